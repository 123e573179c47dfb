"""Facts that words propose, and the silence where they are unclear."""

from datetime import date
from decimal import Decimal

import pytest

from parindex.checking.drawing import draw
from parindex.checking.report import Report
from parindex.editions.edition import Criterion, Edition

FACTS = {
    "done": {"name": "done", "type": "count", "unit": "nhiệm vụ", "ask": "Đã hoàn thành bao nhiêu nhiệm vụ?"},
    "planned": {"name": "planned", "type": "count", "unit": "nhiệm vụ", "ask": "Có bao nhiêu nhiệm vụ phải làm?"},
    "talks": {"name": "talks", "type": "count", "unit": "cuộc", "ask": "Đã tổ chức bao nhiêu cuộc đối thoại?"},
    "late": {"name": "late", "type": "count", "unit": "hồ sơ", "ask": "Có bao nhiêu hồ sơ trễ hẹn?"},
    "issued": {"name": "issued", "type": "yes_no", "ask": "Đã ban hành kế hoạch cải cách hành chính chưa?"},
    "issued_on": {"name": "issued_on", "type": "date", "ask": "Kế hoạch được ban hành ngày nào?"},
}
SHARE = {"kind": "share", "part": "done", "whole": "planned", "if_none": "judged"}
AT_LEAST = {"kind": "at_least", "fact": "talks", "n": 5}
LATE = {"kind": "deduction", "fact": "late", "each": "0.25"}
YES = {"kind": "yes_no", "fact": "issued"}
WINDOW = {"kind": "issued_within", "fact": "issued_on", "first": "Y-1/10-01", "last": "Y-1/12-31"}


@pytest.fixture
def drawn(sheet):
    def values(rule, explanation, title="Ban hành và thực hiện kế hoạch cải cách hành chính"):
        names = [name for key, name in rule.items() if key in ("part", "whole", "fact")]
        criterion = Criterion(
            id="1", title=title, points=Decimal(1), facts=[FACTS[name] for name in names], rule=rule, basis="stated"
        )
        edition = Edition(
            edition="thu/2023-1",
            title="Thử",
            level="commune",
            assesses="xã",
            total=Decimal(1),
            status="sample",
            criteria=(criterion,),
        )
        found = draw(Report(sheet(f"1 | | {title} | 1 | 1 | {explanation}"), edition))
        assert all(proposal.evidence in explanation for proposal in found.values())
        return {key.removeprefix("1/"): proposal.value for key, proposal in found.items()}

    return values


@pytest.mark.parametrize(
    ("rule", "explanation", "expected"),
    [
        (SHARE, "Hoàn thành 38/72 nhiệm vụ (52,8%)", {"done": 38, "planned": 72}),
        (SHARE, "Không phát sinh", {"done": 0, "planned": 0}),
        (AT_LEAST, "Đã tổ chức 01 cuộc đối thoại, 02 cuộc tiếp xúc; dự kiến thêm 02 cuộc", {"talks": 3}),
        (AT_LEAST, "Đã có 01 cuộc diễn đàn. Theo kế hoạch năm còn 2 cuộc đối thoại", {"talks": 1}),
        (AT_LEAST, "Tổ chức 05 cuộc đối thoại, trong đó 02 cuộc của Bí thư, 03 cuộc của Chủ tịch", {"talks": 5}),
        (AT_LEAST, "Kế hoạch đề ra 06 cuộc, đã thực hiện 04 cuộc", {"talks": 4}),
        (LATE, "Trong kỳ không có hồ sơ trễ hẹn", {"late": 0}),
        (LATE, "Có 03 hồ sơ trễ hẹn", {"late": 3}),
        (YES, "UBND xã ban hành Kế hoạch số 12/KH-UBND ngày 05/01/2023 về cải cách hành chính", {"issued": True}),
        (YES, "Xã chưa ban hành kế hoạch cải cách hành chính riêng", {"issued": False}),
        (WINDOW, "Kế hoạch số 47/KH-UBND ngày 30/12/2022", {"issued_on": date(2022, 12, 30)}),
        (WINDOW, "Kế hoạch năm ban hành ngày 28/11/2022 (Kế hoạch số 96/KH-UBND)", {"issued_on": date(2022, 11, 28)}),
        (WINDOW, "Ngày 05/12/2022, UBND xã ban hành Kế hoạch số 98/KH-UBND", {"issued_on": date(2022, 12, 5)}),
        (WINDOW, "Ngày 05/12/2022 họp bàn theo Kế hoạch số 98/KH-UBND", {}),
    ],
)
def test_clear_words_propose_facts(drawn, rule, explanation, expected):
    assert drawn(rule, explanation) == expected


@pytest.mark.parametrize(
    ("rule", "explanation"),
    [
        (SHARE, "Hoàn thành 100% nhiệm vụ"),
        (SHARE, "Hoàn thành 5/8 nhiệm vụ của xã và 12/20 nhiệm vụ huyện giao"),
        (SHARE, "Dự kiến hoàn thành 70/72 nhiệm vụ"),
        (SHARE, "1478/1478 hồ sơ"),
        (AT_LEAST, "Tổ chức khoảng 05 cuộc đối thoại"),
        (AT_LEAST, "Thường xuyên đối thoại với người dân"),
        (YES, "Sẽ ban hành kế hoạch cải cách hành chính trong tháng 7"),
        (YES, "Thực hiện tốt"),
        (WINDOW, "Kế hoạch số 47/KH-UBND ngày 30/12/2022 và Kế hoạch số 5/KH-UBND ngày 12/01/2023"),
    ],
)
def test_unclear_words_propose_nothing(drawn, rule, explanation):
    assert drawn(rule, explanation) == {}
