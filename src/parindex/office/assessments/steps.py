"""A sheet's way from draft to sent, and back: each step an act with its own right and refusal."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.editions.edition import Edition
from parindex.editions.sheet import Sheet as ReadSheet
from parindex.office.assessments.access import KIND, require_drafter
from parindex.office.assessments.actions import compare_rows, locked, require_draft, standing
from parindex.office.assessments.documents import beside_rows
from parindex.office.assessments.errors import SheetRefused
from parindex.office.assessments.models import OfficialReport, Sheet, SheetRow
from parindex.office.assessments.papers import Imprint, differences, freeze
from parindex.office.evidence.actions import hold
from parindex.office.evidence.examining import signatures_of
from parindex.office.evidence.signatures import Signature
from parindex.office.evidence.store import identify, keep
from parindex.office.journal.actions import Detail, record
from parindex.office.journal.fingerprint import fingerprint
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import window_of
from parindex.office.units.access import Actor

STATE = Sheet.State
SCANS = ("pdf", "png", "jpeg")
"""What a scan of a stamped paper may be."""
LONGEST_NUMBER, LONGEST_REASON = 50, 4000
MOST_NAMED = 8
"""Rows or differences that a refusal names; the rest are counted."""


@transaction.atomic
def mark_checked(actor: Actor, sheet: int, imprint: Imprint) -> OfficialReport:
    """Close the draft and freeze what goes out. SheetRefused names the rows that are not ready."""
    one = locked(sheet)
    require_drafter(actor, one.unit_id, gettext("rà soát và trình phiếu"))
    require_draft(one)
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    edition = thawed(one.round.edition_id)
    compare_rows(one)
    hold(one.unit_id)
    rows = list(one.rows.all())
    problems = not_ready(edition, rows)
    if problems:
        raise SheetRefused(
            gettext("Phiếu chưa trình được. Các tiêu chí {problems}.").format(problems="; ".join(problems))
        )
    content = freeze(one, edition, rows, imprint, beside_rows(one))
    report = OfficialReport.objects.create(
        sheet=one, version=one.reports.count() + 1, content=content, sha256=fingerprint(content)
    )
    _move(actor, one, STATE.CHECKED, "check", {"version": report.version, "sha256": report.sha256})
    return report


def not_ready(edition: Edition, rows: Sequence[SheetRow]) -> list[str]:
    """What keeps a sheet from going out, in words; none when it may."""
    by_node = {row.node: row for row in rows}
    leaves = [(criterion, by_node[criterion.id]) for criterion in edition.leaves()]
    blank = [c.label or c.id for c, row in leaves if row.claimed is None and c.self_scored not in ("no", "provisional")]
    wrong = [c.label or c.id for c, row in leaves if any(finding["severity"] == "error" for finding in row.findings)]
    silent = [
        criterion.label or criterion.id
        for criterion, row in leaves
        if row.answer_state == "computed" and row.claimed != row.computed and not row.reason
    ]
    named = (
        (gettext("chưa chấm điểm"), blank),
        (gettext("còn chỗ cần sửa"), wrong),
        (gettext("chấm khác quy tắc đã công bố mà chưa ghi lý do"), silent),
    )
    what = gettext("tiêu chí")
    return [f"{words}: {_some(labels, what)}" for words, labels in named if labels]


def _some(names: Sequence[str], what: str, between: str = ", ") -> str:
    more = len(names) - MOST_NAMED
    return between.join(names[:MOST_NAMED]) + (
        gettext(" và {more} {what} nữa").format(more=more, what=what) if more > 0 else ""
    )


def keep_signed(
    actor: Actor, sheet: int, content: bytes, paper: ReadSheet | None, number: str, dated: date
) -> OfficialReport:
    """Take in the signed paper with its number and date. `paper` is its text as read; None for a scan.

    SheetRefused when it says otherwise than the frozen sheet, or has neither a signature nor is a scan.
    """
    if paper is None and identify(content) not in SCANS:
        raise SheetRefused(gettext("Bản quét là tệp PDF hoặc ảnh (PNG, JPEG); đề nghị quét lại bản đã ký, đóng dấu."))
    found = () if paper is None else signatures_of(content)  # in a child, before anybody has to wait for the sheet
    return _keep_signed(actor, sheet, content, paper, found, number, dated)


@transaction.atomic
def _keep_signed(
    actor: Actor,
    sheet: int,
    content: bytes,
    paper: ReadSheet | None,
    found: Sequence[Signature],
    number: str,
    dated: date,
) -> OfficialReport:
    one = locked(sheet)
    actor.require(one.unit_id, [KIND.CLERK], gettext("đưa bản đã ký vào phiếu"))
    _require_state(one, STATE.CHECKED, gettext("đưa bản đã ký vào"))
    report = one.reports.latest("version")
    if not 0 < len(number.strip()) <= LONGEST_NUMBER:
        raise SheetRefused(
            gettext("Đề nghị ghi số, ký hiệu của báo cáo, ví dụ 05/BC-UBND, không quá {most} ký tự.").format(
                most=LONGEST_NUMBER
            )
        )
    if not timezone.localdate(report.made_at) <= dated <= timezone.localdate():
        raise SheetRefused(gettext("Ngày của báo cáo phải từ ngày trình phiếu đến hôm nay; đề nghị xem lại."))
    if paper is not None:
        report.signatures = _agreed_signatures(report, found, paper)
    file = keep(content)
    report.number, report.date, report.file = number.strip(), dated, file
    report.signed = OfficialReport.Signed.BY_HAND if paper is None else OfficialReport.Signed.DIGITALLY
    report.save()
    _move(actor, one, STATE.SIGNED, "sign", {"version": report.version, "file": file.sha256, "signed": report.signed})
    return report


def _agreed_signatures(
    report: OfficialReport, signed: Sequence[Signature], paper: ReadSheet
) -> list[dict[str, object]]:
    """The signatures of a paper that says what was frozen; SheetRefused when it does not, or nobody signed it."""
    found = differences(report.content, paper)
    if found:
        raise SheetRefused(
            gettext(
                "Bản ký khác với phiếu đã trình: {differences}. Đề nghị trả phiếu về bản soạn để sửa, hoặc lấy "
                "đúng tệp đã ký."
            ).format(differences=_some(found, gettext("chỗ"), "; "))
        )
    if not signed:
        raise SheetRefused(
            gettext(
                "Tệp này chưa có chữ ký số. Đề nghị lấy bản đã ký trên hệ thống văn bản; nếu ký giấy, đề nghị đánh dấu "
                "ô “Đây là bản quét”."
            )
        )
    if not all(signature.intact and signature.whole for signature in signed):
        raise SheetRefused(
            gettext("Tệp đã bị thay đổi sau khi ký nên chữ ký không còn giá trị; đề nghị lấy lại bản gốc.")
        )
    return [signature.plain() for signature in signed]


@transaction.atomic
def send(actor: Actor, sheet: int) -> OfficialReport:
    """Send the signed sheet to the superior, while the phase is open."""
    one = locked(sheet)
    actor.require(one.unit_id, [KIND.CLERK, KIND.SIGNER], gettext("gửi phiếu"))
    _require_state(one, STATE.SIGNED, gettext("gửi"))
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    report = one.reports.latest("version")
    report.sent_at = timezone.now()
    report.save(update_fields=["sent_at"])
    _move(actor, one, STATE.SENT, "send", {"version": report.version, "sha256": report.sha256})
    return report


@transaction.atomic
def return_to_draft(actor: Actor, sheet: int, reason: str) -> Sheet:
    """Open a checked or signed sheet again within the unit; what was frozen stays as its own version."""
    one = locked(sheet)
    actor.require(one.unit_id, [KIND.DRAFTER, KIND.SIGNER, KIND.CLERK], gettext("trả phiếu về bản soạn"))
    if one.state not in (STATE.CHECKED, STATE.SIGNED):
        raise SheetRefused(gettext("Chỉ trả về bản soạn được khi phiếu đã trình và chưa gửi; đề nghị tải lại trang."))
    return _reopen(actor, one, "return", reason)


@transaction.atomic
def withdraw(actor: Actor, sheet: int, reason: str) -> Sheet:
    """Take a sent sheet back while the phase is still open."""
    one = locked(sheet)
    actor.require(one.unit_id, [KIND.DRAFTER, KIND.SIGNER], gettext("rút phiếu đã gửi"))
    _require_state(one, STATE.SENT, gettext("rút"))
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    return _reopen(actor, one, "withdraw", reason)


@transaction.atomic
def send_back(actor: Actor, sheet: int, reason: str) -> Sheet:
    """The superior returns a sent sheet, while the phase is still open for the unit."""
    one = locked(sheet)
    actor.require(one.round.superior_id, [KIND.COORDINATOR], gettext("trả phiếu cho đơn vị"))
    _require_state(one, STATE.SENT, gettext("trả"))
    window_of(one).require_open(Phase.Name.SELF_ASSESSMENT)
    return _reopen(actor, one, "send-back", reason)


def _reopen(actor: Actor, sheet: Sheet, verb: str, reason: str) -> Sheet:
    if not reason.strip():
        raise SheetRefused(gettext("Đề nghị ghi lý do, để người khác trong đơn vị hiểu vì sao phiếu mở lại."))
    if len(reason) > LONGEST_REASON:
        raise SheetRefused(gettext("Lý do dài quá {most} ký tự; đề nghị rút gọn.").format(most=LONGEST_REASON))
    sheet.returned_because = reason.strip()
    _move(actor, sheet, STATE.DRAFT, verb, {"version": sheet.reports.count()})
    return sheet


def _require_state(sheet: Sheet, state: str, what: str) -> None:
    if sheet.state != state:
        raise SheetRefused(
            gettext("Phiếu {standing} nên chưa {what} được; đề nghị tải lại trang.").format(
                standing=standing(sheet), what=what
            )
        )


def _move(actor: Actor, sheet: Sheet, state: str, verb: str, detail: Detail) -> None:
    sheet.state = state
    sheet.save(update_fields=["state", "returned_because"])
    record(sheet.chain, actor.id, verb, sheet.chain, detail)
