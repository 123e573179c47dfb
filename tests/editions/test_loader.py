"""An edition read from its folder: what is refused, and in which words."""

from pathlib import Path

import pytest

from parindex.editions.loader import find, folders, library, load
from parindex.editions.refusal import EditionRefused

HEAD = """
edition: thu/2025-1
title: Bộ để thử
level: commune
assesses: UBND cấp xã
total: "2"
status: draft
in_force: 2025-01-01
"""
LEGAL = """
qd-1: {number: 1/QĐ-UBND, issued: 2025-01-02, issuer: UBND tỉnh, title: Bộ để thử, certainty: unverified}
"""
FIELD = """
criteria:
  - {id: "1", label: "1", title: Chỉ đạo, points: "2"}
  - id: "1.10"
    parent: "1"
    label: "1.10"
    title: Ban hành kế hoạch
    points: "0.5"
    facts: [{name: issued, ask: Kế hoạch ban hành ngày nào?, type: date}]
    rule: {kind: issued_within, fact: issued, first: Y-1/10-01, last: Y-1/12-31}
    legal: [{key: qd-1, article: Điều 2}]
    basis: stated
    stated_in: trong quý IV năm trước
  - id: "1.10#1"
    parent: "1"
    title: Hoàn thành nhiệm vụ
    points: "1.5"
    facts:
      - {name: done, ask: Bao nhiêu nhiệm vụ đã xong?, type: count}
      - {name: planned, ask: Kế hoạch có bao nhiêu nhiệm vụ?, type: count, maximum: "500"}
    rule: {kind: share, part: done, whole: planned, if_none: judged}
    basis: inferred
"""


def written(folder: Path, head: str = HEAD, legal: str = LEGAL, field: str = FIELD) -> Path:
    for name, text in {"edition": head, "legal": legal, "1-chi-dao": field}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(EditionRefused) as refusal:
        load(folder)
    return str(refusal.value)


def test_an_edition_is_its_head_its_sources_and_its_fields_in_the_order_of_their_names(tmp_path):
    edition = load(written(tmp_path))
    assert [node.id for node in edition.criteria] == ["1", "1.10", "1.10#1"]
    assert edition.legal["qd-1"].number == "1/QĐ-UBND"
    assert str(edition.in_force) == "2025-01-01"


def test_field_files_are_read_with_ten_after_nine(tmp_path):
    written(tmp_path, head=HEAD.replace('"2"', '"20"'))
    (tmp_path / "1-chi-dao.yaml").unlink()
    for n in range(1, 11):
        node = f'{{id: "{n}", title: Tiêu chí {n}, points: "2", rule: {{kind: judged}}, basis: unknown}}'
        (tmp_path / f"I-{n}.yaml").write_text(f"criteria: [{node}]", "utf-8")
    assert [node.id for node in load(tmp_path).criteria] == [str(n) for n in range(1, 11)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('points: "1.5"', 'points: "1.55"', "1-chi-dao.yaml: tiêu chí 1: là 2 điểm nhưng các phần cộng lại 2,05"),
        ('points: "1.5"', "points: 1.5", '1-chi-dao.yaml: dòng 17: 1.5 phải đặt trong ngoặc kép: "1.5"'),
        ('points: "2"', "points: 2", "1-chi-dao.yaml: tiêu chí 1: khoá points: số thập phân phải đặt trong ngoặc kép"),
        ('label: "1.10"', "label: 1.10", '1.10 phải đặt trong ngoặc kép: "1.10"'),
        ('label: "1"', "label: 1", "tiêu chí 1: khoá label: cần chữ đặt trong ngoặc kép, đang là 1"),
        ("title: Chỉ đạo", "title: no", 'no phải đặt trong ngoặc kép: "no"'),
        ("title: Chỉ đạo", "title: 12:30", '12:30 phải đặt trong ngoặc kép: "12:30"'),
        ("title: Chỉ đạo", "title: Chỉ đạo, colour: đỏ", "khoá colour: không có trong mẫu; các khoá được dùng: id"),
        ("title: Chỉ đạo", "title: Chỉ đạo, title: Điều hành", "dòng 3: khoá “title” lặp lại"),
        ("title: Chỉ đạo, ", "", "tiêu chí 1: khoá title: chưa điền"),
        ("kind: share,", "kind: guess,", "tiêu chí 1.10#1: khoá rule: không có loại quy tắc “guess”; các loại: yes_no"),
        ("kind: share,", "", "khoá rule: thiếu khoá kind"),
        (", if_none: judged", "", "tiêu chí 1.10#1: khoá rule.if_none: chưa điền"),
        ("if_none: judged", "if_none: maybe", "chỉ nhận: 'full', 'zero', 'exclude' hoặc 'judged'"),
        ("if_none: judged", "if_none: judged, target: x", "các khoá được dùng: kind, part, whole, if_none"),
        ("type: date", "type: date, colour: x", "khoá facts.1.colour: không có trong mẫu; các khoá được dùng: name"),
        ("Y-1/10-01", "tháng 10", "khoá rule.first: ngày tính theo năm đánh giá Y"),
        ("whole: planned", "whole: plans", "cách tính dùng số liệu plans chưa khai (facts); đã khai: done, planned"),
        ("type: date", "type: count", "số liệu issued phải là loại (type) ngày (date), đang là số đếm"),
        ('parent: "1"\n    title', 'parent: "2"\n    title', "tiêu chí 1.10#1: tiêu chí cha (parent) “2” không có"),
        ('id: "1.10#1"', 'id: "1.10"', "tiêu chí 1.10: mã (id) lặp lại"),
        ("key: qd-1", "key: qd-2", "tiêu chí 1.10: văn bản “qd-2” không có trong các văn bản được dẫn (legal.yaml)"),
        ("    stated_in: trong quý IV năm trước\n", "", "phải kèm lời trích (stated_in)"),
        (
            "basis: inferred",
            "basis: unknown",
            "(basis: unknown) thì cách tính phải là “người thẩm định quyết định” (judged)",
        ),
        ("    basis: inferred\n", "", "không có tiêu chí con nên phải có căn cứ (basis)"),
        ("type: date}", "type: date, from: cases}", "nguồn (from) “cases” phải viết dạng"),
        (
            'maximum: "500"',
            'maximum: "5", minimum: "6"',
            "số liệu planned: mức thấp nhất (minimum) lớn hơn mức cao nhất (maximum)",
        ),
        ("type: date}", "type: date, choices: [a]}", "(type: choice) phải có các lựa chọn (choices)"),
        ("criteria:", "nodes:", "1-chi-dao.yaml: tệp lĩnh vực chỉ có một khoá criteria"),
        ("criteria:", "criteria: [", "1-chi-dao.yaml: dòng"),
        ("title: Chỉ đạo", "title: &a Chỉ đạo, label2: *a", "khoá label2: không có trong mẫu"),
        ("criteria:", "criteria: " + "[" * 100_000, "lồng nhau quá sâu"),
        ("criteria:", "criteria:\n" + "- " * 100_000, "lồng nhau quá sâu"),
    ],
)
def test_what_does_not_hold_is_refused_naming_file_node_and_key(tmp_path, old, new, words):
    assert old in FIELD
    assert words in refused(written(tmp_path, field=FIELD.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('total: "2"', 'total: "3"', "edition.yaml: tổng điểm (total) là 3 điểm nhưng các phần cộng lại 2"),
        ('total: "2"', 'total: "2"\nrounding: 0', "0,5 điểm có nhiều chữ số thập phân hơn mức làm tròn"),
        ("status: draft", "status: released", "phải nêu quyết định ban hành (issued_by)"),
        ("status: draft", "status: released\nissued_by: qd-1", "tiêu chí 1.10#1: bộ đã ban hành chỉ có cách tính"),
        ("status: draft", "status: draft\nissued_by: qd-9", "văn bản ban hành (issued_by) “qd-9” không có"),
        ("edition: thu/2025-1", "edition: thử", "khoá edition: “thử” chỉ dùng chữ thường không dấu"),
        ("in_force: 2025-01-01", "in_force: 2025-02-30", "không có ngày 2025-02-30"),
        ("level: commune", 'level: commune\nbands: [{name: B, at_least: "8"}, {name: A, at_least: "9"}]', "cao xuống"),
    ],
)
def test_a_head_that_does_not_hold_is_refused(tmp_path, old, new, words):
    assert words in refused(written(tmp_path, head=HEAD.replace(old, new)))


