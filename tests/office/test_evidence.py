"""Documents as proof: taken in once, matched to the rows that cite them, frozen with the sheet, closed to others."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.papers import word as word_file
from tests.office.signing import ORGANISATION, signed
from tests.office.test_steps import IMPRINT, as_read

from parindex.office.appraisals.documents import appraised_document
from parindex.office.assessments.actions import assign, open_sheet, save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.documents import dated, listed, visible_document
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.models import OfficialReport, RowDocument, Sheet, SheetRow
from parindex.office.assessments.papers import differences, printed
from parindex.office.assessments.proving import (
    attach,
    cite_in,
    describe,
    detach,
    match_again,
    remove,
    take_in,
    take_in_page,
)
from parindex.office.assessments.steps import mark_checked, return_to_draft
from parindex.office.demonstration.papers import UNIT, paper
from parindex.office.errors import Forbidden
from parindex.office.evidence.actions import Described
from parindex.office.evidence.errors import DocumentChanged, FileRefused
from parindex.office.evidence.examining import Examined, examine
from parindex.office.evidence.models import Document, File
from parindex.office.evidence.store import fingerprint
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Body, Participant
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person, Role
from parindex.writing.official import pdf, word, workbook

pytestmark = pytest.mark.django_db

ISSUED = date(2022, 12, 30)
PLAN = ("KẾ HOẠCH", "Cải cách hành chính năm 2023")
CITED = "Ban hành Kế hoạch số 58/KH-UBND ngày 30/12/2022 của UBND xã."


def plan(stamp: str = "", unit: str = UNIT) -> Examined:
    return examine(paper("58/KH-UBND", ISSUED, PLAN, unit, stamp))


def sent(sheet: Sheet) -> Sheet:
    Sheet.objects.filter(pk=sheet.pk).update(state="sent")
    return Sheet.objects.get(pk=sheet.pk)


@pytest.fixture
def cited(drafter: Actor, sheet: Sheet) -> Sheet:
    """The sheet with two rows that cite the plan, and one that cites another."""
    for node in ("1.1.1", "1.1.2"):
        save_row(drafter, sheet.pk, node, 0, Typed("", CITED))
    save_row(drafter, sheet.pk, "1.1.3", 0, Typed("", "Báo cáo số 58/BC-UBND ngày 30/12/2022."))
    return sheet


def test_a_file_is_read_and_put_beside_every_row_that_cites_it(drafter: Actor, cited: Sheet) -> None:
    taken = take_in(drafter, cited.pk, "ke hoach.pdf", plan())
    found = taken.document
    assert (found.number, found.date, found.issuer) == ("58/KH-UBND", ISSUED, UNIT)
    assert (found.title, found.known) == ("KẾ HOẠCH Cải cách hành chính năm 2023", "read")
    assert (taken.new, taken.nodes) == (True, ("1.1.1", "1.1.2"))
    entries = Entry.objects.filter(detail__file=found.file_id).order_by("pk").values_list("chain", "verb")
    chains = [(f"unit:{cited.unit_id}", "add-document"), (cited.chain, "attach"), (cited.chain, "attach")]
    assert list(entries) == chains
    assert verify().breaks == ()
    assert "KẾ HOẠCH" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_one_content_is_one_document_under_whatever_name_it_comes_again(drafter: Actor, cited: Sheet) -> None:
    first = take_in(drafter, cited.pk, "a.pdf", plan())
    again = take_in(drafter, cited.pk, "b.pdf", plan(), "2.1")
    assert (again.new, again.document.pk) == (False, first.document.pk)
    assert again.nodes == ("1.1.1", "1.1.2", "2.1")
    assert Document.objects.filter(file=first.document.file).count() == 1


def test_what_a_person_took_off_does_not_come_back_by_the_row_s_words(drafter: Actor, cited: Sheet) -> None:
    taken = take_in(drafter, cited.pk, "a.pdf", plan())
    detach(drafter, cited.pk, "1.1.2", taken.document.pk)
    assert take_in(drafter, cited.pk, "a.pdf", plan()).nodes == ("1.1.1",)
    assert match_again(drafter, cited.pk) == []
    attach(drafter, cited.pk, "1.1.2", taken.document.pk)
    assert take_in(drafter, cited.pk, "a.pdf", plan()).nodes == ("1.1.1", "1.1.2")


def test_words_written_after_the_upload_are_matched_when_asked(drafter: Actor, sheet: Sheet) -> None:
    assert take_in(drafter, sheet.pk, "a.pdf", plan()).nodes == ()
    save_row(drafter, sheet.pk, "1.2", 0, Typed("", CITED))
    assert [link.row.node for link in match_again(drafter, sheet.pk)] == ["1.2"]


def test_a_corrected_number_is_matched_again(drafter: Actor, cited: Sheet) -> None:
    unread = take_in(drafter, cited.pk, "anh.pdf", examine(paper("", ISSUED, ("ẢNH", "chụp"))))
    assert unread.nodes == ()
    told = describe(drafter, cited.pk, unread.document.pk, 1, Described("58/KH-UBND", ISSUED))
    assert (told.nodes, told.document.known) == (("1.1.1", "1.1.2"), "typed")


def test_of_two_who_describe_a_document_the_second_sees_what_the_first_wrote(drafter: Actor, cited: Sheet) -> None:
    document = take_in(drafter, cited.pk, "ke hoach.pdf", plan()).document
    first = Described("59/KH-UBND", ISSUED, UNIT, "Kế hoạch")
    describe(drafter, cited.pk, document.pk, 1, first)
    with pytest.raises(DocumentChanged) as refused:
        describe(drafter, cited.pk, document.pk, 1, Described("60/KH-UBND", ISSUED, UNIT, "Kế hoạch"))
    assert (refused.value.theirs.number, refused.value.theirs.version) == ("59/KH-UBND", 2)
    assert describe(drafter, cited.pk, document.pk, 1, first).document.version == 2  # the same again is no conflict
    assert describe(drafter, cited.pk, document.pk, 2, Described("60/KH-UBND", ISSUED)).document.number == "60/KH-UBND"


@pytest.mark.parametrize("make", [paper, word_file])
def test_a_classified_paper_is_refused_and_nothing_of_it_is_kept(drafter: Actor, sheet: Sheet, make: object) -> None:
    content = make("58/KH-UBND", ISSUED, ("KẾ HOẠCH", "Tác chiến"), stamp="TỐI MẬT")  # type: ignore[operator]
    files, documents = File.objects.count(), Document.objects.count()
    with pytest.raises(FileRefused, match=r"“Tối mật”.*chỉ ghi chỉ dẫn"):
        take_in(drafter, sheet.pk, "a.pdf", examine(content))
    assert (File.objects.count(), Document.objects.count()) == (files, documents)
    assert not storages["files"].exists(File(sha256=fingerprint(content)).place)


def test_a_classified_paper_is_cited_by_number_and_place(drafter: Actor, cited: Sheet) -> None:
    taken = cite_in(drafter, cited.pk, Described("58/KH-UBND", ISSUED, UNIT, "", "Tủ mật, Văn phòng"))
    assert (taken.document.kind, taken.document.file, taken.nodes) == ("citation", None, ("1.1.1", "1.1.2"))
    with pytest.raises(SheetRefused, match="nơi lưu"):
        cite_in(drafter, cited.pk, Described("58/KH-UBND", ISSUED, UNIT))


def test_a_web_page_has_its_address_its_day_and_its_picture(drafter: Actor, sheet: Sheet) -> None:
    picture = examine(paper("", ISSUED, ("TIN", "Trang thông tin điện tử")))
    seen = Described(title="Công khai TTHC", address="https://dongmau.example/tin", seen_on=date(2026, 1, 5))
    taken = take_in_page(drafter, sheet.pk, "trang.pdf", picture, seen, "3.2.2")
    assert (taken.document.kind, taken.document.address, taken.nodes) == ("web", seen.address, ("3.2.2",))
    with pytest.raises(FileRefused, match="đã có"):
        take_in_page(drafter, sheet.pk, "trang.pdf", picture, seen)
    with pytest.raises(SheetRefused):
        take_in_page(drafter, sheet.pk, "x.pdf", plan(), Described(address="javascript:alert(1)", seen_on=ISSUED))


def test_a_unit_s_room_is_bounded_and_the_refusal_says_by_what(
    drafter: Actor, sheet: Sheet, settings: SimpleNamespace
) -> None:
    settings.CONFIGURATION = settings.CONFIGURATION.model_copy(update={"unit_mb": 0})
    with pytest.raises(FileRefused, match="trong 0 MB"):
        take_in(drafter, sheet.pk, "a.pdf", plan())


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 200_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"MZ\x90\x00",
        b"%PDF-1.7 rubbish",
        b"PK\x03\x04 rubbish",
    ],
)
def test_what_is_no_paper_or_picture_is_refused_whatever_its_name(content: bytes) -> None:
    with pytest.raises(FileRefused):
        examine(content)


def test_a_zip_that_unpacks_to_too_much_is_refused_unread() -> None:
    with pytest.raises(FileRefused, match="giải nén"):
        examine(bomb())


def test_a_reading_that_takes_too_long_leaves_the_particulars_to_a_person(
    drafter: Actor, sheet: Sheet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "tesseract"
    slow.write_text('#!/bin/sh\n[ "$1" = --list-langs ] && printf "vie\\neng\\n" || sleep 3\n')
    slow.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("PARINDEX_READ_SECONDS", "1")
    taken = take_in(drafter, sheet.pk, "a.png", examine(paper("58/KH-UBND", ISSUED, PLAN, form="png")))
    assert (taken.document.known, taken.document.number) == ("unread", "")


@pytest.mark.needs_program("tesseract")
def test_a_scan_is_read_and_marked_as_such(drafter: Actor, cited: Sheet) -> None:
    picture = examine(paper("58/KH-UBND", ISSUED, PLAN, form="png"))
    taken = take_in(drafter, cited.pk, "scan.png", picture)
    assert (taken.document.known, taken.nodes) == ("scanned", ("1.1.1", "1.1.2"))


def test_signatures_are_kept_when_the_file_is_taken_in(drafter: Actor, sheet: Sheet, tmp_path: Path) -> None:
    content = signed(plan().content, tmp_path, "Chủ tịch")
    kept = take_in(drafter, sheet.pk, "a.pdf", examine(content)).document.signatures
    assert [(one["signer"], one["organisation"], one["intact"], one["whole"], one["trusted"]) for one in kept] == [
        ("Chủ tịch", ORGANISATION, True, True, False)
    ]


def test_a_contributor_adds_to_rows_given_to_them_and_no_others(
    drafter: Actor, contributor: Actor, cited: Sheet
) -> None:
    save_row(drafter, cited.pk, "2.1", 0, Typed("", CITED))
    taken = take_in(contributor, cited.pk, "a.pdf", plan())
    assert taken.nodes == ("2.1",)
    with pytest.raises(Forbidden):
        attach(contributor, cited.pk, "1.1.1", taken.document.pk)
    assign(drafter, cited.pk, "1.1.1", contributor.person, None)
    attach(contributor, cited.pk, "1.1.1", taken.document.pk)


def test_a_contributor_sees_the_documents_of_their_rows_and_their_own(
    drafter: Actor, contributor: Actor, cited: Sheet
) -> None:
    other = take_in(drafter, cited.pk, "a.pdf", plan()).document
    own = take_in(contributor, cited.pk, "b.pdf", examine(paper("", ISSUED, ("ẢNH", "của tôi")))).document
    assert {one.document.pk for one in listed(contributor, cited)} >= {own.pk}
    assert other.pk not in {one.document.pk for one in listed(contributor, cited)}
    assert visible_document(contributor, other.pk) is None
    assert visible_document(contributor, own.pk)


def test_nobody_else_adds_anything(clerk: Actor, neighbour: Actor, coordinator: Actor, cited: Sheet) -> None:
    for other in (clerk, neighbour, coordinator):
        with pytest.raises(Forbidden):
            take_in(other, cited.pk, "a.pdf", plan())
        with pytest.raises(Forbidden):
            cite_in(other, cited.pk, Described("1/KH-UBND", ISSUED, kept_at="tủ"))


def test_a_document_of_another_unit_is_not_put_beside_a_row(drafter: Actor, neighbour: Actor, cited: Sheet) -> None:
    unit = next(iter(neighbour.units(["drafter"])))
    theirs = open_sheet(neighbour, Participant.objects.get(unit=unit).pk)
    document = take_in(neighbour, theirs.pk, "a.pdf", plan()).document
    for act in (
        lambda: attach(drafter, cited.pk, "1.1.1", document.pk),
        lambda: remove(drafter, cited.pk, document.pk),
    ):
        with pytest.raises(SheetRefused):
            act()


def test_opening_a_file_asks_no_more_the_more_rows_it_proves(drafter: Actor, contributor: Actor, cited: Sheet) -> None:
    document = take_in(drafter, cited.pk, "a.pdf", plan()).document
    asked = []
    for nodes in (["1.2", "1.3.1"], ["1.4.1", "1.4.2", "1.5.1", "2.1"]):
        for node in nodes:
            attach(drafter, cited.pk, node, document.pk)
        with CaptureQueriesContext(connection) as queries:
            visible_document(contributor, document.pk)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_superior_opens_what_was_sent_and_nothing_before(drafter: Actor, coordinator: Actor, cited: Sheet) -> None:
    document = take_in(drafter, cited.pk, "a.pdf", plan()).document
    loose = take_in(drafter, cited.pk, "b.pdf", examine(paper("", ISSUED, ("ẢNH", "thừa")))).document
    assert visible_document(coordinator, document.pk) is None
    sent(cited)
    assert visible_document(coordinator, document.pk)
    assert visible_document(coordinator, loose.pk) is None


def test_a_staff_assessment_opens_to_its_unit_and_the_appraiser_of_its_criterion(
    drafter: Actor, coordinator: Actor, cited: Sheet
) -> None:
    home = Body.objects.get(round=cited.round, function="noi_vu").unit
    one = Person.objects.create(login="tham-dinh", name="Người thẩm định")
    Role.objects.create(person=one, unit=home, kind=Role.Kind.APPRAISER, since=date(2020, 1, 1))
    document = take_in(drafter, cited.pk, "a.pdf", plan()).document
    describe(
        drafter, cited.pk, document.pk, 1, Described("58/KH-UBND", ISSUED, title="Phiếu đánh giá", restricted=True)
    )
    assert appraised_document(actor(one), document.pk) is None
    sheet = sent(cited)
    assert visible_document(drafter, document.pk)
    assert appraised_document(actor(one), document.pk)
    assert visible_document(coordinator, document.pk) is appraised_document(coordinator, document.pk) is None
    assert [each.closed for each in listed(coordinator, sheet) if each.document.pk == document.pk] == [True]


def test_the_same_file_in_two_communes_is_told_to_the_superior_unless_it_is_a_superior_s(
    drafter: Actor, neighbour: Actor, coordinator: Actor, cited: Sheet
) -> None:
    unit = next(iter(neighbour.units(["drafter"])))
    theirs = open_sheet(neighbour, Participant.objects.get(unit=unit).pk)
    for who, sheet in ((drafter, cited), (neighbour, theirs)):
        take_in(who, sheet.pk, "a.pdf", plan(), "1.1.1")
        take_in(who, sheet.pk, "b.pdf", plan(unit="UBND TỈNH THÍ ĐIỂM"), "1.1.1")
    sheet = sent(cited)
    assert not any(one.shared for one in listed(coordinator, sheet))  # the other sheet is still a draft
    sent(theirs)
    shared = {one.document.issuer: one.shared for one in listed(coordinator, sheet)}
    assert shared[UNIT] == ("Xã Láng Giềng",)
    assert shared["UBND TỈNH THÍ ĐIỂM"] == ()
    assert not any(one.shared for one in listed(drafter, sheet))


def test_a_document_s_day_is_held_against_the_day_that_the_row_says(drafter: Actor, cited: Sheet) -> None:
    document = take_in(drafter, cited.pk, "a.pdf", plan()).document
    criterion = thawed(cited.round.edition_id).by_id["1.1.1"]
    blank = dated(criterion, SheetRow.objects.get(sheet=cited, node="1.1.1"), [document])
    assert blank
    assert (blank.fact, blank.typed) == ("issued_on", None)
    other = save_row(drafter, cited.pk, "1.1.1", 1, Typed("", CITED, {"issued_on": "28/12/2022"}))
    told = dated(criterion, other, [document])
    assert told
    assert told.typed == date(2022, 12, 28)
    same = save_row(drafter, cited.pk, "1.1.1", 2, Typed("", CITED, {"issued_on": "30/12/2022"}))
    assert dated(criterion, same, [document]) is None


def test_the_frozen_report_lists_every_document_and_still_reads_back(
    drafter: Actor, filled: Sheet, tmp_path: Path
) -> None:
    take_in(drafter, filled.pk, "a.pdf", plan(), "1.1.1")
    take_in(drafter, filled.pk, "a.pdf", plan(), "1.6")
    cite_in(drafter, filled.pk, Described("5/BC-UBND", ISSUED, "", "Báo cáo năm", "Văn phòng"), "2.1")
    hidden = take_in(drafter, filled.pk, "c.pdf", examine(paper("9/BC-UBND", ISSUED, ("BÁO CÁO", "Nhân sự")))).document
    describe(drafter, filled.pk, hidden.pk, 1, Described("9/BC-UBND", ISSUED, title="Nhân sự", restricted=True))
    attach(drafter, filled.pk, "5.1", hidden.pk)
    report = mark_checked(drafter, filled.pk, IMPRINT)
    told = {proof.number: proof for proof in printed(report).evidence}
    assert (told["58/KH-UBND"].criteria, told["58/KH-UBND"].date) == ("1.1.1, 1.6", "30/12/2022")
    assert told["5/BC-UBND"].title == "Báo cáo năm (lưu tại Văn phòng)"
    assert "Nhân sự" not in told["9/BC-UBND"].title
    for writer in (word, pdf, workbook):
        read = as_read(writer.render(printed(report)), tmp_path)
        assert differences(report.content, read) == [], writer.__name__


def test_what_was_frozen_stays_as_it_was(drafter: Actor, filled: Sheet) -> None:
    document = take_in(drafter, filled.pk, "a.pdf", plan(), "1.1.1").document
    mark_checked(drafter, filled.pk, IMPRINT)
    with pytest.raises(SheetRefused, match="đã rà soát"):
        take_in(drafter, filled.pk, "b.pdf", plan(), "1.2")
    with pytest.raises(SheetRefused, match="đã rà soát"):
        detach(drafter, filled.pk, "1.1.1", document.pk)
    return_to_draft(drafter, filled.pk, "bổ sung")
    with pytest.raises(SheetRefused, match="danh mục"):
        remove(drafter, filled.pk, document.pk)
    detach(drafter, filled.pk, "1.1.1", document.pk)
    new = take_in(drafter, filled.pk, "b.pdf", examine(paper("", ISSUED, ("ẢNH", "nhầm")))).document
    remove(drafter, filled.pk, new.pk)
    assert not Document.objects.filter(pk=new.pk).exists()
    assert OfficialReport.objects.get(sheet=filled).content["evidence"]
    assert RowDocument.objects.filter(document=document, taken_off=True).exists()


def test_the_store_lies_in_the_home(drafter: Actor, sheet: Sheet) -> None:
    kept = take_in(drafter, sheet.pk, "../../../etc/passwd.pdf", plan()).document
    assert kept.name == "passwd.pdf"
    assert kept.file
    assert Path(settings.HOME, "files", kept.file.place).is_file()
