"""What axe finds on a page: nothing may be."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def require_accessible(page: Page) -> None:
    """Fail with the rules that the page breaks and where, unless it breaks none; it must fit its width too."""
    found = Axe().run(page, options=RULES).response["violations"]
    broken = [f"{each['id']}: {node['target']} {node['html'][:200]}" for each in found for node in each["nodes"]]
    assert not broken, "\n".join([page.url, *broken])
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= (page.viewport_size or {"width": 0})["width"], page.url
