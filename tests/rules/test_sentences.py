"""Every kind of rule as a decision would print it."""

import pytest
from pydantic import ValidationError

from parindex.editions.loader import find
from parindex.editions.wording import KIND_WORDS, plainly, rule_sentence
from parindex.rules.kinds import KINDS
from parindex.rules.sentences import sentence

TEACHING = {leaf.rule.kind: leaf for leaf in find("day-hoc/2025-1").leaves() if leaf.rule}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_sentence_that_calls_each_fact_by_its_question_and_shows_no_key(kind: str) -> None:
    leaf = TEACHING[kind]
    said = rule_sentence(leaf)
    assert said.endswith(".")
    assert KIND_WORDS[kind]
    for fact in leaf.facts:
        assert fact.ask.rstrip("? ") in said
        assert f"“{fact.name}”" not in said


@pytest.mark.parametrize(
    ("kind", "settings", "said"),
    [
        (
            "issued_within",
            {"fact": "day", "first": "Y-1/10-01", "last": "Y/03-31"},
            "“Ngày ban hành”: từ ngày 01/10 của năm trước liền kề năm đánh giá đến hết ngày 31/03 của năm đánh giá thì "
            "được điểm tối đa, ngoài thời hạn đó thì 0 điểm.",
        ),
        (
            "share_to_target",
            {"part": "done", "whole": "all", "target": "80.5", "if_none": "exclude"},
            "Lấy “done” chia cho “all”: từ 80,5 % trở lên thì được điểm tối đa, dưới mức đó thì lấy tỷ lệ chia 80,5 %, "
            "nhân điểm tối đa; không phát sinh thì không chấm, điểm tối đa chia lại cho các tiêu chí cùng nhóm.",
        ),
        (
            "formula",
            {"expression": "min(6, 6 * done / all / 0.9)", "if_none": "zero"},
            "Điểm tính theo công thức min(6; 6 × “done” / “all” / 0,9), không âm và không quá điểm tối đa; không phát "
            "sinh thì 0 điểm.",
        ),
    ],
)
def test_settings_are_said_exactly(kind: str, settings: dict[str, str], said: str) -> None:
    assert sentence(KINDS[kind].model_validate({"kind": kind, **settings}), {"day": "Ngày ban hành?"}) == said


@pytest.mark.parametrize("percent", ["1e-999999999", "1e99", "0.0000001"])
def test_a_setting_that_no_memory_holds_is_refused(percent: str) -> None:
    with pytest.raises(ValidationError):
        KINDS["share_to_target"].model_validate(
            {"kind": "share_to_target", "part": "a", "whole": "b", "target": percent, "if_none": "full"}
        )


def test_a_check_s_sentence_is_told_without_keys_and_with_questions() -> None:
    told = plainly("số liệu dialogues phải là loại (type) ngày (date), đang là số đếm", TEACHING["at_least"])
    assert told == "Số liệu “Đã tổ chức bao nhiêu cuộc đối thoại?” phải là loại ngày, đang là số đếm."
