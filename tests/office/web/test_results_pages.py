"""Pages of results before publication: what each person of the cast reads on them, and their files."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.office.appraised import full, judge, opened, sent_sheet

from parindex.office.results.models import Standing
from parindex.office.rounds.models import Phase, Round
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

As = Callable[[str], Client]

COORDINATOR, APPRAISER, DRAFTER = "Người điều phối cấp tỉnh", "Chuyên viên Sở Nội vụ", "Công chức tổng hợp"
COUNCIL = "Thành viên hội đồng"


@pytest.fixture
def commune(demonstration: None) -> Unit:
    """The commune of the cast."""
    return Unit.objects.get(name="Xã Đồng Mẫu")


@pytest.fixture
def judged(coordinator: Actor, commune: Unit) -> Round:
    """A round in which two units are decided, equal in points, and the third has not sent its sheet."""
    found = opened(coordinator, 2025)
    other = Unit.objects.get(name="Xã Láng Giềng")
    judge(coordinator, sent_sheet(found, commune.pk, full(found)), full(found, {"1.3": 20_000}))
    judge(coordinator, sent_sheet(found, other.pk, full(found)), full(found, {"2.2": 20_000}))
    return found


def read(client: Client, address: str) -> str:
    """The page of an address."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def rows(client: Client, address: str) -> list[list[str]]:
    """The lines of a file, each cut at its commas."""
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/csv")
    return [line.split(",") for line in answer.content.decode("utf-8-sig").splitlines()]


def test_equal_units_stand_at_an_equal_rank_and_open_ones_at_none(as_: As, judged: Round) -> None:
    page = read(as_(COORDINATOR), f"/dot/{judged.pk}/ket-qua/")
    assert page.count('<td class="number">1</td>') == 2
    assert "tiêu chí chưa quyết định" in page
    assert "Chưa xếp hạng</span> <strong>1</strong>" in page
    assert "Tốt</span> <strong>2</strong>" in page


def test_the_ranking_is_searched_filtered_and_parted_in_blocks(as_: As, judged: Round) -> None:
    client, address = as_(COORDINATOR), f"/dot/{judged.pk}/ket-qua/"
    assert "Láng Giềng" not in read(client, f"{address}?q=dong+mau")
    assert "Bến Thử" not in read(client, f"{address}?loai=T%E1%BB%91t")
    ward = read(client, f"{address}?nhom=ph%C6%B0%E1%BB%9Dng")
    assert "Bến Thử" in ward
    assert "Đồng Mẫu" not in ward
    assert read(client, f"{address}?nhom=khong-co&xep=la").count("<tr>") == 4


def test_the_ranking_goes_into_a_file(as_: As, judged: Round) -> None:
    head, first, second, third = rows(as_(COORDINATOR), f"/dot/{judged.pk}/ket-qua/xep-hang.csv")
    assert head[:2] == ["Nhóm", "Hạng"]
    assert (first[1], second[1], third[1]) == ("1", "1", "")
    assert first[6:8] == ["98", "100"]


def test_the_ranking_asks_as_often_for_many_units_as_for_few(as_: As, judged: Round) -> None:
    client, address = as_(COORDINATOR), f"/dot/{judged.pk}/ket-qua/"
    read(client, address)
    with CaptureQueriesContext(connection) as asked:
        read(client, address)
    assert len(asked) <= 20


def test_a_unit_s_own_people_see_it_from_the_phase_of_approval(as_: As, judged: Round, commune: Unit) -> None:
    client, address = as_(DRAFTER), f"/ket-qua/{judged.pk}/don-vi/{commune.pk}/"
    before = read(client, address)
    assert "từ khi giai đoạn phê duyệt bắt đầu" in before
    assert "Điểm qua các bước" not in before
    assert client.get(f"{address}diem.csv").status_code == 404
    Phase.objects.create(round=judged, name=Phase.Name.APPROVAL, opens=timezone.now())
    after = read(client, address)
    assert "Điểm qua các bước" in after
    assert "cộng 2 điểm" in after
    assert "hạng 1/2" not in after
    assert "hạng 1/2" in read(as_(COORDINATOR), address)
    assert client.get(f"/ket-qua/{judged.pk}/don-vi/{commune.pk + 1}/").status_code == 404


