"""Facts drawn from explanations: what the words propose for each fact that a criterion asks; unclear words nothing."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from parindex.checking.finding import Proposal
from parindex.checking.lexicon import NONE_OCCURRED, UNDONE
from parindex.checking.measures import first_measure
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report
from parindex.checking.wording import bare, of_plan, planned, telling
from parindex.checking.words import Span, Words, read
from parindex.editions.edition import Criterion, FactSpec
from parindex.editions.sheet import Row
from parindex.rules.kinds.counts import Counting
from parindex.rules.kinds.formula import Formula
from parindex.rules.kinds.presence import AllOf, AnyOf, IssuedWithin, Parts, YesNo
from parindex.rules.kinds.shares import Shares
from parindex.vietnamese.clauses import Clause
from parindex.vietnamese.grammar import Count, DocumentNumber, Ratio
from parindex.vietnamese.normal import fold

Drawn = Iterator[tuple[str, Proposal]]

BREAKDOWN = Phrases("trong đó", "bao gồm", "gồm", "cụ thể")
"""What follows takes apart a number that was given already."""

ASIDE = frozenset(fold("bao nhiêu có đã chưa không những tất cả kỳ năm đánh giá hoặc áp dụng hàng hằng nào").split())
"""Words of a question that no answer repeats."""


def draw(report: Report) -> dict[str, Proposal]:
    """The proposals of a whole sheet, by `<criterion id>/<fact name>`."""
    found: dict[str, Proposal] = {}
    for row in report.leaves:
        criterion = report.criterion(row)
        if criterion and criterion.facts and not report.surveyed(row) and report.says_something(row):
            drawn = _by_rule(report, row, criterion)
            found |= {f"{criterion.id}/{name}": proposal for name, proposal in drawn}
    return found


def _by_rule(report: Report, row: Row, criterion: Criterion) -> Drawn:
    words, rule = report.words(row), criterion.rule
    specs = {fact.name: fact for fact in criterion.facts}
    if isinstance(rule, Shares):
        yield from _share(words, specs[rule.part], specs[rule.whole])
    elif isinstance(rule, Counting):
        yield from _counted(words, specs[rule.fact])
    elif isinstance(rule, IssuedWithin):
        yield from _issued(words, criterion, rule.fact)
    elif isinstance(rule, YesNo):
        yield from _yes_no(words, criterion, specs[rule.fact])
    elif isinstance(rule, AllOf | AnyOf):
        yield from _each_yes_no(words, (specs[name] for name in rule.facts))
    elif isinstance(rule, Parts):
        yield from _each_yes_no(words, (specs[part.fact] for part in rule.parts))
    elif isinstance(rule, Formula):
        yield from _part_of_row_above(report, row, criterion)


def _share(words: Words, part: FactSpec, whole: FactSpec) -> Drawn:
    """One ratio that is no plan gives part and whole; "không phát sinh" gives a whole of nought."""
    ratios = [each for each in words.tokens if isinstance(each, Ratio) and _held(words, each, whole)]
    if len({(ratio.part, ratio.whole) for ratio in ratios}) == 1:
        evidence = words.quote(ratios[0])
        yield part.name, Proposal(ratios[0].part, evidence)
        yield whole.name, Proposal(ratios[0].whole, evidence)
    elif not ratios and (nothing := _nothing_of(words, whole)):
        yield part.name, Proposal(Decimal(0), nothing)
        yield whole.name, Proposal(Decimal(0), nothing)


def _held(words: Words, figure: Ratio | Count, spec: FactSpec) -> bool:
    """Whether a figure is a result, and of the measure that is asked."""
    clause = words.clause_of(figure)
    if planned(words, clause) or (isinstance(clause, Clause) and clause.vague):
        return False
    given = first_measure(read(figure.noun))
    return given is None or spec.unit is None or given == (first_measure(read(spec.unit)) or given)


def _nothing_of(words: Words, spec: FactSpec) -> str | None:
    """The words that say that nothing occurred of what a fact counts."""
    asked = _asked(spec)
    for clause in words.clauses:
        said = telling(clause.text)
        if NONE_OCCURRED.find(words, clause) and (len(said) <= 5 or len(said & asked) >= 2):
            return clause.text
    return None


def _counted(words: Words, spec: FactSpec) -> Drawn:
    """Counts of the unit in clauses of what was done, added up: two held and three planned are two."""
    unit = fold(spec.unit or "")
    held = [
        each for each in words.tokens if isinstance(each, Count) and not each.ambiguous and _held(words, each, spec)
    ]
    counts = (
        [each for each in held if _of_unit(each, unit)]
        or [each for each in held if _named_before(words, each, unit)]
        or [
            each
            for each in held
            if unit and first_measure(read(each.noun)) == (first_measure(read(spec.unit or "")) or unit)
        ]
    )
    counts = [each for each in counts if not of_plan(words, each)]
    apart = BREAKDOWN.find(words, Span(counts[0].end, len(words.text))) if counts else None
    counts = [each for each in counts if apart is None or each.start < apart.start]
    if counts:
        evidence = words.quote(Span(counts[0].start, counts[-1].end))
        yield spec.name, Proposal(sum((each.value for each in counts), Decimal(0)), evidence)
    elif nothing := _nothing_of(words, spec):
        yield spec.name, Proposal(Decimal(0), nothing)


def _of_unit(count: Count, unit: str) -> bool:
    return bool(unit) and unit.split(",")[0] in fold(count.noun)


def _named_before(words: Words, count: Count, unit: str) -> bool:
    """Whether a number without a noun is of the unit named before it: "tổng số cuộc đối thoại trong năm là 04"."""
    before = fold(words.text[words.clause_of(count).start : count.start])
    return bool(unit) and not count.noun and re.search(rf"\bso (?:luong )?{unit}\b.*(?:\bla|:)\s*$", before) is not None


def _issued(words: Words, criterion: Criterion, name: str) -> Drawn:
    """The date of the one own document that fits the title."""
    found: dict[date, Span] = {}
    for paper in _own_papers(words):
        printed = paper.date
        if printed and printed.value and _fits_title(paper, criterion.title):
            found[printed.value] = Span(min(paper.start, printed.start), max(paper.end, printed.end))
    if len(found) == 1:
        [(day, stretch)] = found.items()
        yield name, Proposal(day, words.quote(stretch))


def _own_papers(words: Words) -> list[DocumentNumber]:
    """Documents that the unit issued itself, cited as done."""
    return [
        each
        for each in words.tokens
        if isinstance(each, DocumentNumber)
        and not each.superior
        and not each.followed
        and not planned(words, words.clause_of(each))
    ]


def _fits_title(paper: DocumentNumber, title: str) -> bool:
    """Whether a document's type is the one a title names, where it names one."""
    asked = {
        code for name, code in (("ke hoach", "KH"), ("quyet dinh", "QĐ"), ("bao cao", "BC")) if name in fold(title)
    }
    return not asked or (paper.type or paper.named) in asked | {None}


