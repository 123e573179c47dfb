"""The faults of every set: enough of every kind, independent of each other, and each report still a whole one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from samples.faults import DEVELOPMENT, SETS, Flawed, faults, flawed, half_year, silences
from samples.make import sound
from samples.measure import measure, show
from samples.report import sheet

from parindex.checking.finding import Finding
from parindex.editions.sheet import Row, Sheet

pytestmark = pytest.mark.slow

KINDS = (
    "sum-mismatch",
    "over-maximum",
    "not-a-number",
    "duplicate-row",
    "maximum-differs",
    "missing-criterion",
    "unknown-row",
    "rule-differs",
    "ratio-wrong",
    "figures-disagree",
    "statement-contradicted",
    "admits-shortfall",
    "forecast-not-result",
    "wrong-measure",
    "asked-not-answered",
    "no-explanation",
    "bare-assertion",
    "explanation-truncated",
    "explanation-repeated",
    "deduction-unexplained",
    "no-period-basis",
    "survey-self-scored",
    "citation-malformed",
    "citation-conflict",
    "citation-out-of-order",
    "citation-date-impossible",
    "citation-outside-period",
    "citation-missing-part",
    "header-incomplete",
    "spelling",
)
# faults of a kind, silences
LEAST = {"faults": (3, 30), "faults-2": (4, 24), "faults-3": (5, 45), "faults-4": (5, 45), "held-out": (5, 45)}
REPORTS = [(name, one) for name in SETS for one in flawed(name)]
WORDS_IN_A_ROW = 7


@pytest.fixture(params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=[one for _, one in REPORTS], ids=[f"{name}-{one.name}" for name, one in REPORTS])
def one(request: pytest.FixtureRequest) -> Flawed:
    return request.param


def test_every_kind_has_enough_faults(name: str) -> None:
    counted = Counter(fault.kind for fault in faults(name))
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= LEAST[name][0]


def test_there_are_enough_sound_wordings_that_a_careless_check_would_flag(name: str) -> None:
    assert len(silences(name)) >= LEAST[name][1]


def test_kinds_that_may_speak_and_kinds_that_must_not_are_kinds(name: str) -> None:
    named = {kind for fault in faults(name) for kind in fault.also}
    assert named | {kind for each in silences(name) for kind in each.kinds} <= set(KINDS)


def test_every_fault_and_silence_stands_at_a_row_of_its_report(one: Flawed) -> None:
    removed = {row for item in one.faults for row, change in item.edit["rows"].items() if change.get("remove")}
    rows = {row.id for row in one.sheet().rows} | removed | {"header", "total"}
    assert set[str]().union(*(item.touches for item in (*one.faults, *one.silences))) <= rows


@pytest.mark.parametrize(("first", "second"), [*combinations(SETS, 2)])
def test_no_two_sets_share_a_wording(first: str, second: str) -> None:
    rows = [row for report in (sound(), half_year()) for row in report.rows]
    own = {run for row in rows for text in (row.title, row.explanation) for run in _runs(text)}
    ours, theirs = (set(_written(name)) - own for name in (first, second))
    assert ours & theirs == set()
    assert min(len(ours), len(theirs)) > 1000


def test_no_row_is_touched_by_two_faults(one: Flawed) -> None:
    items = [*one.faults, *one.silences]
    assert [(a.id, b.id) for a, b in combinations(items, 2) if a.touches & b.touches] == []


def test_a_flawed_report_differs_from_the_sound_one_where_its_faults_are(one: Flawed) -> None:
    before, after = ({row.id: row for row in report.rows} for report in (Flawed("", one.base).sheet(), one.sheet()))
    touched = set[str]().union(*(item.touches for item in (*one.faults, *one.silences)))
    words = {id_ for id_ in before | after if _explanation(before, id_) != _explanation(after, id_)}
    assert words <= touched
    for fault in one.faults:
        assert fault.at in ("header", "total") or any(before.get(id_) != after.get(id_) for id_ in fault.touches)


def test_all_faults_and_silences_stand_in_some_report(name: str) -> None:
    reports = flawed(name)
    assert sum(len(one.faults) for one in reports) == len(faults(name))
    assert sum(len(one.silences) for one in reports) == len(silences(name))


def test_the_half_year_report_is_whole() -> None:
    report = sheet(half_year())
    assert report.total is not None
    assert report.total.claimed == sum(row.claimed or 0 for row in report.leaves())
    assert all(row.explanation for row in report.leaves())
    assert not {row.explanation for row in report.leaves()} & {
        row.explanation for row in Flawed("", "year").sheet().rows
    }


def test_a_check_that_says_nothing_finds_nothing_and_raises_no_alarm(name: str) -> None:
    result = measure(lambda report: [], name)
    assert (result.recall, result.found, result.broken, result.alarms) == (0, [], [], [])


def test_a_check_that_flags_everything_is_seen_to_cry_wolf(name: str) -> None:
    def check(report: Sheet) -> list[Finding]:
        rows = [row.id for row in report.rows]
        return [Finding(kind, "warning", row, "") for kind in KINDS for row in [*rows, "header", "total", "2.3"]]

    result = measure(check, name)
    assert len(result.missed) < 10  # rows taken out are not there to be named
    assert len(result.broken) >= LEAST[name][1]
    assert result.precision < 0.05


@pytest.mark.parametrize(("held_out", "told"), [(False, DEVELOPMENT), (True, SETS)])
def test_what_was_missed_in_a_held_out_set_is_told_only_when_asked(
    held_out: bool, told: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    show(lambda report: [Finding("header-incomplete", "warning", "header", "")], held_out=held_out)
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.endswith(".yaml)")] == [
        "Development set (faults.yaml)",
        "Development set (faults-2.yaml)",
        "Development set (faults-3.yaml)",
        "Development set (faults-4.yaml)",
        "Held-out set (held-out.yaml)",
    ]
    assert printed.count("missed   spelling") == sum(
        fault.kind == "spelling" for name in told for fault in faults(name)
    )


def _explanation(rows: dict[str, Row], id_: str) -> str | None:
    return rows[id_].explanation if id_ in rows else None


def _written(name: str) -> Iterator[str]:
    """Every run of words that the entries of a set write into explanations."""
    for item in (*faults(name), *silences(name)):
        for change in item.edit["rows"].values():
            for row in (change, *change.get("after", ())):
                yield from _runs(row.get("explanation"))


def _runs(text: str | None) -> Iterator[str]:
    words = (text or "").lower().split()
    for start in range(len(words) - WORDS_IN_A_ROW + 1):
        yield " ".join(words[start : start + WORDS_IN_A_ROW])