def test_an_appraiser_sees_the_criteria_of_their_body_alone(as_: As, judged: Round, commune: Unit) -> None:
    page = read(as_(APPRAISER), f"/ket-qua/{judged.pk}/don-vi/{commune.pk}/")
    assert "Tổ chức ít nhất 4 cuộc đối thoại" in page
    assert "Tỷ lệ hồ sơ giải quyết đúng hạn" not in page
    assert "Kết quả chung" not in page
    listed = rows(as_(APPRAISER), f"/dot/{judged.pk}/ket-qua/tieu-chi.csv")
    assert "1.3" in {line[0] for line in listed}
    assert "2.2" not in {line[0] for line in listed}


def test_a_unit_s_criteria_go_into_a_file(as_: As, judged: Round, commune: Unit) -> None:
    listed = rows(as_(COORDINATOR), f"/ket-qua/{judged.pk}/don-vi/{commune.pk}/diem.csv")
    assert listed[0] == ["Mã", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "Điểm đạt được", "Điểm mất"]
    assert next(line for line in listed if line[0] == "1.3")[-5:] == ["4", "4", "2", "2", "2"]


def test_criteria_and_fields_go_into_files(as_: As, judged: Round) -> None:
    client, address = as_(COORDINATOR), f"/dot/{judged.pk}/ket-qua/"
    listed = client.get(f"{address}tieu-chi.csv").content.decode("utf-8-sig")
    assert '1.3,Tổ chức ít nhất 4 cuộc đối thoại với người dân trong năm,2,8,6,2,"75,00",2,1' in listed
    fields = client.get(f"{address}linh-vuc.csv").content.decode("utf-8-sig").splitlines()
    assert fields[1] == "Phường Bến Thử,,,,"
    assert fields[2] == 'Xã Đồng Mẫu,"90,00","100,00","100,00","100,00"'


def test_by_how_much_claims_stand_above_rules_is_for_whoever_appraises_and_the_unit_alone(
    as_: As, judged: Round, commune: Unit
) -> None:
    of_unit, of_all = f"/ket-qua/{judged.pk}/don-vi/{commune.pk}/", f"/dot/{judged.pk}/ket-qua/tieu-chi"
    for who in (COUNCIL, "Người kiểm tra"):
        for page in (read(as_(who), of_unit), read(as_(who), f"{of_all}/")):
            assert "Điểm mất" in page
            assert "Cao hơn quy tắc" not in page
            assert "cao hơn điểm theo quy tắc" not in page
        assert rows(as_(who), f"{of_all}.csv")[0][-1] == "Chỉ số (%)"
    for who in (COORDINATOR, APPRAISER):
        assert "Cao hơn quy tắc" in read(as_(who), of_unit)
        assert "Cao hơn quy tắc" in read(as_(who), f"{of_all}/")
        assert rows(as_(who), f"{of_all}.csv")[0][-1] == "Số đơn vị tự chấm cao hơn"


def test_the_year_before_stands_beside_this_one(as_: As, judged: Round, commune: Unit, coordinator: Actor) -> None:
    client, address = as_(COORDINATOR), f"/ket-qua/{judged.pk}/don-vi/{commune.pk}/"
    assert "Chưa có kết quả năm trước" in read(client, address)
    before = opened(coordinator, 2024)
    judge(coordinator, sent_sheet(before, commune.pk, {}), full(before, {"1.3": 25_000}))
    assert "Tăng, giảm theo lĩnh vực" in read(client, address)
    listed = client.get(f"{address}so-nam-truoc.csv").content.decode("utf-8-sig")
    assert '1.3,Tổ chức ít nhất 4 cuộc đối thoại với người dân trong năm,2,"1,5","+0,5",' in listed


def test_a_unit_that_sent_nothing_has_neither_points_nor_rank(as_: As, judged: Round) -> None:
    ward = Unit.objects.get(name="Phường Bến Thử")
    page = read(as_(COORDINATOR), f"/ket-qua/{judged.pk}/don-vi/{ward.pk}/")
    assert "Đơn vị chưa gửi phiếu tự đánh giá" in page
    assert Standing.objects.get(unit=ward).undecided
    assert "hạng 1" not in page


def test_a_desk_leads_to_the_results_that_a_person_sees(as_: As, judged: Round) -> None:
    assert f"/dot/{judged.pk}/ket-qua/tieu-chi/" in read(as_(APPRAISER), "/ban-lam-viec/")
    assert f'"/dot/{judged.pk}/ket-qua/"' in read(as_("Thành viên hội đồng"), "/ban-lam-viec/")
    own = Unit.objects.get(name="Xã Đồng Mẫu")
    assert f"/ket-qua/{judged.pk}/don-vi/{own.pk}/" in read(as_(DRAFTER), "/ban-lam-viec/")
