"""Clauses and how they are meant."""

import pytest

from parindex.vietnamese.clauses import split


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Đã ban hành kế hoạch", "stated"),
        ("Trang thông tin chưa đảm bảo", "negated"),
        ("không hoàn thành chỉ tiêu", "negated"),
        ("việc giải ngân còn hạn chế", "negated"),
        ("dự kiến tổ chức trong quý III", "planned"),
        ("sẽ ban hành quy chế", "planned"),
        ("còn 2 cuộc đối thoại", "planned"),
        ("không phát sinh hồ sơ", "none_occurred"),
        ("Không tiếp nhận phản ánh, kiến nghị", "none_occurred"),
        ("không có hồ sơ trễ hạn", "none_occurred"),
        ("chưa có trường hợp nào vi phạm", "none_occurred"),
        ("0 hồ sơ tạm dừng", "none_occurred"),
        ("người hoạt động không chuyên trách", "stated"),
        ("thanh toán không dùng tiền mặt", "stated"),
        ("không ngừng đổi mới", "stated"),
    ],
)
def test_a_clause_is_meant_as_officials_mean_it(text: str, polarity: str) -> None:
    (clause,) = split(text)
    assert clause.polarity == polarity


def test_a_sentence_falls_into_clauses_with_their_places() -> None:
    text = "Có 15 kiến nghị, đã giải quyết 14/15 kiến nghị, còn 01 kiến nghị. Kinh phí 2.5 tỷ đồng; chưa quyết toán"
    clauses = split(text)
    assert [clause.polarity for clause in clauses] == ["stated", "stated", "planned", "stated", "negated"]
    assert all(text[clause.start : clause.end] == clause.text for clause in clauses)
    assert clauses[3].text == "Kinh phí 2.5 tỷ đồng"


def test_what_remains_is_planned_even_without_a_comma() -> None:
    assert [clause.polarity for clause in split("Hoàn thành 20 việc do huyện giao còn một số việc đang làm")] == [
        "stated",
        "planned",
    ]


def test_a_bullet_starts_a_clause() -> None:
    clauses = split("- Tổ chức 02 hội nghị. - Phát 300 tờ rơi")
    assert [clause.text for clause in clauses] == ["Tổ chức 02 hội nghị", "Phát 300 tờ rơi"]


def test_a_rounded_figure_is_vague() -> None:
    assert [clause.vague for clause in split("khoảng 50 lượt; gần 200 ngày công; đúng 30 bài")] == [True, True, False]


def test_no_text_has_no_clauses() -> None:
    assert split(" \n ") == ()
