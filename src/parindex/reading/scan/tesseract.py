"""Tesseract, called as a program: the words of pictures with their places and its confidence."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.reading.errors import ReadingError
from parindex.reading.scan.picture import DPI, Gray, save

LANGUAGES = frozenset({"vie", "eng"})
COLUMNS = 3
"""Tesseract's layout for the head of a paper: what stands side by side is read as columns."""
GAP = 1.2
SECONDS = 120
"""Longest that one run may take."""
_INSTALL = (
    "Đề nghị chạy `make system`, hoặc `apt install tesseract-ocr tesseract-ocr-vie`, rồi đọc lại; hoặc dùng tệp "
    "Word hay PDF gốc của báo cáo."
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read: which picture it stands in, its box in pixels, and the confidence from 0 to 100."""

    picture: int
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str

    @property
    def middle(self) -> tuple[float, float]:
        """x and y of its centre."""
        return self.left + self.width / 2, self.top + self.height / 2


def require() -> None:
    """ReadingError when the program is missing, or a language that it needs here."""
    program = shutil.which("tesseract")
    if program is None:
        raise ReadingError(f"Trang quét (ảnh) cần chương trình Tesseract để đọc, nhưng máy chưa có. {_INSTALL}")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    if missing := LANGUAGES - set(listed.stdout.split()):
        raise ReadingError(
            f"Để đọc trang quét (ảnh), Tesseract trên máy còn thiếu ngôn ngữ {', '.join(sorted(missing))}. {_INSTALL}"
        )


def read(pictures: Sequence[Gray], language: str, layout: int, letters: str = "") -> list[Word]:
    """The words of pictures of DPI, in one run.

    `layout` is Tesseract's page segmentation mode: 6 one block, 7 one line, 11 scattered. `letters` are the only ones
    it may answer with, "" for any.
    """
    command = ["tesseract", "", "-", "-l", language, "--psm", str(layout), "--dpi", str(DPI)]
    command += ["-c", f"tessedit_char_whitelist={letters}"] if letters else []
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        paths = [Path(folder, f"{number}.pgm") for number in range(len(pictures))]
        for picture, path in zip(pictures, paths, strict=True):
            save(picture, path)
        listing = Path(folder, "pictures.txt")
        listing.write_text("".join(f"{path}\n" for path in paths))
        command[1] = str(listing)
        run = subprocess.run(
            [*command, "tsv"],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    if run.returncode:
        raise ReadingError(f"Tesseract không đọc được ảnh trang ({run.stderr.strip()[-200:]}). {_INSTALL}")
    return [word for line in run.stdout.splitlines() if (word := _word(line))]


def lines(picture: Path, seconds: int) -> list[str]:
    """The lines of a picture file; what a gap parts stands on lines of its own. ReadingError when it takes longer."""
    command = ["tesseract", str(picture), "-", "-l", "vie", "--psm", str(COLUMNS), "tsv"]
    try:
        run = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as late:
        raise ReadingError(f"Đọc ảnh quá {seconds} giây nên đã dừng.") from late
    if run.returncode:
        raise ReadingError(f"Tesseract không đọc được ảnh ({run.stderr.strip()[-200:]}).")
    return list(_pieces(run.stdout))


def _pieces(table: str) -> Iterator[str]:
    """The words of each printed line, cut where the gap between two is wider than GAP of their height."""
    piece: list[Word] = []
    place: list[str] = []
    for line in table.splitlines():
        word, fields = _word(line), line.split("\t")[1:5]
        if word is None:
            continue
        before = piece[-1] if piece else word
        gap = word.left - before.left - before.width
        if piece and (fields != place or gap > GAP * max(word.height, before.height)):
            yield " ".join(each.text for each in piece)
            piece = []
        piece.append(word)
        place = fields
    if piece:
        yield " ".join(each.text for each in piece)


def _word(line: str) -> Word | None:
    """A line of Tesseract's table: level, page, block, paragraph, line, word, box, confidence, text."""
    fields = line.split("\t")
    if len(fields) != 12 or fields[0] != "5" or not fields[11].strip():
        return None
    left, top, width, height = map(int, fields[6:10])
    return Word(int(fields[1]) - 1, left, top, width, height, float(fields[10]), fields[11].strip())
