"""Figures that cannot all be right, within one explanation or between rows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import Final

from parindex.checking.citations import citations
from parindex.checking.finding import Finding, Severity
from parindex.checking.listings import miscounted
from parindex.checking.near_sums import near_misses
from parindex.checking.remainders import disagreements
from parindex.checking.report import Report
from parindex.checking.sentences import TOTAL, number
from parindex.checking.tallies import CADRES, SERVANTS, STAFF, Tally, tallies, usual
from parindex.editions.sheet import Row
from parindex.vietnamese.grammar import Count, Ratio, Token, scan
from parindex.vietnamese.normal import fold, nfc, plain

KIND: Final = "figures-disagree"
BUCKET: Final = "contradicted"

RECEIVED: Final = ("ho so", "pakn", "phan anh", "kien nghi", "don")
"""What a field counts once when it is received, so that no row of it can have more."""
TASKS: Final = ("nhiem vu", "dau viec")
MEETINGS: Final = ("cuoc", "hoi nghi", "buoi", "dien dan")
PLANNED: Final = ("nhiem vu", "cuoc", "hoi nghi", "bai", "noi dung")
"""Nouns of which a half-year's plan may rightly have fewer than the year's."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a row: what it counts (folded), the words it stands in, and whether it is a ratio's part or whole,
    or said to be a total."""

    row: Row
    value: Decimal
    noun: str
    text: str
    part: bool = False
    whole: bool = False
    total: bool = False


def find(report: Report) -> Iterator[Finding]:
    rows = [row for row in report.sheet.rows if row.explanation and "explanation" not in row.uncertain]
    for row in rows:
        yield from _within(row)
    yield from _once_each(_between_rows(report, [figure for row in rows for figure in _figures(row)]))


def _within(row: Row) -> Iterator[Finding]:
    """What disagrees within one explanation; numbers that only almost add up are asked about where nothing surer is."""
    text = row.explanation or ""
    sure = [*disagreements(text), *miscounted(text)]
    near = [] if sure else list(near_misses(text))
    for each, severity in (
        *((each, "warning") for each in sure),
        *((miss.found, "warning" if miss.sure else "note") for miss in near),
    ):
        message = f"“{each.evidence}”: {each.says}. Đề nghị rà soát lại các con số."
        yield Finding(KIND, severity, row.id, message, evidence=each.evidence, expected=each.expected)  # type: ignore[arg-type]


def _between_rows(report: Report, figures: Sequence[Figure]) -> Iterator[Finding]:
    yield from _swapped_digits(report, figures)
    yield from _beyond_the_total(report, figures)
    yield from _siblings(figures, interim=report.interim)
    yield from _plans(report)
    counted = tallies(report)
    for name, tallied in counted.items():
        yield from _odd_one(name, tallied)
    yield from _one_digit_off(report, figures)
    yield from _events(figures)
    yield from _staff(counted)


def _once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding on the same words of a row."""
    told: set[tuple[str, str | None]] = set()
    for finding in findings:
        if (finding.criterion, finding.evidence) not in told:
            told.add((finding.criterion, finding.evidence))
            yield finding


def _figures(row: Row) -> Iterator[Figure]:
    text = nfc(row.explanation or "")
    tokens = scan(text)
    for token in tokens:
        if isinstance(token, Ratio):
            both = text[token.end :].startswith(f" {token.noun}, công chức")
            noun = fold(token.noun) + (", cong chuc" if both else "")
            yield Figure(row, token.part, noun, token.text, part=True)
            yield Figure(row, token.whole, noun, token.text, whole=True)
        elif isinstance(token, Count):
            alone = len(tokens) == 1 and text.strip() == token.text
            noun = token.noun or ("hồ sơ" if alone and "ho so" in fold(row.title) else "")
            cue = alone or TOTAL.search(plain(text[: token.start])) is not None
            yield Figure(row, token.value, fold(noun), token.text, total=cue)


def _swapped_digits(report: Report, figures: Sequence[Figure]) -> Iterator[Finding]:
    """1478 in some rows and 1487 in another: two neighbouring digits changed places while typing."""
    large = [each for each in figures if each.value >= 1000 and "dong" not in each.noun.split()]
    together = {frozenset((left.value, right.value)) for left, right in combinations(large, 2) if left.row is right.row}
    often = Counter(each.value for each in large)
    for first, second in combinations(dict.fromkeys(each.value for each in large), 2):
        if frozenset((first, second)) in together or not _is_swapped(str(first), str(second)):
            continue
        if _count_one_thing(report, large, first, second):
            odd, usual = sorted((first, second), key=lambda value: often[value])
            if often[odd] == often[usual]:
                odd, usual = second, first
            here = next(each for each in large if each.value == odd)
            there = next(each for each in large if each.value == usual)
            yield _between(here, f"ghi {number(odd)}, nhưng {_where(there)} ghi {number(usual)}", number(usual))


