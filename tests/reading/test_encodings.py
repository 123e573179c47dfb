"""Text files in whichever encoding they were saved read alike."""

import re
import unicodedata
from pathlib import Path

import pytest
from samples.interleaved import write_text
from samples.layouts import field

from parindex.editions.sheet import Row
from parindex.reading import read
from parindex.vietnamese.legacy import TCVN3, VNI

REPORT = field("1")


def windows(text: str) -> bytes:
    """In code page 1258 a letter keeps its hat or horn, and its tone stands behind it."""
    apart = unicodedata.normalize("NFD", text)
    whole = re.sub("(\\w)([\u0323\u0300\u0301\u0303\u0309]?)([\u0302\u0306\u031b])", r"\1\3\2", apart)
    joined = re.sub("\\w[\u0302\u0306\u031b]", lambda match: unicodedata.normalize("NFC", match[0]), whole)
    return joined.encode("cp1258")


def coded(text: str, codes: dict[str, str]) -> bytes:
    back = {letter: code for code, letter in codes.items()}
    return "".join(back.get(letter, back.get(letter.lower(), letter)) for letter in text).encode("latin-1")


ENCODINGS = {
    "UTF-8": str.encode,
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 LE without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE without a mark": lambda text: text.encode("utf-16-be"),
    "Windows 1258": windows,
    "TCVN3": lambda text: coded(text, TCVN3),
    "VNI": lambda text: coded(text, VNI),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_text_reads_alike_in_every_encoding(name: str, tmp_path: Path) -> None:
    write_text(REPORT, tmp_path / "a.txt")
    text = (tmp_path / "a.txt").read_text("utf-8")
    (tmp_path / "b.txt").write_bytes(ENCODINGS[name](text))  # type: ignore[operator]
    assert list(map(words, read(tmp_path / "b.txt").rows)) == list(map(words, read(tmp_path / "a.txt").rows))


def words(row: Row) -> tuple[object, ...]:
    """A row without the case of its letters: toned capitals have no code in TCVN3."""
    return row.id, row.title.lower(), row.maximum, row.claimed, (row.explanation or "").lower()
