"""Which row is which criterion, and whether a sheet follows an edition at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from parindex.editions.edition import Criterion, Edition
from parindex.editions.match import adopt, best, match
from parindex.editions.sheet import Header, Row, Sheet, Source

TREE = (
    ("I", None, "I", "Đánh giá kết quả", "3"),
    ("1", "I", "1", "Công tác chỉ đạo, điều hành", "3"),
    ("1.1", "1", "1.1", "Ban hành kế hoạch cải cách hành chính", "2"),
    ("1.1#1", "1.1", None, "Có từ 05 cuộc đối thoại trong năm: 1 điểm", "1"),
    ("1.1#2", "1.1", None, "Mức độ xử lý kiến nghị của người dân", "1"),
    ("1.2", "1", "1.2", "Thực hiện chế độ báo cáo định kỳ", "1"),
    ("II", None, "II", "Đánh giá tác động", "2"),
    ("II.1", "II", "1", "Công tác chỉ đạo, điều hành", "2"),
)


def edition(name: str = "mau-xa/2023-1", scale: int = 1) -> Edition:
    criteria = tuple(
        Criterion(id=id, parent=parent, label=label, title=title, points=Decimal(points) * scale)
        for id, parent, label, title, points in TREE
    )
    return Edition(
        edition=name,
        title="Bộ mẫu",
        level="commune",
        assesses="xã",
        total=Decimal(5) * scale,
        status="sample",
        criteria=criteria,
    )


def sheet(**titles: str) -> Sheet:
    rows = tuple(
        Row(id=id, label=label, title=titles.get(id, title), maximum=Decimal(points), claimed=None, parent=parent)
        for id, parent, label, title, points in TREE
    )
    return Sheet(Source("a.docx", "0" * 64, "docx", None), Header(), rows)


def test_a_sheet_of_the_edition_fits_it_wholly():
    found = match(sheet(), edition())
    assert found.fit == 1
    assert all(row == criterion for row, criterion in found.criteria.items())


def test_case_tones_and_typing_slips_do_not_part_a_row_from_its_criterion():
    typed = sheet(
        **{"1.1": "BAN HÀNH KÊ HOẠCH CẢI CÁCH HÀNH CHINH", "1.2": "Thực hiện chế độ báo cáo đinh kỳ, đột xuất"}
    )
    assert match(typed, edition()).fit == 1


def test_equal_titles_go_by_their_parents():
    found = match(sheet(), edition())
    assert found.criteria["1"] == "1"
    assert found.criteria["II.1"] == "II.1"


def test_rows_take_the_editions_names_and_strangers_keep_theirs():
    own = sheet()
    rows = (*own.rows[:3], replace(own.rows[2], id="1.1+0", title="Sáng kiến mới của xã"), *own.rows[3:])
    renamed = {"1.2": "1.3", "1.1+0": "1.2"}
    rows = tuple(replace(row, id=renamed.get(row.id, row.id), label=renamed.get(row.id, row.label)) for row in rows)
    read = replace(own, rows=rows)
    named = adopt(read, match(read, edition()))
    assert [row.id for row in named.rows] == ["I", "1", "1.1", "1.2+", "1.1#1", "1.1#2", "1.2", "II", "II.1"]


def test_the_same_titles_with_other_weights_are_another_set():
    chosen, found = best(sheet(), [edition("tinh-khac/2023-1", scale=2)])
    assert chosen is None
    assert found.fit == pytest.approx(0.5)


def test_the_best_of_several_editions_is_taken():
    chosen, _ = best(sheet(), [edition("tinh-khac/2023-1", scale=2), edition()])
    assert chosen is not None
    assert chosen.edition == "mau-xa/2023-1"


def test_an_empty_sheet_fits_nothing():
    assert best(Sheet(Source("a.txt", "0" * 64, "text", None), Header(), ()), [edition()])[0] is None
