"""Results in Chromium: from the ranking to a unit, a criterion and its chart, on a screen and on a phone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.office.appraised import full, judge, opened, sent_sheet
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs_program("chromium"), pytest.mark.slow]


@pytest.fixture
def judged(enter: Enter, coordinator: Actor) -> Round:
    """Two years of three units, all decided, one of them at three stages."""
    units = list(Unit.objects.filter(kind__in=["commune", "ward"]).order_by("pk"))
    before, now = opened(coordinator, 2024), opened(coordinator, 2025)
    for place, unit in enumerate(units):
        judge(coordinator, sent_sheet(before, unit.pk, {}), full(before, {"1.3": 5_000 * place}))
        sheet = sent_sheet(now, unit.pk, full(now), {"1.3": 30_000})
        judge(coordinator, sheet, full(now, {"1.3": 20_000, "2.1": 10_000 * place, "5.2": 5_000}))
        if not place:
            judge(coordinator, sheet, {"1.3": 35_000}, "reappraised")
            judge(coordinator, sheet, {"1.3": 32_500}, "awarded")
    Phase.objects.create(round=now, name=Phase.Name.APPROVAL, opens=timezone.now())
    return now


def whole(page: Page) -> None:
    """What a page must be with everything unfolded and drawn."""
    if page.locator("[data-chart]").count():
        page.locator("svg text").first.wait_for()
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    require_accessible(page)


def test_the_coordinator_goes_from_the_ranking_to_what_a_criterion_lost(enter: Enter, judged: Round) -> None:
    page = enter("Người điều phối cấp tỉnh")
    page.goto(f"/dot/{judged.pk}/")
    page.get_by_role("link", name="Kết quả và xếp hạng").click()
    first = page.locator("tbody tr").first
    expect(first).to_contain_text("Xã Đồng Mẫu")
    expect(first.locator("td").first).to_have_text("1")
    first.get_by_role("link").click()
    chart = page.locator("[data-chart=qua-cac-buoc]")
    expect(chart.get_by_text("98,75 (-0,25)")).to_be_visible()
    page.get_by_role("link", name="1.3", exact=True).click()
    expect(chart.get_by_text("3,25 (-0,25)")).to_be_visible()
    expect(chart.get_by_text("3,5 (+1,5)")).to_be_visible()
    assert "1.3 Tổ chức ít nhất" in page.locator("#qua-cac-buoc-cua figcaption").inner_text()
    with page.expect_download() as saved:
        page.locator("#qua-cac-buoc-cua").get_by_role("link", name="Tải bảng số liệu").click()
    assert saved.value.suggested_filename.endswith(".csv")


def test_the_criteria_that_cost_most_stand_first_and_lead_on(enter: Enter, judged: Round) -> None:
    page = enter("Thành viên hội đồng")
    page.locator(f"a[href='/dot/{judged.pk}/ket-qua/']").click()
    page.get_by_role("link", name="Tiêu chí và lĩnh vực").click()
    drawn = page.locator("[data-chart=mat-diem]")
    bars = page.locator("figure", has=drawn).locator("tbody td")
    assert bars.all_text_contents() == ["4,75", "3", "1,5"]
    for value in ("4,75", "1,5"):
        expect(drawn.get_by_text(value, exact=True)).to_be_visible()
    page.get_by_role("region", name="Lĩnh vực của từng đơn vị").get_by_role("link", name="Phường Bến Thử").click()
    expect(page.locator("h1")).to_contain_text("Phường Bến Thử")


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_results_are_accessible_and_fit(enter: Enter, judged: Round, width: int) -> None:
    own = Unit.objects.get(name="Xã Đồng Mẫu").pk
    unit = f"/ket-qua/{judged.pk}/don-vi/{own}/"
    for name, addresses in {
        "Người điều phối cấp tỉnh": [f"/dot/{judged.pk}/ket-qua/", f"/dot/{judged.pk}/ket-qua/tieu-chi/", unit],
        "Chuyên viên Sở Nội vụ": [f"/dot/{judged.pk}/ket-qua/tieu-chi/", unit],
        "Công chức tổng hợp": [unit, f"{unit}?muc=2"],
    }.items():
        page = enter(name, width)  # type: ignore[call-arg]
        for address in addresses:
            page.goto(address)
            whole(page)
