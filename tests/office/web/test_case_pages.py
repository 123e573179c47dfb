"""Cases in the browser's hands: uploads refused by name, what an import would move within rights, rows opened."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.office.casework import brought_in, case, taken_in

from parindex.office.assessments.forecast import forecast
from parindex.office.assessments.models import Assignment, Sheet
from parindex.office.cases.models import Intake
from parindex.office.units.access import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

As = Callable[[str], Client]
DRAFTER, COORDINATOR = "Công chức tổng hợp", "Người điều phối cấp tỉnh"
YEAR = timezone.localdate().year


@pytest.fixture
def client(as_: As) -> Client:
    return as_(DRAFTER)


def uploaded(client: Client, unit: int, name: str, content: bytes) -> tuple[int, str]:
    answer = client.post(f"/ho-so/{unit}/nhap/", {"export": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("rong.csv", b"", "Chưa chọn tệp, hoặc tệp rỗng"),
        ("khong-phai.csv", b"a;b\n1;2\n", "Không thấy dòng tên cột"),
        ("hong.parquet", b"PAR1" + b"\x00" * 200 + b"PAR1", "không đọc được như tệp Parquet"),
        ("hong.xlsx", b"PK\x03\x04" + b"\x00" * 200, "tệp"),
        ("anh.csv", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "tệp ảnh"),
    ],
)
def test_a_hostile_or_empty_file_is_refused_in_words_and_nothing_is_kept(
    client: Client, sheet: Sheet, name: str, content: bytes, words: str
) -> None:
    status, page = uploaded(client, sheet.unit_id, name, content)
    assert (status, words in page) == (422, True), page
    assert not Intake.objects.exists()


def test_a_file_beyond_the_limit_is_refused(client: Client, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    smaller = settings.CONFIGURATION.model_copy(update={"upload_mb": 1})
    monkeypatch.setattr(settings, "CONFIGURATION", smaller)
    status, page = uploaded(client, sheet.unit_id, "lon.csv", b"x" * (1024 * 1024 + 1))
    assert (status, "Tệp lớn hơn 1 MB" in page) == (422, True)


def test_a_superior_sees_what_of_a_sent_sheet_would_move_and_of_a_draft_only_that_it_would(
    drafter: Actor, coordinator: Actor, as_: As, filled: Sheet, tmp_path: Path
) -> None:
    province = coordinator.units(["coordinator"]).pop()
    intake = taken_in(coordinator, province, tmp_path, [case("A", YEAR), case("B", YEAR)])
    weighing, [draft] = forecast(coordinator, intake)
    assert (weighing.new, draft.leaves) == (2, None)
    page = as_(COORDINATOR).get(f"/ho-so/{province}/nhap/{intake.pk}/xem-truoc/").content.decode()
    assert "Bản soạn là việc của đơn vị" in page
    assert "Bao nhiêu hồ sơ được nộp trực tuyến" not in page
    Sheet.objects.filter(pk=filled.pk).update(state=Sheet.State.SENT)
    _, [sent] = forecast(coordinator, intake)
    assert sent.leaves
    assert sent.after > sent.before


def test_whoever_only_contributes_sees_the_rows_given_to_them(contributor: Actor, sheet: Sheet, tmp_path: Path) -> None:
    intake = taken_in(contributor, sheet.unit_id, tmp_path, [case("A", YEAR)])
    _, [moving] = forecast(contributor, intake)
    assert moving.leaves == ()
    Assignment.objects.create(sheet=sheet, node="7", person_id=contributor.person)
    _, [moving] = forecast(contributor, intake)
    assert {one.criterion.id.partition(".")[0] for one in moving.leaves or ()} == {"7"}


def test_a_figure_opens_to_its_cases_and_to_a_table_without_persons(
    client: Client, drafter: Actor, sheet: Sheet, tmp_path: Path
) -> None:
    late = case("C", YEAR, Ngày_kết_thúc_xử_lý=f"20/01/{YEAR}")
    brought_in(drafter, sheet.unit_id, tmp_path, [case("A", YEAR), case("B", YEAR), late])
    base = f"/ho-so/{sheet.unit_id}/"
    page = client.get(f"{base}?nam={YEAR}&ky=year").content.decode()
    assert f"{base}so-lieu/cases_resolved_on_time/?nam={YEAR}" in page
    behind = client.get(f"{base}so-lieu/cases_resolved_on_time/?nam={YEAR}&ky=year").content.decode()
    assert "2 hồ sơ" in behind and "<td>A</td>" in behind and "<td>C</td>" not in behind
    assert "<td>Xã Đồng Mẫu</td>" in behind and "Đã trả kết quả" in behind
    table = client.get(f"{base}so-lieu/cases_late/tai-ve.csv?nam={YEAR}&ky=year").content.decode("utf-8-sig")
    headings, *rows = csv.reader(io.StringIO(table))
    assert [row[0] for row in rows] == ["C"]
    assert "Họ tên" not in " ".join(headings)


def test_kept_figures_cost_a_page_no_engine_and_few_queries(
    client: Client, drafter: Actor, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_in(drafter, sheet.unit_id, tmp_path, [case("A", YEAR)])
    monkeypatch.setattr("parindex.office.cases.engine.cases_of", lambda _: pytest.fail("an engine for a page"))
    for address, most in (
        (f"/ho-so/{sheet.unit_id}/", 10),
        (f"/phieu/{sheet.pk}/", 12),
        (f"/phieu/{sheet.pk}/so-lieu/", 12),
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= most, address
