"""Full points on a row whose own words, or whose rule, give less."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.lexicon import FEWER_IS_BETTER, UNDONE
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report, ticks
from parindex.checking.wording import Admission, admission, admissions, below_whole, late_cases, shares, year_share
from parindex.checking.words import Span, Stretch
from parindex.editions.sheet import Row
from parindex.rules.kinds.formula import Formula
from parindex.rules.kinds.shares import Shares
from parindex.rules.points import points_text, to_points
from parindex.vietnamese.grammar import Percent, Ratio

KIND: Final = "admits-shortfall"
BUCKET: Final = "contradicted"

FEWER_STAFF = Phrases("thiếu", "khuyết", "trống", "chờ tuyển", "tuyển dụng", "xin tuyển", "nghỉ hưu")
"""Words of posts that are not filled."""
IN_TIME = Phrases("đúng hạn", "đúng thời hạn", "tiến độ", "trước hạn")


def find(report: Report) -> Iterator[Finding]:
    for row in report.leaves:
        if report.surveyed(row) or not row.claimed:
            continue
        yield from _by_rule(report, row) or _by_words(report, row)


def _by_rule(report: Report, row: Row) -> list[Finding]:
    """What the figures give under the edition's rule, where that is less than the claim."""
    answer, criterion = report.answers.get(row.id), report.criterion(row)
    if not answer or not criterion or answer.computed is None:
        return []
    if answer.computed >= min(ticks(row.claimed), ticks(criterion.points)):  # what exceeds that is said elsewhere
        return []
    if _rounds_to(row, answer.computed):
        return []
    words = report.words(row)
    stated = answer.state == "computed"
    found = admission(words)
    only_share = isinstance(criterion.rule, Shares | Formula) and not (found and found.grave)
    given = points_text(answer.computed)
    return [
        Finding(
            KIND,
            report.severity_of_rules() if stated else "note" if only_share else "warning",
            row.id,
            f"Theo số liệu trong giải trình thì được {given} điểm, tự chấm {points_text(ticks(row.claimed))}: "
            f"{answer.trace}. "
            + ("" if stated else "Cách tính này là suy luận, chưa có văn bản nêu. ")
            + "Đề nghị làm rõ hoặc bổ sung số liệu.",
            evidence=report.resting_on(row) or words.text.strip() or None,
            expected=given,
            at_risk=ticks(row.claimed) - answer.computed,
            inferred=not stated,
        )
    ]


def _rounds_to(row: Row, computed: int) -> bool:
    """Whether a claim below the maximum is the computed points at the precision that the unit prints."""
    claimed, maximum = row.claimed, row.maximum
    below = claimed is not None and maximum is not None and claimed < maximum
    return below and claimed is not None and to_points(computed).quantize(claimed, ROUND_HALF_UP) == claimed


def _by_words(report: Report, row: Row) -> list[Finding]:
    """What the words admit, where the row claims all the same; a share alone is a note."""
    words = report.words(row)
    found = (_admitted(report, row) or _late(report, row)) if report.claims_in_full(row) else None
    lower = _shares_short(report, row) if report.claims_in_full(row) else []
    if found and found.grave:
        return [_admission(report, row, found)]
    if not found and not lower:
        return []
    evidence: Stretch = lower[0] if lower else found.clause  # type: ignore[union-attr]
    return [
        Finding(
            KIND,
            "note",
            row.id,
            f"Tự chấm điểm tối đa nhưng giải trình ghi “{words.quote(evidence)}”; không rõ mức phải đạt, đề nghị nêu "
            "chỉ "
            "tiêu được giao để đối chiếu.",
            evidence=words.quote(evidence),
            expected="chỉ tiêu phải đạt, hoặc điểm theo mức đã đạt",
        )
    ]


def _admitted(report: Report, row: Row) -> Admission | None:
    """The first lack that a row admits; that staff are fewer than allowed is none where not more are asked."""
    words = report.words(row)
    found = admissions(words)
    if report.asks_at_most(row):
        found = tuple(each for each in found if not FEWER_STAFF.find(words, each.clause))
    return next(iter(found), None)


def _late(report: Report, row: Row) -> Admission | None:
    """Dossiers past their day, where the title asks whether they were in time."""
    clause = late_cases(report.words(row)) if IN_TIME.find(report.title(row)) else None
    return Admission(Span(clause.start, clause.end), clause, grave=True) if clause else None


def _shares_short(report: Report, row: Row) -> list[Ratio | Percent]:
    """Shares below 100 % that fall short of something: not of the year while it runs, nor where fewer is better."""
    words = report.words(row)
    if (report.interim and year_share(words)) or FEWER_IS_BETTER.find(report.title(row)):
        return []
    lower = [share for share in shares(words) if below_whole(share)]
    return [share for share in lower if not FEWER_IS_BETTER.find(words, words.clause_of(share))]


def _admission(report: Report, row: Row, found: Admission) -> Finding:
    words = report.words(row)
    quoted = words.quote(found.clause)
    undone = UNDONE.find(words, found.clause)
    denied = undone is not None and report.speaks_of_title(row, found.clause)
    return Finding(
        KIND,
        "warning",
        row.id,
        f"Tự chấm điểm tối đa nhưng giải trình nêu “{quoted}”; đề nghị làm rõ mức độ hoàn thành và xem lại điểm.",
        evidence=quoted,
        expected="điểm theo mức đã đạt, hoặc kết quả khắc phục",
        at_risk=ticks(row.claimed) if denied else 0,
    )
