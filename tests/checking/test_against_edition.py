"""A sheet held against an edition: maxima, missing and unknown rows, printed rules, and what the rules answer."""

from decimal import Decimal

import pytest

from parindex.checking.verdict import check
from parindex.editions.edition import Criterion, Edition
from parindex.editions.sheet import Header, Period

TALKS = {"name": "talks", "type": "count", "unit": "cuộc", "ask": "Đã tổ chức bao nhiêu cuộc đối thoại?"}
DONE = {"name": "done", "type": "count", "unit": "nhiệm vụ", "ask": "Đã hoàn thành bao nhiêu nhiệm vụ?"}
PLANNED = {"name": "planned", "type": "count", "unit": "nhiệm vụ", "ask": "Có bao nhiêu nhiệm vụ phải làm?"}
STATED = {"rule": {"kind": "at_least", "fact": "talks", "n": 5}, "basis": "stated"}
SHARE = {"kind": "share", "part": "done", "whole": "planned", "if_none": "judged"}

TITLES = {
    "1": "Công tác chỉ đạo, điều hành",
    "1.1": "Có từ 05 cuộc đối thoại trong năm: 1 điểm",
    "1.2": "Mức độ hoàn thành kế hoạch năm",
    "1.3": "Thực hiện chế độ hội họp",
    "1.4": "Kết quả điều tra xã hội học",
}


@pytest.fixture
def edition():
    def build(status="sample", basis="stated"):
        leaf = {"parent": "1", "points": Decimal(1), "period": "year"}
        judged = {"rule": {"kind": "judged"}, "basis": "unknown"}
        criteria = (
            Criterion(id="1", label="1", title=TITLES["1"], points=Decimal(4)),
            Criterion(id="1.1", label="1.1", title=TITLES["1.1"], facts=(TALKS,), **STATED, **leaf),
            Criterion(
                id="1.2", label="1.2", title=TITLES["1.2"], facts=(DONE, PLANNED), rule=SHARE, basis=basis, **leaf
            ),
            Criterion(id="1.3", label="1.3", title=TITLES["1.3"], **judged, **leaf),
            Criterion(
                id="1.4",
                label="1.4",
                title=TITLES["1.4"],
                rule={"kind": "judged"},
                by="dieu_tra",
                basis="unknown",
                **leaf,
            ),
        )
        return Edition(
            edition="thu/2023-1", title="Thử", level="commune", assesses="xã", total=Decimal(4), status=status,
            criteria=criteria,
        )  # fmt: skip

    return build


@pytest.fixture
def verdict(sheet, edition):
    def of(explanations=(), header=None, drop=(), titles=(), maxima=(), extra=(), **kind_of_edition):
        rows = []
        for name, title in (TITLES | dict(titles)).items():
            if name not in drop:
                points = dict(maxima).get(name, "4" if name == "1" else "1")
                parent = "" if name == "1" else "1"
                rows.append(f"{name} | {parent} | {title} | {points} | {points} | {dict(explanations).get(name, '')}")
        given = {"header": header} if header else {}
        return check(sheet(*rows, *extra, **given), [edition(**kind_of_edition)])

    return of


def kinds_of(verdict, row):
    return {(finding.kind, finding.severity) for finding in verdict.findings if finding.criterion == row}


def test_another_maximum_is_a_warning_on_a_sample_and_an_error_on_a_released_edition(verdict):
    assert ("maximum-differs", "warning") in kinds_of(verdict(maxima={"1.2": "2"}), "1.2")
    assert ("maximum-differs", "error") in kinds_of(verdict(maxima={"1.2": "2"}, status="released"), "1.2")


def test_a_criterion_left_out_is_named(verdict):
    assert ("missing-criterion", "warning") in kinds_of(verdict(drop={"1.3"}), "1.3")


def test_a_row_of_no_criterion_is_named(verdict):
    found = verdict(extra=("1.5 | 1 | Vệ sinh môi trường nông thôn | 1 | 1 | 5/5 thôn",))
    assert ("unknown-row", "warning") in kinds_of(found, "1.5")


@pytest.mark.parametrize(
    "title", ["Có từ 03 cuộc đối thoại trong năm: 1 điểm", TITLES["1.1"].replace("1 điểm", "0,5 điểm")]
)
def test_a_printed_rule_that_says_otherwise_is_named(verdict, title):
    assert ("rule-differs", "warning") in kinds_of(verdict(titles={"1.1": title}), "1.1")


def test_a_title_in_other_letters_is_the_same_rule(verdict):
    same = verdict(titles={"1.1": "CÓ TỪ 5 CUỘC ĐỐI THOẠI TRONG NĂM: 1,0 ĐIỂM"})
    assert not {kind for kind, _ in kinds_of(same, "1.1")} & {"rule-differs", "unknown-row"}


def test_less_than_a_stated_rule_asks_puts_the_points_at_risk(verdict):
    found = verdict({"1.1": "Đã tổ chức 02 cuộc đối thoại"})
    assert (found.answers["1.1"].state, found.answers["1.1"].computed) == ("computed", 0)
    assert found.buckets["1.1"] == "contradicted"
    assert found.totals.at_risk == 10_000
    assert ("admits-shortfall", "warning") in kinds_of(found, "1.1")


def test_an_inferred_rule_only_suggests_and_says_so(verdict):
    year = Header(period=Period(2023, "year"))
    found = verdict({"1.2": "Hoàn thành 3/4 nhiệm vụ"}, header=year, basis="inferred")
    [finding] = [each for each in found.findings if (each.criterion, each.kind) == ("1.2", "admits-shortfall")]
    assert (found.answers["1.2"].state, finding.severity, finding.inferred) == ("suggested", "note", True)
    assert "suy luận" in finding.message
    assert (found.totals.at_risk, found.totals.at_risk_inferred) == (0, 2500)


@pytest.mark.parametrize(("done", "state"), [("20/40", "not_due"), ("10/40", "computed"), ("40/40", "computed")])
def test_a_yearly_task_on_pace_at_mid_year_is_not_due(verdict, done, state):
    found = verdict({"1.2": f"Đã hoàn thành {done} nhiệm vụ"})
    assert found.answers["1.2"].state == state


def test_what_no_source_states_is_left_to_a_person_and_surveys_wait(verdict):
    found = verdict()
    assert found.answers["1.3"].state == "needs_judgement"
    assert found.answers["1.4"].state == "waiting"
    assert found.buckets["1.4"] == "judged_elsewhere"


def test_facts_that_contradict_each_other_are_left_to_a_person(verdict):
    found = verdict({"1.2": "Đã hoàn thành 45/40 nhiệm vụ"})
    assert (found.answers["1.2"].state, found.answers["1.2"].computed) == ("needs_judgement", None)
