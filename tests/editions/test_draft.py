"""A draft edition out of a sheet as read."""

from decimal import Decimal
from pathlib import Path

import pytest

from parindex.editions.draft import draft
from parindex.editions.edition import Edition
from parindex.editions.loader import find, load
from parindex.editions.refusal import EditionRefused
from parindex.editions.sheet import Header, Row, Sheet, Source, Total
from parindex.reading.reader import read
from parindex.rules.kinds.judgement import Judged
from parindex.vietnamese.normal import squeeze


def row(id: str, points: str | None, parent: str | None = None, title: str = "", uncertain: tuple[str, ...] = ()):
    label = None if "#" in id else id
    maximum = Decimal(points) if points else None
    return Row(id, label, title or f"Tiêu chí {id}", maximum, None, parent=parent, uncertain=uncertain)


def sheet(*rows: Row, total: str | None = None) -> Sheet:
    source = Source("/cho/de/bo-tieu-chi.docx", "0" * 64, "docx", None)
    return Sheet(source, Header(title="Bộ tiêu chí: thử"), rows, Total(Decimal(total), None) if total else None)


def written(files: dict[str, str], folder: Path) -> Edition:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return load(folder)


SMALL = sheet(
    row("1", "1.0"), row("1.10", "0.25", "1", "no"), row("1.10#1", "0.75", "1", "Mức độ: hoàn thành #"), row("2", "2")
)


def test_a_draft_loads_and_has_the_tree_titles_and_points_of_the_sheet(tmp_path):
    edition = written(draft(SMALL, "du-thao/2026-1"), tmp_path)
    assert [(node.id, node.parent, node.label, node.title, str(node.points)) for node in edition.criteria] == [
        ("1", None, "1", "Tiêu chí 1", "1.0"),
        ("1.10", "1", "1.10", "no", "0.25"),
        ("1.10#1", "1", None, "Mức độ: hoàn thành #", "0.75"),
        ("2", None, "2", "Tiêu chí 2", "2"),
    ]
    assert (edition.edition, edition.title, edition.status) == ("du-thao/2026-1", "Bộ tiêu chí: thử", "draft")
    assert edition.total == 3


def test_a_draft_guesses_no_rule(tmp_path):
    edition = written(draft(SMALL, "du-thao/2026-1"), tmp_path)
    assert {(type(leaf.rule), leaf.basis) for leaf in edition.leaves()} == {(Judged, "unknown")}


def test_a_draft_says_where_it_was_read_and_what_needs_a_look_and_no_path():
    head = draft(sheet(row("1", None), row("2", "1", uncertain=("label", "maximum"))), "du-thao/2026-1")["edition.yaml"]
    assert "đọc từ bo-tieu-chi.docx" in head
    assert "# Chưa đọc được điểm tối đa: 1\n" in head
    assert "# Chưa chắc, cần xem lại: 2 (label, maximum)\n" in head


def test_points_that_were_not_read_are_not_invented_and_the_loader_asks_for_them(tmp_path):
    with pytest.raises(EditionRefused, match=r"tiêu chí 2: điểm tối đa \(points\) phải lớn hơn 0"):
        written(draft(sheet(row("1", "1"), row("2", None)), "du-thao/2026-1"), tmp_path)


def test_points_that_do_not_add_up_are_kept_as_printed_and_told(tmp_path):
    with pytest.raises(EditionRefused, match="là 1 điểm nhưng các phần cộng lại 0,5"):
        written(draft(sheet(row("1", "1"), row("1.1", "0.5", "1")), "du-thao/2026-1"), tmp_path)


def test_a_long_part_has_one_file_for_each_field_and_keeps_the_printed_order(tmp_path):
    fields = [row(f"{n}", "5", "I", f"Lĩnh vực {n} của bộ tiêu chí") for n in range(1, 12)]
    rows = [row("I", "55")]
    for field in fields:
        rows += [field, *(row(f"{field.id}.{m}", "1", field.id) for m in range(1, 6))]
    rows.append(row("II", "45", title="Tác động"))
    files = draft(sheet(*rows, total="100"), "du-thao/2026-1")
    assert list(files)[2:5] == ["01-linh-vuc-1-cua.yaml", "02-linh-vuc-2-cua.yaml", "03-linh-vuc-3-cua.yaml"]
    assert list(files)[-1] == "12-tac-dong.yaml"
    assert [node.id for node in written(files, tmp_path).criteria] == [row.id for row in rows]


def test_a_draft_of_a_real_report_is_the_sample_edition_without_its_rules(seed, tmp_path):
    edition = written(draft(read(seed / "seed.docx"), "du-thao/2023-1"), tmp_path)
    sample = find("cchc-cap-xa-mau/2023-1")
    ours = [(node.id, node.parent, squeeze(node.title), node.points) for node in edition.criteria]
    assert ours == [(node.id, node.parent, squeeze(node.title), node.points) for node in sample.criteria]