def _yes_no(words: Words, criterion: Criterion, spec: FactSpec) -> Drawn:
    """Yes by a document that speaks of what is asked, or by a clause that says it was done; no where denied."""
    asked = telling(criterion.title) | _asked(spec)
    for clause in words.clauses:
        near = len(telling(clause.text) & asked)
        if UNDONE.find(words, clause) and NONE_OCCURRED.find(words, clause) is None and near >= 2:
            yield spec.name, Proposal(False, clause.text)
            return
    papers = _own_papers(words)
    for clause in words.clauses:
        near = len(telling(clause.text) & asked)
        cited = any(clause.start <= paper.start < clause.end for paper in papers)
        told = words.lower.startswith("đã ", clause.start) or " đã " in words.lower[clause.start : clause.end]
        if clause.polarity != "stated" or planned(words, clause):
            continue
        if (cited and (near >= 1 or fold(criterion.title).startswith("ban hanh"))) or (told and near >= 4):
            yield spec.name, Proposal(True, clause.text)
            return


def _each_yes_no(words: Words, specs: Iterable[FactSpec]) -> Drawn:
    """Yes for each part whose every telling word stands in one clause of what was done."""
    for spec in specs:
        for clause in words.clauses:
            if clause.polarity == "stated" and not planned(words, clause) and _asked(spec) <= set(bare(clause.text)):
                yield spec.name, Proposal(True, clause.text)
                break


def _part_of_row_above(report: Report, row: Row, criterion: Criterion) -> Drawn:
    """For a formula of two counts: the row's one count, and the one number of its parent for the other."""
    parent = report.rows.get(row.parent) if row.parent else None
    own = [each for each in report.words(row).tokens if isinstance(each, Count)]
    above = [each for each in report.words(parent).tokens if isinstance(each, Count)] if parent else []
    counts = [spec for spec in criterion.facts if spec.type == "count"]
    if parent is None or len(own) != 1 or len(above) != 1 or len(counts) != 2 or own[0].value > above[0].value:
        return
    part, whole = sorted(counts, key=lambda spec: -len(_asked(spec) & telling(criterion.title)))
    if first_measure(read(own[0].noun)) == first_measure(read(part.unit or "")):
        yield part.name, Proposal(own[0].value, report.words(row).quote(own[0]))
        yield whole.name, Proposal(above[0].value, report.words(parent).quote(above[0]))


def _asked(spec: FactSpec) -> frozenset[str]:
    """The telling words of a fact's question."""
    return telling(spec.ask.rstrip("?")) - ASIDE
