"""One report from file to verdict to paper: what `parindex check` does for each file."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, cast

from parindex.checking.finding import Verdict
from parindex.reading.limits import from_environment
from parindex.reading.reader import Child
from parindex.reading.table import Progress

Format = Literal["terminal", "json", "html", "docx", "xlsx"]

WRITERS: dict[Format, str] = {
    "json": "parindex.writing.schema",
    "html": "parindex.writing.html",
    "docx": "parindex.writing.docx",
    "xlsx": "parindex.writing.xlsx",
}
"""The room's module that renders each format of file; the terminal's is `parindex.writing.terminal`."""

SOUND, FINDINGS, UNREADABLE = 0, 1, 2
"""Exit status of a report. Spelling and notes leave it sound."""


class Refusal(Exception):
    """A call that cannot be done as asked. The message, in Vietnamese, says why and what to do."""


def examine(file: Path, edition: str | None, progress: Progress | None = None) -> Verdict:
    """Read a report and check it against the edition named, or against the one that fits best.

    The reader works in its own process; editions and checks load meanwhile. `progress` is told of scanned pages.
    """
    reader = Child(file, from_environment())
    editions = load_editions(edition)
    check = import_module("parindex.checking.verdict").check
    return cast(Verdict, check(reader.sheet(progress), editions))


def status(verdict: Verdict) -> int:
    """The exit status that a verdict gives."""
    grave = any(finding.severity != "note" and finding.kind != "spelling" for finding in verdict.findings)
    return FINDINGS if grave else SOUND


def paper(verdict: Verdict, form: Format) -> bytes:
    """The verdict as a file of the given format, any but the terminal's."""
    return cast(bytes, import_module(WRITERS[form]).render(verdict))


def target(file: Path, form: Format, folder: Path, taken: set[Path]) -> Path:
    """Where the paper on a file goes in a folder: a name that is not taken yet, which it then takes."""
    number, name = 1, folder / f"{file.stem}-ket-qua.{form}"
    while name in taken:
        number += 1
        name = folder / f"{file.stem}-{number}-ket-qua.{form}"
    taken.add(name)
    return name


@cache
def load_editions(name: str | None) -> tuple[Any, ...]:
    """The editions to choose from, read once; only the one named, if one is named."""
    loader = import_module("parindex.editions.loader")
    return tuple(loader.library()) if name is None else (loader.find(name),)
