"""Buckets and totals of a whole sheet."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.checking.report import Report, ticks
from parindex.checking.verdict import check
from parindex.editions.sheet import Header, Row, Sheet, Source

SOURCE = Source("bao-cao.txt", "0" * 64, "text", None)


def test_without_an_edition_the_report_alone_is_checked(seed_sheet):
    verdict = check(seed_sheet, [])
    assert verdict.edition is None
    assert verdict.match == 0
    assert verdict.totals.claimed == 980_000
    assert verdict.totals.maximum == 1_000_000
    assert verdict.totals.buckets["judged_elsewhere"] == 230_000


def test_a_parent_stands_for_its_blank_leaves_and_a_blank_leaf_for_itself(sheet):
    report = Report(
        sheet(
            "1 | | Chỉ đạo | 3 | 3 |",
            "1.1 | 1 | Kế hoạch | 2 | 2 |",
            "1.1.1 | 1.1 | Ban hành | 1 | |",
            "1.1.2 | 1.1 | Hoàn thành | 1 | |",
            "1.2 | 1 | Báo cáo | 1 | |",
        )
    )
    assert [row.id for row in report.leaves] == ["1.1", "1.2"]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    names: list[str] = []
    rows = []
    for place in range(draw(st.integers(1, 12))):
        parent = draw(st.sampled_from([None, *names]))
        claimed = draw(st.none() | st.decimals("0", "5", places=2))
        text = draw(st.sampled_from([None, "Đã thực hiện", "Kế hoạch số 3/KH-UBND ngày 05/01/2023", "chưa đạt 2/5"]))
        rows.append(Row(str(place), str(place), f"Tiêu chí {place}", Decimal(3), claimed, text, parent=parent))
        names.append(str(place))
    return Sheet(SOURCE, Header(), tuple(rows))


@settings(max_examples=40)
@given(sheets())
def test_buckets_add_up_to_the_claims_of_the_leaves(sheet):
    verdict = check(sheet, [])
    totals = verdict.totals
    assert sum(totals.buckets.values()) == totals.claimed == sum(ticks(r.claimed) for r in Report(sheet).leaves)
    assert {row.id for row in Report(sheet).leaves} == set(verdict.buckets)
    assert totals.at_risk >= 0
    assert totals.at_risk_inferred >= 0
