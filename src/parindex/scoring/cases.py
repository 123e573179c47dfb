"""The cases of an edition run: what its rules give against what a jurist expects."""

from collections.abc import Iterator

from parindex.editions.cases import Case
from parindex.editions.edition import Edition
from parindex.editions.facts import FactsRefused, read_facts
from parindex.rules.points import points_text, to_ticks
from parindex.scoring.score import Score, score


def failures(edition: Edition, case: Case) -> Iterator[str]:
    """Where an edition gives something else than a case expects, in Vietnamese; nothing when the case holds."""
    year = case.year or edition.year
    try:
        given = score(edition, read_facts(edition, case.facts), year)
    except FactsRefused as refused:
        yield from (f"{case.name}: {words}" for words in refused.problems)
        return
    for id, expected in case.expect.items():
        got = _given(edition, given, id)
        if got != _same_form(expected):
            yield f"{case.name}: tiêu chí {id} được {got}, ví dụ ghi {expected}"
    for id, sentence in case.trace.items():
        got = given.leaves[id].trace if id in given.leaves else "không có tiêu chí chấm điểm này"
        if got != sentence:
            yield f"{case.name}: tiêu chí {id} diễn giải “{got}”, ví dụ ghi “{sentence}”"
    if case.total is not None and points_text(given.total) != _same_form(case.total):
        yield f"{case.name}: tổng điểm là {points_text(given.total)}, ví dụ ghi {case.total}"


def _given(edition: Edition, given: Score, id: str) -> str:
    """What the rules give for a criterion: points as printed, or the open state."""
    if id not in edition.by_id:
        return "không có tiêu chí này"
    leaf = given.leaves.get(id)
    if leaf is not None and leaf.points is None:
        return leaf.state
    return points_text(given.points[id])


def _same_form(expected: str) -> str:
    """Points as printed, whatever zeros end them; a state stays."""
    try:
        return points_text(to_ticks(expected))
    except ArithmeticError:
        return expected
