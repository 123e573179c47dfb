"""Every page, as every role that it is open to, in Chromium: axe finds nothing, and nothing reaches beyond the edge."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter
from tests.office.web.test_edition_pages import COORDINATOR, DRAFT_PAGES
from tests.office.web.test_pages import EVERYBODY, PAGES, subjects

from parindex.office.assessments.models import Sheet
from parindex.office.editions.actions import begin, clone_of_shelf
from parindex.office.editions.models import EditionRow
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs_program("chromium"), pytest.mark.slow]

WIDTHS = (1280, 360)
PARTS = re.compile(r"/chon/|/phieu/\d+/dong/|/so/\d+/\w+/dong/|/lich-su/|/tep$|/tai-ve/|/excel/|\.\w+$")
"""Addresses of parts of pages and of files."""
PICTURES = os.environ.get("PARINDEX_PICTURES")
"""A folder that gets a picture of every page, for whoever wants to look at them."""


def test_every_page_of_every_role_is_accessible_and_fits(enter: Enter, coordinator: Actor, filled: Sheet) -> None:
    [province] = coordinator.units(["coordinator"])
    ids = subjects(filled) | {"edition": begin(coordinator, province, 2026, clone_of_shelf("day-hoc/2025-1"), "").pk}
    ids["row"] = EditionRow.objects.get(edition=ids["edition"], node="1.3").pk
    pages = PAGES | {each: {COORDINATOR} for each in DRAFT_PAGES} | {"/khong-co/": EVERYBODY}
    seen = set[str]()
    for name in sorted(EVERYBODY):
        page = enter(name)
        for address in (each.format(**ids) for each, let_in in pages.items() if name in let_in):
            if PARTS.search(address):
                continue
            page.goto(address)
            if _looks(page) not in seen:
                seen.add(_looks(page))
                _require(page, f"{name} {address}")


def test_whoever_has_not_logged_in_finds_the_same(enter: Enter) -> None:
    page = enter("Văn thư xã")
    page.get_by_role("button", name="Đăng xuất").click()
    for address in ("/", "/dang-nhap/"):
        page.goto(address)
        _require(page, address)


def _looks(page: Page) -> str:
    """What tells one page from another, whoever looks at it: its content, without tokens."""
    shown = page.evaluate("document.querySelector('main').innerHTML")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown)


def _require(page: Page, name: str) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if PICTURES:
            plain = "-".join(filter(None, re.split(r"\W+", name)))
            page.screenshot(path=Path(PICTURES, f"{plain}-{width}.png"), full_page=True)
        require_accessible(page)
