"""Makes the sample reports from their words: python -m samples.make [FOLDER] [--flawed]."""

import argparse
from pathlib import Path

from samples.faults import flawed
from samples.files import write_docx, write_pdf
from samples.report import FOLDER, Report, build, load


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


def make_flawed(folder: Path) -> None:
    """Write every flawed report as a Word file, for a look by eye."""
    for one in flawed():
        write_docx(one.report(), folder / f"{one.name}.docx")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--flawed", action="store_true", help="the reports with faults instead")
    asked = parser.parse_args()
    (make_flawed if asked.flawed else make)(asked.folder)