def _count_one_thing(report: Report, figures: Sequence[Figure], first: Decimal, second: Decimal) -> bool:
    """Whether two numbers may count the same: their nouns begin alike somewhere, or one has none, within a field."""
    heads = [{each.noun.split(" ")[0] for each in figures if each.value == value} for value in (first, second)]
    if not (heads[0] - {""}).isdisjoint(heads[1]):
        return True
    places = [
        {id for each in figures if each.value == value for id in _near(report, each.row)} for value in (first, second)
    ]
    return {""} in heads and not places[0].isdisjoint(places[1])


def _is_swapped(left: str, right: str) -> bool:
    places = [place for place, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return left[first] == right[second] and left[second] == right[first]


def _beyond_the_total(report: Report, figures: Sequence[Figure]) -> Iterator[Finding]:
    """A ratio of more dossiers, or petitions, than the same field says were received in all."""
    totals = [(_near(report, each.row), each) for each in figures if each.total and each.noun.startswith(RECEIVED)]
    for here in figures:
        noun = next((noun for noun in RECEIVED if here.noun.startswith(noun) or noun in fold(here.row.title)), None)
        if not here.whole or noun is None:
            continue
        near = _near(report, here.row)
        stated = [
            total
            for where, total in totals
            if where & near and total.row is not here.row and total.noun.startswith(noun)
        ]
        if len({each.value for each in stated}) != 1 or here.value <= (most := stated[0].value):
            continue
        if not _is_swapped(str(here.value), str(most)):  # else said already
            says = f"tính trên {number(here.value)}, nhưng {_where(stated[0])} ghi tổng số {number(most)}"
            yield _between(here, says, f"không quá {number(most)}")


def _one_digit_off(report: Report, figures: Sequence[Figure]) -> Iterator[Finding]:
    """1137 in one row where the others say 1131 of the same: a digit struck wrong while typing."""
    rows: dict[Decimal, dict[str, Figure]] = {}
    for figure in figures:
        if figure.value >= 1000 and not figure.part and "dong" not in figure.noun.split():
            rows.setdefault(figure.value, {}).setdefault(figure.row.id, figure)
    for odd, other in permutations(rows, 2):
        if len(rows[odd]) > 1 or len(rows[other]) < 2 or not rows[odd].keys().isdisjoint(rows[other]):
            continue
        changed = sum(map(str.__ne__, str(odd), str(other))) if len(str(odd)) == len(str(other)) else 0
        if changed == 1 and _count_one_thing(report, figures, odd, other):
            [here], there = rows[odd].values(), next(iter(rows[other].values()))
            yield _between(here, f"ghi {number(odd)}, nhưng {_where(there)} ghi {number(other)}", number(other))


def _near(report: Report, row: Row) -> set[str]:
    """The ids of a row and of the two above it: rows that share one count within one field."""
    parent = report.rows.get(row.parent or "")
    return {name for name in (row.id, row.parent, parent.parent if parent else None) if name}


def _siblings(figures: Sequence[Figure], *, interim: bool) -> Iterator[Finding]:
    """A row's only count against the whole of its neighbour's ratio, where both count the same thing.

    Of what is planned a part of the year may have fewer, never more.
    """
    rows = Counter((each.row.id, each.noun) for each in figures)
    for count in figures:
        if rows[count.row.id, count.noun] != 1 or count.whole:
            continue
        for ratio in figures:
            if not ratio.whole or ratio.row.parent != count.row.parent or ratio.row is count.row:
                continue
            planned = count.noun.startswith(PLANNED) and ratio.noun.startswith(PLANNED)
            same = count.noun == ratio.noun and (planned or len(count.noun.split()) > 2)
            if same and (count.value < ratio.value if planned and interim else count.value != ratio.value):
                says = f"tính trên {number(ratio.value)}, nhưng {_where(count)} ghi “{count.text}”"
                yield _between(ratio, says, number(count.value))


def _plans(report: Report) -> Iterator[Finding]:
    """Rows that carry out one plan of the unit's, by its number and day, and count its tasks otherwise.

    Within the year there may be fewer than the plan holds, never more.
    """
    tasks: dict[tuple[int | None, object], dict[str, Figure]] = {}
    for citation in citations(report):
        figure = _tasks(report, citation.row) if citation.own and citation.document.type == "KH" else None
        if figure:
            tasks.setdefault((citation.document.number, citation.issued), {}).setdefault(citation.row.id, figure)
    for rows in tasks.values():
        first, *others = rows.values()
        for other in others:
            if other.value > first.value or (other.value < first.value and not report.interim):
                yield _between(other, f"khác với “{first.text}” ở {_where(first)}", number(first.value))


def _tasks(report: Report, row: Row) -> Figure | None:
    """The one number of tasks that a row gives, as a whole or a ratio's whole."""
    found = [
        Figure(row, token.whole if isinstance(token, Ratio) else token.value, "", token.text)
        for token in report.words(row).tokens
        if isinstance(token, Ratio | Count) and (fold(token.noun).startswith(TASKS) or _of_tasks(report, row, token))
    ]
    return found[0] if len({each.value for each in found}) == 1 else None


def _of_tasks(report: Report, row: Row, token: Token) -> bool:
    """Whether a ratio without a noun is of the tasks that its row speaks of."""
    bare = isinstance(token, Ratio) and (not token.noun or fold(token.noun).startswith("viec"))
    return bare and any(word in plain(report.words(row).text) for word in TASKS)


def _events(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Meetings or checks of one name that two neighbours count otherwise, added up or not: a note, for one row may
    speak of some of them."""
    by_row: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.noun.startswith(MEETINGS):
            by_row.setdefault(figure.row.id, []).append(figure)
    for first, second in combinations(by_row.values(), 2):
        alike = _kinds_of_meeting(first) & _kinds_of_meeting(second)
        if first[0].row.parent != second[0].row.parent or not alike:
            continue
        mine, other = ({*(each.value for each in row), sum(each.value for each in row)} for row in (first, second))
        if mine.isdisjoint(other):
            here, there = (next(each for each in row if _kinds_of_meeting([each]) & alike) for row in (second, first))
            yield _between(here, f"khác với “{there.text}” ở {_where(there)}", number(there.value), "note")


def _kinds_of_meeting(figures: Sequence[Figure]) -> set[str]:
    """What meetings are for, by the word behind their noun: "đối" of "hội nghị đối thoại"."""
    nouns = (next(noun for noun in MEETINGS if each.noun.startswith(noun)) for each in figures)
    behind = (each.noun.removeprefix(noun).split()[:1] for each, noun in zip(figures, nouns, strict=True))
    return {word for words in behind for word in words}


def _odd_one(name: str, tallied: Sequence[Tally]) -> Iterator[Finding]:
    """The one row that counts a subject otherwise than the rest; a note where there is but one other, and where some
    staff may be meant, nothing."""
    value, rows = usual(tallied) or (Decimal(0), 0)
    odd = [each for each in tallied if value not in each.values]
    if len(odd) != 1 or (rows == 1 and name in (CADRES, SERVANTS)):
        return
    there = next(each.row for each in tallied if value in each.values)
    words = next(iter(odd[0].values.values()))
    here = Figure(odd[0].row, next(iter(odd[0].values)), fold(name), words)
    if _is_swapped(str(here.value), str(value)):  # said already
        return
    says = f"tính {name} là {number(here.value)}, nhưng mục {there.label or there.id} ghi {number(value)}"
    yield _between(here, says, number(value), "warning" if rows > 1 else "note")


def _staff(counted: Mapping[str, Sequence[Tally]]) -> Iterator[Finding]:
    """Cadres and civil servants together against each by itself: a note, for some may not be assessed yet."""
    groups = [counted.get(name, ()) for name in (STAFF, CADRES, SERVANTS)]
    if any(len({value for tally in group for value in tally.values}) != 1 for group in groups):
        return
    both, cadres, servants = ((group[0].row, *next(iter(group[0].values.items()))) for group in groups)
    one_row = both[0] is cadres[0] is servants[0]  # then the parts are held to their whole already
    if not one_row and both[1] != (summed := cadres[1] + servants[1]):
        here = Figure(both[0], both[1], "", both[2])
        parts = " và ".join(
            f"mục {row.label or row.id} có {number(value)} {name}"
            for name, (row, value, _) in ((CADRES, cadres), (SERVANTS, servants))
        )
        says = f"tính trên {number(both[1])} cán bộ, công chức, nhưng {parts}"
        yield _between(here, says, number(summed), "note")


def _between(here: Figure, says: str, expected: str, severity: Severity = "warning") -> Finding:
    message = f"“{here.text}” {says}. Đề nghị rà soát để hai mục thống nhất, hoặc nêu rõ vì sao khác nhau."
    return Finding(KIND, severity, here.row.id, message, evidence=here.text, expected=expected)


def _where(figure: Figure) -> str:
    return f"mục {figure.row.label or figure.row.id}"
