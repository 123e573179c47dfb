"""Running text: what is missing from it costs only itself."""

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from parindex.editions.sheet import Row
from parindex.reading.interleaved import read_lines
from parindex.reading.outline import build

PAIR = re.compile(r"(?<![\d.,/])(\d+(?:\.\d+)?) (\d+\.\d+)(?=\s|$)", re.M)
TOP = "STT Lĩnh vực, tiêu chí Điểm tối đa Điểm tự đánh giá Nội dung giải trình"


@pytest.fixture(scope="module")
def text(seed: Path) -> str:
    return (seed / "seed.txt").read_text()


def rows_of(text: str) -> tuple[Row, ...]:
    return build(read_lines(text.split("\n")).entries)[0]


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5])
def test_missing_claims_cost_nothing_but_themselves(text: str, share: float) -> None:
    pick = random.Random(3)
    whole, some = rows_of(text), rows_of(PAIR.sub(lambda pair: pair[pick.random() < share], text))
    assert [(row.id, row.maximum, row.title) for row in some] == [(row.id, row.maximum, row.title) for row in whole]
    for left, row in zip(some, whole, strict=True):
        assert left.claimed in (None, row.claimed) or "claimed" in left.uncertain


def test_without_a_single_claim_all_numbered_rows_are_found(text: str) -> None:
    found = {row.id: row for row in rows_of(PAIR.sub(lambda pair: pair[1], text))}
    for row in rows_of(text):
        if "#" not in row.id:
            left = found[row.id]
            assert left.maximum == row.maximum
            assert left.claimed is None or "claimed" in left.uncertain


def test_commas_and_lines_without_blanks_between_read_alike(text: str) -> None:
    whole = [(row.id, row.maximum, row.claimed, row.title) for row in rows_of(text)]
    for changed in (PAIR.sub(lambda pair: pair[0].replace(".", ","), text), re.sub(r"\n\s*\n", "\n", text)):
        assert [(row.id, row.maximum, row.claimed, row.title) for row in rows_of(changed)] == whole


def test_a_lost_label_costs_its_own_row_only(text: str) -> None:
    lost = rows_of(re.sub(r"(?m)^ ?(?:3\.3\.2|4\.1|5\.3\.2|7\.2)(?= |$)", "", text))
    whole = {row.id for row in rows_of(text)}
    assert whole - {row.id for row in lost} == {"3.3.2", "4.1", "5.3.2", "7.2"}


def test_figures_at_a_line_start_are_no_labels() -> None:
    explained = ["2 2.0 Trong", "2 tháng đầu năm đã", "1.5 tỷ đồng"]
    lines = [TOP, "1. KẾ HOẠCH", "3 3.0", "1.1 Ban hành", *explained, "1.2 Kiểm tra", "1 1.0"]
    assert [row.id for row in rows_of("\n".join(lines))] == ["1", "1.1", "1.2"]


def test_a_figure_after_the_maximum_is_not_taken_for_the_claim() -> None:
    lines = [TOP, "1. KẾ HOẠCH 3 3.0", "1.1 Ban hành kế hoạch", "2 6 tháng đầu năm đã ban hành", "1.2 Kiểm tra 1 1.0"]
    rows = rows_of("\n".join(lines))
    assert (rows[1].maximum, rows[1].claimed) == (Decimal(2), None)
    assert rows[1].explanation == "6 tháng đầu năm đã ban hành"
    assert set(rows[1].uncertain) == {"maximum", "claimed"}


def test_a_report_of_one_field_may_start_at_any_number() -> None:
    lines = [TOP, "5. CHẾ ĐỘ CÔNG VỤ", "3 3.0", "5.1 Cơ cấu", "2 2.0 Đúng vị trí", "5.2 Bồi dưỡng", "1 1.0"]
    assert [(row.id, row.parent) for row in rows_of("\n".join(lines))] == [("5", None), ("5.1", "5"), ("5.2", "5")]
