"""From draft to sent, as papers are signed: who may take each step; the signed paper says what was frozen."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from tests.office.signing import ORGANISATION, signed

from parindex.editions.sheet import Sheet as ReadSheet
from parindex.office.assessments.actions import save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.models import OfficialReport, Sheet, SheetRow
from parindex.office.assessments.papers import Imprint, printed
from parindex.office.assessments.queries import readable_sheet
from parindex.office.assessments.steps import (
    keep_signed,
    mark_checked,
    return_to_draft,
    send,
    send_back,
    withdraw,
)
from parindex.office.errors import Forbidden
from parindex.office.evidence.errors import FileRefused
from parindex.office.evidence.signatures import trust
from parindex.office.evidence.store import content_of
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor
from parindex.reading.reader import read
from parindex.writing.official import pdf, word

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

IMPRINT = Imprint("Đồng Mẫu", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "UBND xã báo cáo như sau:", ("- Sở Nội vụ;", "- Lưu: VT."))


@pytest.fixture
def checked(drafter: Actor, filled: Sheet) -> OfficialReport:
    """The sheet closed for signing."""
    return mark_checked(drafter, filled.pk, IMPRINT)


def as_read(content: bytes, folder: Path) -> ReadSheet:
    file = folder / "paper"
    file.write_bytes(content)
    return read(file)


def paper_of(report: OfficialReport, folder: Path) -> tuple[bytes, ReadSheet]:
    content = signed(pdf.render(printed(report)), folder, "Phó Chủ tịch", "Cơ quan")
    return content, as_read(content, folder)


def test_a_sheet_with_blank_rows_does_not_go_out_and_the_rows_are_named(drafter: Actor, sheet: Sheet) -> None:
    with pytest.raises(SheetRefused, match=r"chưa chấm điểm: 1\.1\.1, 1\.1\.2"):
        mark_checked(drafter, sheet.pk, IMPRINT)


def test_a_checked_sheet_is_closed_to_writing(drafter: Actor, checked: OfficialReport) -> None:
    with pytest.raises(SheetRefused):
        save_row(drafter, checked.sheet_id, "1.1.3", 1, Typed("0"))


def test_the_signed_paper_comes_back_with_its_signatures_and_is_sent(
    clerk: Actor, coordinator: Actor, checked: OfficialReport, tmp_path: Path
) -> None:
    content, paper = paper_of(checked, tmp_path)
    assert readable_sheet(coordinator, checked.sheet_id) is None
    kept = keep_signed(clerk, checked.sheet_id, content, paper, "05/BC-UBND", timezone.localdate())
    assert [(found["signer"], found["organisation"]) for found in kept.signatures] == [
        ("Phó Chủ tịch", ORGANISATION),
        ("Cơ quan", ORGANISATION),
    ]
    assert not any(found["trusted"] for found in kept.signatures)
    assert kept.file
    assert content_of(kept.file) == content
    assert send(clerk, checked.sheet_id).sent_at
    assert readable_sheet(coordinator, checked.sheet_id)
    assert [entry.verb for entry in Entry.objects.filter(chain=checked.sheet.chain).order_by("sequence")][-3:] == [
        "check",
        "sign",
        "send",
    ]
    assert verify().breaks == ()


def test_signatures_under_roots_that_were_set_are_trusted_and_what_is_no_root_beside_them_is_named(
    clerk: Actor, checked: OfficialReport, tmp_path: Path
) -> None:
    content, paper = paper_of(checked, tmp_path)
    roots = Path(settings.HOME, "trust")
    roots.mkdir()
    try:
        for root in tmp_path.glob("*.pem"):
            (roots / root.name).write_bytes(root.read_bytes())
        (roots / "goc.cer").write_bytes(b"<html>404</html>")
        (roots / "khoa.pem").write_bytes((tmp_path / "Phó Chủ tịch.key").read_bytes())
        kept = keep_signed(clerk, checked.sheet_id, content, paper, "05/BC-UBND", timezone.localdate())
        assert [found["trusted"] for found in kept.signatures] == [True, True]
        assert trust().broken == ("goc.cer", "khoa.pem")
    finally:
        for root in roots.iterdir():
            root.unlink()
        roots.rmdir()


def test_a_paper_that_says_otherwise_is_refused_with_the_rows(
    clerk: Actor, checked: OfficialReport, tmp_path: Path
) -> None:
    rows = checked.content["rows"]
    place = next(n for n, row in enumerate(rows) if row["id"] == "1.1.3")
    rows[place] = {**rows[place], "claimed": "0.5", "explanation": "Nội dung khác."}
    content, paper = paper_of(checked, tmp_path)
    with pytest.raises(SheetRefused, match=r"dòng 1\.1\.3: điểm tự chấm là 0,5, phiếu là 1"):
        keep_signed(clerk, checked.sheet_id, content, paper, "05/BC-UBND", timezone.localdate())
    assert Sheet.objects.get(pk=checked.sheet_id).state == "checked"


def test_an_unsigned_paper_is_refused_and_a_scan_is_taken_and_marked(
    clerk: Actor, checked: OfficialReport, tmp_path: Path
) -> None:
    content = pdf.render(printed(checked))
    with pytest.raises(SheetRefused, match="chưa có chữ ký số"):
        keep_signed(clerk, checked.sheet_id, content, as_read(content, tmp_path), "05/BC-UBND", timezone.localdate())
    kept = keep_signed(clerk, checked.sheet_id, content, None, "05/BC-UBND", timezone.localdate())
    assert (kept.signed, kept.signatures) == ("scan", [])


def test_nothing_typed_is_cut_off_in_silence(clerk: Actor, drafter: Actor, checked: OfficialReport) -> None:
    with pytest.raises(SheetRefused, match="không quá 50 ký tự"):
        keep_signed(clerk, checked.sheet_id, b"%PDF-1.7", None, "5" * 51, timezone.localdate())
    with pytest.raises(SheetRefused, match="đề nghị rút gọn"):
        return_to_draft(drafter, checked.sheet_id, "lý do " * 1000)


def test_what_no_scanner_makes_is_not_taken_as_a_scan(clerk: Actor, checked: OfficialReport) -> None:
    with pytest.raises(SheetRefused, match="Bản quét là tệp PDF hoặc ảnh"):
        keep_signed(clerk, checked.sheet_id, word.render(printed(checked)), None, "05/BC-UBND", timezone.localdate())


def test_a_signed_paper_is_taken_apart_in_a_child_alone(
    clerk: Actor, checked: OfficialReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, paper = paper_of(checked, tmp_path)
    monkeypatch.setattr("parindex.office.evidence.signatures.PdfFileReader", _ends_its_process)
    with pytest.raises(FileRefused, match="Không đọc được chữ ký"):
        keep_signed(clerk, checked.sheet_id, content, paper, "05/BC-UBND", timezone.localdate())


def _ends_its_process(*_: object, **__: object) -> None:
    os._exit(3)


def test_a_paper_changed_after_signing_is_refused(clerk: Actor, checked: OfficialReport, tmp_path: Path) -> None:
    content, paper = paper_of(checked, tmp_path)
    changed = content.replace(b"/CreationDate", b"/CreationDat3", 1)
    assert changed != content
    with pytest.raises(SheetRefused, match="thay đổi sau khi ký"):
        keep_signed(clerk, checked.sheet_id, changed, paper, "05/BC-UBND", timezone.localdate())


@pytest.mark.parametrize("days", [-1, 1])
def test_a_date_before_the_freeze_or_to_come_is_refused(clerk: Actor, checked: OfficialReport, days: int) -> None:
    with pytest.raises(SheetRefused, match="Ngày của báo cáo"):
        day = timezone.localdate() + timedelta(days=days)
        keep_signed(clerk, checked.sheet_id, b"%PDF-", None, "05/BC-UBND", day)


def test_reopening_makes_a_new_version_and_keeps_the_old(drafter: Actor, checked: OfficialReport) -> None:
    with pytest.raises(SheetRefused, match="lý do"):
        return_to_draft(drafter, checked.sheet_id, " ")
    sheet = return_to_draft(drafter, checked.sheet_id, "sửa số liệu 1.1.3")
    version = SheetRow.objects.get(sheet=sheet, node="1.1.3").version
    save_row(drafter, sheet.pk, "1.1.3", version, Typed("0,5", "Đạt 36/72 nhiệm vụ."))
    again = mark_checked(drafter, sheet.pk, IMPRINT)
    first = OfficialReport.objects.get(sheet=sheet, version=1)
    assert (again.version, first.sha256 != again.sha256) == (2, True)
    assert first.content == checked.content


def test_a_sent_sheet_is_withdrawn_until_the_phase_closes(
    drafter: Actor, clerk: Actor, checked: OfficialReport
) -> None:
    keep_signed(clerk, checked.sheet_id, b"%PDF-1.7", None, "05/BC-UBND", timezone.localdate())
    send(clerk, checked.sheet_id)
    Phase.objects.update(closes=timezone.now() - timedelta(minutes=1))
    with pytest.raises(PhaseClosed):
        withdraw(drafter, checked.sheet_id, "nhầm tệp")
    Phase.objects.update(closes=timezone.now() + timedelta(minutes=1))
    assert withdraw(drafter, checked.sheet_id, "nhầm tệp").state == "draft"


def test_each_step_is_refused_to_whoever_may_not_take_it(
    drafter: Actor, clerk: Actor, neighbour: Actor, coordinator: Actor, filled: Sheet
) -> None:
    for actor in (clerk, neighbour, coordinator):
        with pytest.raises(Forbidden):
            mark_checked(actor, filled.pk, IMPRINT)
    mark_checked(drafter, filled.pk, IMPRINT)
    for actor in (drafter, neighbour, coordinator):
        with pytest.raises(Forbidden):
            keep_signed(actor, filled.pk, b"%PDF-1.7", None, "05/BC-UBND", timezone.localdate())
    for actor in (neighbour, coordinator):
        with pytest.raises(Forbidden):
            return_to_draft(actor, filled.pk, "lý do")
    keep_signed(clerk, filled.pk, b"%PDF-1.7", None, "05/BC-UBND", timezone.localdate())
    for actor in (drafter, neighbour, coordinator):
        with pytest.raises(Forbidden):
            send(actor, filled.pk)
    send(clerk, filled.pk)
    for actor in (clerk, neighbour, drafter):
        with pytest.raises(Forbidden):
            send_back(actor, filled.pk, "lý do")
    assert send_back(coordinator, filled.pk, "thiếu số liệu 1.1.3").state == "draft"
