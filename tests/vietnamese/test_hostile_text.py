"""Text made to be slow is read as fast as other text."""

import time

import pytest

from parindex.vietnamese.clauses import split
from parindex.vietnamese.grammar import scan
from parindex.vietnamese.legacy import decode
from parindex.vietnamese.numbers import points_cell
from parindex.vietnamese.spelling import slips

LENGTH = 10_000


PIECES = " |\n|.|a|ộ|1|1.|1/|5 %|số |số:|ngày |6 tháng |kế hoạch |không có |(một |1-KH/|/KH-|a@|- |năm 20|của UBND |µ"


@pytest.mark.parametrize("piece", PIECES.split("|"))
@pytest.mark.parametrize("head", ["5", "kế hoạch số", "6 tháng", "không có"])
def test_no_repetition_makes_reading_slow(head: str, piece: str) -> None:
    text = head + piece * (LENGTH // len(piece))
    started = time.process_time()
    scan.__wrapped__(text)
    split(text)
    slips.__wrapped__(text)
    decode(text)
    points_cell(text)
    assert time.process_time() - started < 2
