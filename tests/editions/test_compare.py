"""What moved between two editions."""

from typing import Any

from parindex.editions.compare import compare
from parindex.editions.edition import Edition

OLD: list[dict[str, Any]] = [
    {"id": "1", "title": "Chỉ đạo", "points": "3"},
    {"id": "1.1", "parent": "1", "title": "Ban hành kế hoạch", "points": "1"},
    {"id": "1.2", "parent": "1", "title": "Kiểm tra", "points": "2"},
    {"id": "2", "title": "Đối thoại", "points": "1"},
]


def edition(criteria: list[dict[str, Any]], total: str = "4", **head: Any) -> Edition:
    leaves = {"rule": {"kind": "judged"}, "basis": "unknown"}
    parents = {node.get("parent") for node in criteria}
    return Edition.model_validate(
        {
            "edition": "thu/2025-1",
            "title": "Bộ để thử",
            "level": "commune",
            "assesses": "UBND cấp xã",
            "total": total,
            "status": "draft",
            "criteria": [node if node["id"] in parents else {**leaves, **node} for node in criteria],
            **head,
        }
    )


def changes(new: list[dict[str, Any]], **head: Any) -> list[tuple[str, str | None, str]]:
    return [(change.kind, change.criterion, change.message) for change in compare(edition(OLD), edition(new, **head))]


def test_an_edition_did_not_move_from_itself():
    assert compare(edition(OLD), edition(OLD)) == ()


def test_points_titles_rules_and_bases_that_moved_are_told_with_both_sides():
    rule = {"kind": "yes_no", "fact": "held"}
    renamed = {**OLD[2], "title": "Kiểm tra, đôn đốc", "points": "1.5"}
    new = [*OLD[:2], renamed, {**OLD[3], "rule": rule, "basis": "stated"}]
    assert changes(new) == [
        ("points", "1.2", "điểm tối đa: 2 → 1,5"),
        ("title", "1.2", "tên: “Kiểm tra” → “Kiểm tra, đôn đốc”"),
        (
            "rule",
            "2",
            "cách tính: Người thẩm định quyết định và ghi rõ lý do. → “held”: có thì được điểm tối đa, không thì 0 "
            "điểm.",
        ),
        ("basis", "2", "căn cứ của cách tính: chưa rõ → văn bản nêu"),
    ]


def test_a_criterion_put_in_between_renumbers_the_rest_and_renames_nothing():
    new = [
        *OLD[:2],
        {"id": "1.2", "parent": "1", "title": "Tuyên truyền", "points": "1"},
        {**OLD[2], "id": "1.3"},
        {**OLD[3], "title": "ĐỐI  THOẠI"},
    ]
    assert changes(new) == [
        ("added", "1.2", "thêm: Tuyên truyền (1 điểm)"),
        ("moved", "1.3", "trước là 1.2"),
        ("title", "2", "tên: “Đối thoại” → “ĐỐI  THOẠI”"),
    ]


def test_a_criterion_under_another_parent_has_moved_and_one_without_successor_is_removed():
    assert changes([*OLD[:2], {**OLD[2], "parent": None, "id": "3"}]) == [
        ("moved", "3", "trước là 1.2"),
        ("moved", "3", "chuyển từ 1 sang cấp trên cùng"),
        ("removed", "2", "bỏ: Đối thoại (1 điểm)"),
    ]


def test_the_head_is_compared_too():
    assert changes(OLD, total="5", status="sample", bands=[{"name": "Tốt", "at_least": "90"}]) == [
        ("edition", None, "tổng điểm: 4 → 5"),
        ("edition", None, "tình trạng: dự thảo → mẫu"),
        ("edition", None, "mức xếp loại: không có → Tốt từ 90 %"),
    ]
