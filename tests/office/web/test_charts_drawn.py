"""Charts in Chromium under the pages' own policy: drawn as their tables say, on a screen, a phone and paper."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page
from pytest_django import Settings
from tests.office.web.axe import require_accessible
from tests.office.web.charted import UNITS
from tests.office.web.conftest import Enter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs_program("chromium"), pytest.mark.slow]


@pytest.fixture
def charted(settings: Settings) -> None:
    """The office with a page of charts."""
    settings.ROOT_URLCONF = "tests.office.web.charted"
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], Path(__file__).parent / "templates"]}]


def opened(enter: Enter, width: int = 1280) -> Page:
    page = enter("Văn thư xã", width=width)  # type: ignore[call-arg]
    page.goto("/bieu-do/")
    page.locator("svg text").first.wait_for()
    return page


def words(texts: Locator) -> list[str]:
    return [text.strip() for text in texts.all_text_contents() if text.strip()]


def test_every_value_of_the_table_is_drawn_beside_its_name(enter: Enter, charted: None) -> None:
    page = opened(enter)
    for figure in page.locator("figure.charted:has([data-chart])").all():
        drawn = words(figure.locator("svg text"))
        for line in figure.locator("tbody tr").all():
            name, value, *change = words(line.locator("th, td"))
            assert name in drawn
            assert (f"{value} ({change[0]})" if change and change[0] != "0" else value) in drawn
    assert page.locator("[data-chart]").first.get_attribute("role") == "img"
    assert "Xã A" in (page.locator("[data-chart]").first.get_attribute("aria-label") or "")


def test_pointing_at_a_bar_tells_its_whole_name(enter: Enter, charted: None) -> None:
    page = opened(enter, width=360)
    bars = page.locator("[data-chart=mat-diem]")
    assert any(text.endswith(("...", "…")) for text in words(bars.locator("svg text")))
    bars.locator("svg").hover(position={"x": 40, "y": 25})
    bars.get_by_text("ký số").wait_for()


def test_charts_follow_the_width_of_the_window(enter: Enter, charted: None) -> None:
    page = opened(enter)
    page.set_viewport_size({"width": 500, "height": 800})
    page.wait_for_function("[...document.querySelectorAll('[data-chart] svg')].every(one => one.clientWidth < 500)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 500


def test_the_heat_map_shows_every_unit_and_keeps_its_heads_in_sight(enter: Enter, charted: None) -> None:
    page = opened(enter, width=360)
    region = page.get_by_role("region", name="Lĩnh vực của từng xã")
    assert region.locator("tbody tr").count() == UNITS
    region.locator("tbody tr").last.scroll_into_view_if_needed()
    region.evaluate("one => one.scrollTo(one.scrollWidth, one.scrollHeight)")
    frame = region.bounding_box()
    assert frame is not None
    for head, edge in ((region.locator("thead th").last, "y"), (region.locator("tbody th").last, "x")):
        box = head.bounding_box()
        assert box is not None
        assert abs(box[edge] - frame[edge]) < 2  # type: ignore[literal-required]


def test_on_paper_the_charts_and_their_tables_stand_open(enter: Enter, charted: None, tmp_path: Path) -> None:
    page = opened(enter)
    page.pdf(path=tmp_path / "trang.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "trang.pdf") as printed:
        texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    paper = "\n".join(texts)
    assert "85,25 (-7,25)" in paper and "Tăng, giảm so với bước trước" in paper
    assert f"Xã số {UNITS}" in paper
    assert page.locator("details[open]").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_of_charts_is_accessible(enter: Enter, charted: None, width: int) -> None:
    page = opened(enter, width)
    require_accessible(page)
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    require_accessible(page)
