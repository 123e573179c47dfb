"""A sheet scored from its facts: states, sharing out, caps, totals, and the cases of every edition."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from parindex.editions.cases import Case, load_cases
from parindex.editions.edition import Edition
from parindex.editions.facts import FactsRefused, read_facts
from parindex.editions.loader import find, folders, load
from parindex.editions.refusal import EditionRefused
from parindex.rules.points import points_text
from parindex.scoring.cases import failures
from parindex.scoring.score import Score, Scorer, score

TEACHING = "day-hoc/2025-1"


def small(**more: Any) -> Edition:
    """Three shares of 1, 2 and 3 points under one node, a bonus and a penalty; the first and second may be excluded."""

    def share(id: str, points: str, if_none: str, basis: str) -> dict[str, Any]:
        return {
            "id": id,
            "parent": "1",
            "title": f"Tỷ lệ {id}",
            "points": points,
            "facts": [
                {"name": "done", "ask": "Bao nhiêu việc đã xong?", "type": "count"},
                {"name": "planned", "ask": "Kế hoạch có bao nhiêu việc?", "type": "count", "maximum": "500"},
            ],
            "rule": {"kind": "share", "part": "done", "whole": "planned", "if_none": if_none},
            "basis": basis,
            "period": "year" if id == "1.3" else "to_date",
        }

    def extra(id: str, kind: str) -> dict[str, Any]:
        return {
            "id": id,
            "title": f"Điểm {kind}",
            "points": "0",
            "facts": [{"name": "times", "ask": "Bao nhiêu lần?", "type": "count"}],
            "rule": {"kind": kind, "fact": "times", "each": "0.5", "cap": "2"},
            "basis": "inferred",
        }

    return Edition.model_validate(
        {
            "edition": "thu/2025-1",
            "title": "Bộ để thử",
            "level": "commune",
            "assesses": "UBND cấp xã",
            "total": "6",
            "status": "draft",
            "rounding": 2,
            "bonus": "1",
            "penalty": "1.5",
            "bands": [{"name": "Tốt", "at_least": "90"}, {"name": "Khá", "at_least": "0"}],
            "criteria": [
                {"id": "1", "title": "Thực hiện", "points": "6"},
                share("1.1", "1", "exclude", "stated"),
                share("1.2", "2", "exclude", "inferred"),
                share("1.3", "3", "judged", "inferred"),
                extra("2", "bonus"),
                extra("3", "penalty"),
            ],
            **more,
        }
    )


def scored(facts: dict[str, object], as_of: date | None = None) -> Score:
    edition = small()
    return score(edition, read_facts(edition, facts), 2025, as_of=as_of)


def shares(**counts: tuple[int, int]) -> dict[str, object]:
    facts: dict[str, object] = {"2/times": 0, "3/times": 0}
    for name, (done, planned) in counts.items():
        id = name.replace("_", ".").strip(".")
        facts |= {f"{id}/done": done, f"{id}/planned": planned}
    return facts


def test_each_leaf_says_how_far_its_answer_may_be_trusted() -> None:
    given = scored(shares(_1_1=(1, 2), _1_2=(1, 2)))
    states = {id: leaf.state for id, leaf in given.leaves.items()}
    assert states == {"1.1": "computed", "1.2": "suggested", "1.3": "waiting", "2": "suggested", "3": "suggested"}
    assert given.leaves["1.3"].trace == "chưa có số liệu: Bao nhiêu việc đã xong; Kế hoạch có bao nhiêu việc"
    assert (given.total, given.open, given.band) == (15_000, 1, None)


def test_what_does_not_apply_is_shared_out_so_that_the_maxima_still_add_up() -> None:
    given = scored(shares(_1_1=(0, 0), _1_2=(1, 2), _1_3=(3, 3)))
    assert given.leaves["1.1"].state == "not_applicable"
    assert [given.worth[id] for id in ("1", "1.1", "1.2", "1.3")] == [60_000, 0, 24_000, 36_000]
    assert [given.points[id] for id in ("1", "1.2", "1.3")] == [48_000, 12_000, 36_000]
    assert given.leaves["1.2"].trace == "1/2 = 50 % → 1,2/2,4"
    assert (given.total, given.open, given.band) == (48_000, 0, "Khá")


def test_bonus_and_penalty_are_held_within_the_caps_of_the_edition() -> None:
    facts = shares(_1_1=(1, 1), _1_2=(1, 1), _1_3=(1, 1))
    assert scored(facts | {"2/times": 9}).total == 60_000 + 10_000
    assert scored(facts | {"3/times": 9}).total == 60_000 - 15_000
    assert scored(facts | {"3/times": 9}).points["3"] == -20_000


def test_a_criterion_of_the_whole_year_is_not_due_before_its_end_unless_it_is_full() -> None:
    facts = shares(_1_1=(1, 2), _1_2=(1, 1), _1_3=(38, 72))
    half = scored(facts, as_of=date(2025, 6, 30)).leaves
    assert half["1.3"].state == "not_due"
    assert half["1.3"].points is None
    assert half["1.3"].trace == "chưa hết năm; tính đến nay: 38/72 = 52,78 % → 1,58/3"
    assert half["1.1"].state == "computed"
    assert scored(facts, as_of=date(2025, 12, 31)).leaves["1.3"].state == "suggested"
    assert scored(shares(_1_3=(72, 72)), as_of=date(2025, 6, 30)).leaves["1.3"].state == "suggested"


def test_facts_that_contradict_each_other_are_all_told_at_once() -> None:
    with pytest.raises(FactsRefused) as refused:
        scored(shares(_1_1=(3, 2), _1_2=(5, 4)))
    assert refused.value.problems == (
        "1.1/done là 3, lớn hơn planned là 2; đề nghị kiểm tra lại hai số liệu này",
        "1.2/done là 5, lớn hơn planned là 4; đề nghị kiểm tra lại hai số liệu này",
    )


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("9/done", 1, "không có tiêu chí “9”"),
        ("1.1/doen", 1, "tiêu chí 1.1 không hỏi số liệu này; các số liệu được hỏi: done, planned"),
        ("1.1/done", -1, "cần một số từ 0 trở lên"),
        ("1.1/done", 1.5, "cần một số từ 0 trở lên"),
        ("1.1/done", "1,5", "số có phần lẻ viết với dấu chấm"),
        ("1.1/done", "1e9", "cần một số từ 0 trở lên"),
        ("1.1/done", "1.5", "là số đếm nên phải là số nguyên"),
        ("1.1/done", True, "cần một số từ 0 trở lên"),
        ("1.1/planned", 501, "vượt mức cao nhất 500"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused_by_its_key(key: str, value: object, words: str) -> None:
    with pytest.raises(FactsRefused, match=f"^{key}: .*{words}"):
        scored({key: value})


def test_facts_are_read_as_officials_write_them() -> None:
    edition = find(TEACHING)
    written = {"1.1/issued_on": "31/12/2024", "1.2/leader_assigned": "Có", "3.1/grade": "tốt", "2.1/resolved": None}
    facts = read_facts(edition, written)
    assert {key: fact.value for key, fact in facts.items()} == {
        "1.1/issued_on": date(2024, 12, 31),
        "1.2/leader_assigned": True,
        "3.1/grade": "tốt",
    }
    for key, value in {"1.1/issued_on": "2024-13-01", "1.2/leader_assigned": "rồi", "3.1/grade": "khá tốt"}.items():
        with pytest.raises(FactsRefused):
            read_facts(edition, {key: value})


def test_scoring_many_units_gives_what_scoring_one_gives() -> None:
    edition = small()
    facts = read_facts(edition, shares(_1_1=(0, 0), _1_2=(1, 2), _1_3=(2, 3)))
    one = score(edition, facts, 2025)
    scorer = Scorer(edition, 2025)
    many = scorer.points({key: fact.value for key, fact in facts.items()})
    assert {id: given for id, given in many.items() if isinstance(given, int)} == {
        id: leaf.points for id, leaf in one.leaves.items() if leaf.points is not None
    }
    assert scorer.answers(many) == {
        id: leaf.state if leaf.points is None else leaf.points for id, leaf in one.leaves.items()
    }


def cases() -> Iterator[Any]:
    for folder in folders().values():
        edition = load(folder)
        for case in load_cases(folder):
            yield pytest.param(edition, case, id=f"{edition.edition}: {case.name}")


@pytest.mark.parametrize(("edition", "case"), list(cases()))
def test_every_edition_gives_what_its_cases_expect(edition: Edition, case: Case) -> None:
    assert list(failures(edition, case)) == []


def test_every_edition_of_the_library_has_cases_and_each_kind_has_one() -> None:
    by_edition = {name: list(load_cases(folder)) for name, folder in folders().items()}
    assert all(by_edition.values())
    teaching = {leaf.id: leaf.rule for leaf in find(TEACHING).leaves()}
    tried = {type(teaching[id]) for case in by_edition[TEACHING] for id in case.expect if id in teaching}
    assert tried == {type(rule) for rule in teaching.values()}


def test_a_case_that_does_not_hold_says_what_is_given_and_what_was_expected() -> None:
    case = Case(
        name="Thử",
        facts={"1.1/done": 1, "1.1/planned": 2},
        expect={"1.1": "1", "1.2": "0", "9": "1"},
        total="0.50",
        trace={"1.1": "x"},
    )
    assert list(failures(small(), case)) == [
        "Thử: tiêu chí 1.1 được 0,5, ví dụ ghi 1",
        "Thử: tiêu chí 1.2 được waiting, ví dụ ghi 0",
        "Thử: tiêu chí 9 được không có tiêu chí này, ví dụ ghi 1",
        "Thử: tiêu chí 1.1 diễn giải “1/2 = 50 % → 0,5/1”, ví dụ ghi “x”",
    ]
    assert list(failures(small(), Case(name="Thử", facts={"x": 1}))) == [
        "Thử: x: bộ thu/2025-1 không có tiêu chí “”; khoá viết dạng <mã tiêu chí>/<tên số liệu>"
    ]


def test_cases_in_another_form_are_refused_by_file_and_number(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.yaml").write_text("- {name: Thử, facts: {}, expct: {}}", "utf-8")
    with pytest.raises(EditionRefused, match=r"cases/a\.yaml: ví dụ 1: khoá expct: không có trong mẫu"):
        list(load_cases(tmp_path))


def test_points_are_told_as_printed() -> None:
    assert points_text(int(Decimal("1.25") * 10_000)) == "1,25"
