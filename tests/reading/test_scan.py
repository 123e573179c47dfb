"""Scanned reports: what is read, and that whatever may be misread is marked."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.reading.scanning import print_and_scan

from parindex.editions.sheet import Row, Sheet, Total
from parindex.reading import read
from parindex.reading.errors import ReadingError
from parindex.reading.scan import read_pages, sequence, sums
from parindex.reading.scan.short import Readings
from parindex.reading.scan.sums import Points

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "samples" / "bao-cao-mau.pdf"


def cells_right_and_marked(sheet: Sheet, truth: list[dict[str, Any]]) -> list[tuple[bool, bool]]:
    """For label, maximum and claim of each row and of the total: whether it is right, and whether it is marked."""
    judged = []
    rows: list[Row | Total | None] = [*sheet.rows, sheet.total]
    assert len(rows) == len(truth)
    for row, true in zip(rows, truth, strict=True):
        assert row is not None
        printed = {"maximum": Decimal(true["maximum"]), "claimed": Decimal(true["claimed"])}
        if isinstance(row, Row):
            printed["label"] = None if true["code"] is None else true["code_cell"].rstrip(".")
        marked = row.uncertain if isinstance(row, Row) else ()
        judged += [(getattr(row, name) == value, name in marked) for name, value in printed.items()]
    return judged


@pytest.mark.needs_program("tesseract")
def test_the_sample_report_printed_and_scanned_is_read_like_the_sample_itself(tmp_path: Path) -> None:
    printed = [row for row in read(SAMPLE).rows if (row.page or 0) <= 2]
    scanned = read(print_and_scan(SAMPLE, 2, -0.8, tmp_path / "scan.pdf")).rows
    assert [(row.id, row.parent) for row in scanned] == [(row.id, row.parent) for row in printed]
    cells = [
        (getattr(row, name) == getattr(true, name), name in row.uncertain)
        for row, true in zip(scanned, printed, strict=True)
        for name in ("label", "maximum", "claimed")
    ]
    assert all(right or marked for right, marked in cells)
    assert sum(right for right, _ in cells) >= 0.98 * len(cells)


@pytest.mark.needs_program("tesseract")
def test_a_repeated_heading_that_is_misread_loses_no_column(tmp_path: Path) -> None:
    printed = [row.id for row in read(SAMPLE).rows if (row.page or 0) <= 2]
    scanned = read(print_and_scan(SAMPLE, 2, 1.5, tmp_path / "scan.pdf"))
    assert [row.id for row in scanned.rows] == printed


@pytest.fixture(scope="module")
def sheet(seed: Path) -> Sheet:
    return read(seed / "seed_scan.pdf")


@pytest.fixture(scope="module")
def truth(seed: Path) -> list[dict[str, Any]]:
    return json.loads((seed / "seed_truth.json").read_text())


@pytest.mark.needs_program("tesseract")
class TestRealReport:
    def test_labels_and_points_are_right_or_marked(self, sheet: Sheet, truth: list[dict[str, Any]]) -> None:
        judged = cells_right_and_marked(sheet, truth)
        assert sum(right for right, _ in judged) >= 0.98 * len(judged)
        assert all(right or marked for right, marked in judged)
        assert sum(marked for _, marked in judged) <= 0.15 * len(judged)

    def test_rows_stand_under_their_parents(self, sheet: Sheet, truth: list[dict[str, Any]]) -> None:
        assert [(row.id, row.parent) for row in sheet.rows] == [(row["id"], row["parent"]) for row in truth[:-1]]

    def test_most_titles_and_explanations_are_right_to_the_letter(
        self, sheet: Sheet, truth: list[dict[str, Any]]
    ) -> None:
        pairs = list(zip(sheet.rows, truth[:-1], strict=True))
        assert sum(row.title == true["title"] for row, true in pairs) >= 85
        assert sum((row.explanation or "").split() == true["explanation"].split() for row, true in pairs) >= 90

    def test_the_header_is_read(self, sheet: Sheet) -> None:
        assert (sheet.source.format, sheet.source.pages) == ("scan", 11)
        assert sheet.header.date == "2023-06"


@pytest.mark.needs_program("tesseract")
def test_a_scan_of_too_many_pages_is_refused_with_the_setting(seed: Path) -> None:
    with pytest.raises(ReadingError, match="PARINDEX_SCAN_PAGES"):
        read_pages((seed / "seed_scan.pdf").read_bytes(), range(1, 12), 10, None, lambda page, pages: None)


def test_without_tesseract_the_message_says_what_to_install(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ReadingError, match="tesseract-ocr-vie"):
        read_pages((seed / "seed_scan.pdf").read_bytes(), range(1, 12), 60, None, lambda page, pages: None)


class TestSequence:
    def labels(self, *read: str | tuple[str, str]) -> list[tuple[str | None, bool]]:
        readings = [Readings(*((each, each) if isinstance(each, str) else each)) for each in read]
        return [(each.label.text if each.label else None, each.certain) for each in sequence.settle(readings)]

    def test_an_outline_without_misreadings_is_certain(self) -> None:
        read = ("I.", "1.", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1", "II.", "1", "2", "III", "3")
        assert self.labels(*read) == [(label.rstrip("."), True) for label in read]

    def test_parts_may_be_capitals_or_letters(self) -> None:
        assert [label for label, _ in self.labels("A", "I", "1", "a)", "b)", "2", "a)", "B", "I")] == list("AI1ab2aBI")

    def test_a_misread_label_is_put_right_by_its_neighbours_and_marked(self) -> None:
        assert self.labels("1", "1.1", ("l.Z", "i.2"), "1.3") == [
            ("1", True),
            ("1.1", True),
            ("1.2", False),
            ("1.3", True),
        ]

    def test_where_two_readings_differ_the_sequence_decides(self) -> None:
        assert self.labels("4", "4.1", ("9", "5"), "5.1")[2] == ("5", True)

    def test_a_label_out_of_sequence_is_kept_and_marked(self) -> None:
        assert self.labels("1", "1.1", "7.4", "7.5")[2] == ("7.4", False)

    def test_the_first_word_of_a_title_is_no_label(self) -> None:
        assert self.labels("1.6", "Có", "Mức", "1.7")[1:3] == [(None, True), (None, True)]


class TestSums:
    def family(self, *values: str | tuple[str, ...]) -> list[Points]:
        """A parent and its children; several readings of one make it doubtful, the first being taken."""
        numbers = [tuple(map(Decimal, [each] if isinstance(each, str) else each)) for each in values]
        return [Points(each[0], frozenset(each), certain=len(each) == 1) for each in numbers]

    def test_the_reading_that_makes_a_sum_exact_is_taken_and_certain(self) -> None:
        family = self.family("2.5", ("2.9", "2"), "0.5")
        sums.settle([family])
        assert (family[1].value, family[1].certain) == (Decimal(2), True)

    def test_what_was_not_read_at_all_is_what_the_sum_leaves_and_stays_marked(self) -> None:
        unread, lost_mark = self.family("2.5", "0", "0.5"), self.family("2", "15", "0.5")
        unread[1] = Points(None, certain=False)
        lost_mark[1].certain = False
        sums.settle([unread, lost_mark])
        assert [(family[1].value, family[1].certain) for family in (unread, lost_mark)] == [
            (Decimal("2.0"), False),
            (Decimal("1.5"), False),
        ]

    def test_a_sum_does_not_overrule_a_reading(self) -> None:
        family = self.family("2.5", ("7", "1"), "0.5")
        sums.settle([family])
        assert (family[1].value, family[1].certain) == (Decimal(7), False)

    def test_two_ways_to_make_a_sum_exact_leave_the_doubt(self) -> None:
        family = self.family("3", ("1", "2"), ("1", "2"))
        sums.settle([family])
        assert [points.certain for points in family] == [False, False, False]

    def test_members_of_a_sum_that_does_not_come_out_are_marked_unless_another_sum_holds_them(self) -> None:
        above, broken = self.family("5", "3", "2"), self.family("3", "1", "1")
        broken[0] = above[1]
        sums.settle([above, broken])
        assert [points.certain for points in (*above, *broken[1:])] == [True, True, True, False, False]

    def test_a_family_with_a_blank_is_not_judged(self) -> None:
        family = [*self.family("5", "3"), Points(None)]
        sums.settle([family])
        assert all(points.certain for points in family)