def test_all_problems_are_told_at_once(tmp_path):
    field = FIELD.replace("kind: share,", "kind: guess,").replace("Y-1/10-01", "x").replace("title: Chỉ đạo, ", "")
    assert len(refused(written(tmp_path, head=HEAD.replace("draft", "drft"), field=field)).splitlines()) == 4


def test_bonus_and_penalty_stand_outside_the_total_and_need_a_cap(tmp_path):
    bonus = """
  - id: "2"
    title: Điểm thưởng
    points: "0"
    facts: [{name: models, ask: Bao nhiêu mô hình?, type: count}]
    rule: {kind: bonus, fact: models, each: "0.5", cap: "1"}
    basis: inferred
"""
    assert "có điểm thưởng nên phải ghi mức thưởng tối đa" in refused(written(tmp_path, field=FIELD + bonus))
    head = HEAD + 'bonus: "1"\n'
    assert load(written(tmp_path, head=head, field=FIELD + bonus)).by_id["2"].rule.cap == 1
    assert "điểm tối đa (points) phải là 0" in refused(
        written(tmp_path, head=head.replace('"2"', '"3"'), field=FIELD + bonus.replace('"0"', '"1"'))
    )


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path):
    written(tmp_path)
    (tmp_path / "1-chi-dao.yaml").write_bytes(b"\xff\xfe\x00")
    assert "1-chi-dao.yaml: không phải chữ Unicode UTF-8" in refused(tmp_path)
    (tmp_path / "edition.yaml").unlink()
    assert "edition.yaml: không có tệp này" in refused(tmp_path)


def test_users_keep_their_own_editions_in_a_folder_of_theirs(tmp_path, monkeypatch):
    own = tmp_path / "thu" / "2025-1"
    own.mkdir(parents=True)
    written(own)
    assert "thu/2025-1" not in folders()
    monkeypatch.setenv("PARINDEX_EDITIONS", str(tmp_path))
    assert find("thu/2025-1").title == "Bộ để thử"
    assert find(str(own)) == find("thu/2025-1")
    (own / "legal.yaml").unlink()
    with pytest.raises(EditionRefused, match=r"^thu/2025-1/1-chi-dao\.yaml: tiêu chí 1\.10: văn bản “qd-1” không có"):
        list(library())


def test_an_edition_that_nobody_has_is_refused_with_those_there_are():
    with pytest.raises(EditionRefused, match=r"không có bộ tiêu chí “abc”; các bộ đang có: .*day-hoc/2025-1"):
        find("abc")
