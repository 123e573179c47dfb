"""Whatever the bytes, a reader gives a sheet or a refusal, by no fault of its own; and every sheet is well formed."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex.editions.sheet import Row
from parindex.reading import Limits, ReadingError, read
from parindex.reading.entries import Entry
from parindex.reading.interleaved import read_lines
from parindex.reading.outline import build
from parindex.reading.wire import from_text, to_text

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "samples"
REAL = tuple((SAMPLES / name).read_bytes() for name in ("bao-cao-mau.docx", "bao-cao-mau.pdf"))
ON_FILES = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
MARKS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", bytes.fromhex("d0cf11e0a1b11ae1")]
NUMBERS = ["1", "1.", "2", "1.1", "1.2.", "1.10", "2.1.1"]
LABELS = st.sampled_from(["", "A", "B.", "I", "II.", "V", *NUMBERS, "a)", "b.", "-", "Có"])
POINTS = st.sampled_from(["", "1", "0,5", "2.25", "x", "05", "1e9", "-1", "0.00001", "99999999999"])
WORDS = st.sampled_from(["", "Kế hoạch", "1. Kế hoạch", "từ 05 cuộc", "Tổng", "Tổng cộng", "I. ĐÁNH GIÁ", "đạt 38/72"])


def check(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    try:
        sheet = read(path, Limits(seconds=20))
    except ReadingError as refusal:
        assert str(refusal)
        assert getattr(refusal, "__notes__", []) == []
    else:
        well_formed(sheet.rows)
        assert from_text(to_text(sheet)) == sheet


def well_formed(rows: tuple[Row, ...]) -> None:
    seen: set[str | None] = {None}
    for row in rows:
        assert row.parent in seen
        assert row.id not in seen
        seen.add(row.id)


def changed(content: bytes, cuts: list[tuple[int, bytes]]) -> bytes:
    """The content with pieces replaced at places given in thousandths of its length."""
    for place, piece in cuts:
        start = len(content) * place // 1000
        content = content[:start] + piece + content[start + len(piece) :]
    return content


CUTS = st.lists(st.tuples(st.integers(0, 999), st.binary(max_size=40)), min_size=1, max_size=6)


@given(st.binary(max_size=4000), st.sampled_from(MARKS))
@ON_FILES
def test_random_bytes(tmp_path: Path, content: bytes, mark: bytes) -> None:
    check(mark + content, tmp_path / "a.dat")


@given(st.sampled_from(REAL), CUTS, st.integers(1, 1000))
@ON_FILES
def test_real_files_with_bytes_changed_or_cut_off(
    tmp_path: Path, real: bytes, cuts: list[tuple[int, bytes]], keep: int
) -> None:
    check(changed(real, cuts)[: len(real) * keep // 1000], tmp_path / "a.dat")


@given(CUTS)
@ON_FILES
def test_word_files_with_their_xml_changed(tmp_path: Path, cuts: list[tuple[int, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(REAL[0])) as package:
        body = package.read("word/document.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", changed(body, [(place, b" " + piece) for place, piece in cuts]))
    check(out.getvalue(), tmp_path / "a.docx")


@given(st.lists(st.builds(Entry, LABELS, WORDS, POINTS, POINTS, WORDS, st.none()), max_size=40))
@settings(max_examples=150)
def test_rows_of_any_labels_have_ids_of_their_own_below_their_parents(entries: list[Entry]) -> None:
    well_formed(build(entries)[0])


@given(st.lists(st.tuples(LABELS, WORDS, POINTS, POINTS, WORDS), max_size=40))
@settings(max_examples=100)
def test_any_running_text_gives_well_formed_rows(rows: list[tuple[str, ...]]) -> None:
    lines = [line for row in rows for line in (" ".join(row[:2]), " ".join(row[2:]))]
    scored = read_lines(["STT Tiêu chí Điểm tối đa Điểm tự đánh giá", *lines])
    well_formed(build(scored.entries)[0])


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"header": 1}', '{"source": {}, "header": {"period": null}}'])
def test_an_answer_that_is_no_sheet_is_not_taken_for_one(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_text(text)
