"""The editions that come with the library: the sample report's set, decision 766, the one for teaching."""

import json
from pathlib import Path

import pytest

from parindex.editions.cases import load_cases
from parindex.editions.loader import find, folders
from parindex.rules.kinds import KINDS

SAMPLE, SERVICE, TEACHING = "cchc-cap-xa-mau/2023-1", "766-chat-luong-phuc-vu/2022-1", "day-hoc/2025-1"


def seed_rows(seed: Path) -> list[dict[str, str]]:
    return [row for row in json.loads((seed / "seed_truth.json").read_text("utf-8")) if row["kind"] == "row"]


def test_the_sample_edition_has_the_reports_ids_titles_and_maxima(seed):
    ours = [(node.id, node.parent, node.title, str(node.points)) for node in find(SAMPLE).criteria]
    assert ours == [(row["id"], row["parent"], row["title"], row["maximum"]) for row in seed_rows(seed)]


def test_the_sample_edition_prints_labels_as_the_report_does(seed):
    printed = [None if "#" in row["id"] else row["code_cell"].rstrip(".") for row in seed_rows(seed)]
    assert [node.label for node in find(SAMPLE).criteria] == printed


def test_the_sample_edition_has_105_nodes_over_76_leaves():
    sample = find(SAMPLE)
    assert (len(sample.criteria), len(list(sample.leaves()))) == (105, 76)


def test_only_three_leaves_of_the_sample_edition_state_their_rule_and_quote_their_title():
    stated = [leaf for leaf in find(SAMPLE).leaves() if leaf.basis == "stated"]
    assert [leaf.id for leaf in stated] == ["1.1.1", "1.6#1", "1.6#2"]
    assert all(leaf.stated_in and leaf.stated_in in leaf.title for leaf in stated)


def test_the_sample_edition_names_no_law_and_leaves_the_survey_to_the_survey():
    sample = find(SAMPLE)
    assert not sample.legal
    assert not any(node.legal for node in sample.criteria)
    surveyed = [leaf.id for leaf in sample.leaves() if leaf.by == "dieu_tra"]
    assert surveyed == ["II.2", "II.3"]
    assert {sample.by_id[id].self_scored for id in surveyed} == {"provisional"}


@pytest.mark.parametrize("name", [SAMPLE, SERVICE, TEACHING])
def test_what_nobody_states_is_judged_and_every_other_leaf_asks_for_facts(name):
    for leaf in find(name).leaves():
        judged = leaf.rule.kind == "judged"
        assert judged == (leaf.basis == "unknown"), leaf.id
        assert judged or leaf.facts, leaf.id
        assert leaf.evidence, leaf.id


def test_decision_766_gives_its_five_groups_a_hundred_points():
    service = find(SERVICE)
    assert [str(group.points) for group in service.children[None]] == ["18", "20", "22", "22", "18"]
    assert service.status == "draft"
    assert not any(leaf.basis == "stated" for leaf in service.leaves())


def test_the_teaching_edition_says_what_it_is_and_uses_each_kind_once():
    teaching = find(TEACHING)
    assert "không phải quy định" in teaching.title
    assert sorted(leaf.rule.kind for leaf in teaching.leaves()) == sorted(KINDS)


@pytest.mark.parametrize("name", [SAMPLE, SERVICE, TEACHING])
def test_a_facts_name_means_one_type_throughout_an_edition(name):
    types: dict[str, str] = {}
    for fact in (fact for leaf in find(name).leaves() for fact in leaf.facts):
        assert types.setdefault(fact.name, fact.type) == fact.type, fact.name


@pytest.mark.parametrize("name", [SAMPLE, SERVICE, TEACHING])
def test_cases_show_every_kind_of_rule_that_an_edition_uses(name):
    shown = {id for case in load_cases(folders()[name]) for id in case.expect}
    leaves = list(find(name).leaves())
    assert {leaf.rule.kind for leaf in leaves} == {leaf.rule.kind for leaf in leaves if leaf.id in shown}
    assert {leaf.id for leaf in leaves if leaf.basis == "stated"} <= shown
