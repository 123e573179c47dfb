"""Makes the sample reports from their words: python -m samples.make [FOLDER]."""

import sys
from pathlib import Path

from samples.paper import write_pdf
from samples.report import FOLDER, Report, build, load
from samples.word import write_docx


def sound() -> Report:
    """The report of the year 2024 in which every row holds."""
    return build(load(FOLDER / "report.yaml"))


def demonstration() -> Report:
    """The same report with the flaws of demonstration.yaml: what `make run` shows."""
    return build(load(FOLDER / "report.yaml"), [load(FOLDER / "demonstration.yaml")])


def make(folder: Path) -> None:
    """Write the three committed files."""
    write_docx(sound(), folder / "bao-cao-tot.docx")
    write_docx(demonstration(), folder / "bao-cao-mau.docx")
    write_pdf(demonstration(), folder / "bao-cao-mau.pdf")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
