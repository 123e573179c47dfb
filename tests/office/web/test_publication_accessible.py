"""The public pages in Chromium at a phone's width: axe finds nothing, nothing reaches beyond the edge."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.office.publishing import announce
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.models import Sheet
from parindex.office.results.models import Publication
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs_program("chromium"), pytest.mark.slow]


def test_public_pages_are_accessible_and_fit_a_phone(
    enter: Enter, coordinator: Actor, council: Actor, published: Publication, decided: Sheet
) -> None:
    decide(council, decided.pk, "1.2", "awarded", 0, TypedDecision("0,25", False, "council", "Theo kết luận."))
    second = announce(coordinator, council, decided.round, "Cộng nhầm một dòng.")
    page = enter("Thành viên hội đồng", width=360)  # type: ignore[call-arg]
    for address in ("phe-duyet/", "van-ban/"):
        page.goto(f"/dot/{decided.round_id}/{address}")
        _require(page)
    page.get_by_role("button", name="Đăng xuất").click()
    for publication in (published, second):
        for address in ("", "don-vi/demo-1/", "don-vi/demo-3/", "don-vi/demo-1/cac-nam/", "tieu-chi/1.1.3/"):
            page.goto(f"/cong-bo/{publication.pk}/{address}")
            _require(page)
    for address in ("", f"{second.pk}/thay-doi/", f"{second.pk}/so-sanh/?don-vi=demo-1&don-vi=demo-2&q=ben"):
        page.goto(f"/cong-bo/{address}")
        _require(page)


def test_a_visitor_finds_a_unit_compares_it_and_reads_in_english(
    chromium: Browser, live_server: LiveServer, published: Publication
) -> None:
    page = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800}).new_page()
    page.goto("/cong-bo/")
    page.get_by_role("link", name=published.title).click()
    page.get_by_role("searchbox").fill("lang gieng")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Xã Láng Giềng").click()
    page.get_by_role("link", name="So với đơn vị khác").click()
    page.get_by_role("searchbox").fill("dong mau")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Xã Đồng Mẫu").click()
    assert page.locator("thead th a.btn").count() == 2
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("thead th a.btn").count() == 2
    page.context.close()


def test_a_visitor_s_charts_are_drawn_as_their_tables_say_and_ask_nobody_else(
    chromium: Browser, live_server: LiveServer, published: Publication
) -> None:
    for width in (1280, 360):
        page = chromium.new_context(base_url=live_server.url, viewport={"width": width, "height": 800}).new_page()
        asked, said = list[str](), list[str]()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        for address in ("don-vi/demo-1/", "so-sanh/?don-vi=demo-1&don-vi=demo-2"):
            page.goto(f"/cong-bo/{published.pk}/{address}")
            page.locator("svg text").first.wait_for()
            chart = page.locator("figure.charted:has([data-chart])").first
            drawn = [text.strip() for text in chart.locator("svg text").all_text_contents()]
            for line in chart.locator("tbody tr").all():
                points, of = line.locator("td").all_text_contents()[:2]
                assert f"{points}/{of}" in drawn
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert all(url.startswith(live_server.url) for url in asked)
        assert not said
        page.context.close()


def _require(page: Page) -> None:
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    require_accessible(page)
