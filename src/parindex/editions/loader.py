"""Editions out of their folders: the shipped ones, the user's own, or any one folder."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from parindex.editions.edition import Edition
from parindex.editions.judging import Fault, compose, disagreements
from parindex.editions.refusal import EditionRefused
from parindex.editions.strict_yaml import YamlRefused, read_file

SHIPPED = Path(__file__).parent / "library"
SETTING = "PARINDEX_EDITIONS"
"""The environment variable that names the folder of the user's own editions."""


def folders() -> dict[str, Path]:
    """The folder of every edition by its id, `<family>/<year>-<n>`: shipped first, then the user's own."""
    roots = [SHIPPED]
    if own := os.environ.get(SETTING):
        roots.append(Path(own))
    found: dict[str, Path] = {}
    for root in roots:
        for head in sorted(root.glob("*/*/edition.yaml")):
            found.setdefault(f"{head.parent.parent.name}/{head.parent.name}", head.parent)
    return found


def library() -> Iterator[Edition]:
    """Every edition, shipped and own. EditionRefused, with its id, at the first that does not hold."""
    for name, folder in folders().items():
        try:
            yield load(folder)
        except EditionRefused as refused:
            raise EditionRefused([f"{name}/{words}" for words in refused.problems]) from refused


def find(name: str) -> Edition:
    """An edition by its id, or the one in the folder of that path. EditionRefused when there is none."""
    return load(folder_of(name))


def folder_of(name: str) -> Path:
    """The folder of an edition by its id, or that path itself. EditionRefused when no edition is there."""
    known = folders()
    folder = known.get(name, Path(name))
    if not (folder / "edition.yaml").is_file():
        raise EditionRefused(
            [f"không có bộ tiêu chí “{name}”; các bộ đang có: {', '.join(known)}; hoặc ghi đường dẫn tới một thư mục"]
        )
    return folder


def load(folder: Path) -> Edition:
    """The edition in a folder: edition.yaml, legal.yaml and field files, read in the order of their names.

    EditionRefused with all problems found: first of form, and when there are none, of what does not hold together.
    """
    reading = _Reading(folder)
    edition, faults = compose(*reading.plain())
    reading.refuse_all(faults)
    if edition is None or reading.problems:
        raise EditionRefused(reading.problems)
    reading.refuse_all(disagreements(edition))
    if reading.problems:
        raise EditionRefused(reading.problems)
    return edition


class _Reading:
    """The reading of one folder: problems so far, and the file of each criterion."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.files: dict[str, str] = {}

    def plain(self) -> tuple[dict[str, Any], dict[str, Any], list[tuple[str, object]]]:
        """The head, the sources by key, and the nodes with their names, as the files say them."""
        head = self._mapping("edition.yaml")
        legal = self._mapping("legal.yaml") if (self.folder / "legal.yaml").exists() else {}
        files = [file.name for file in sorted(self.folder.glob("*.yaml"), key=_natural)]
        fields = [file for file in files if file not in ("edition.yaml", "legal.yaml")]
        return head, legal, [node for file in fields for node in self._field(file)]

    def refuse_all(self, faults: Iterable[Fault]) -> None:
        """Take down each fault with the file that it stands in."""
        for fault in faults:
            if fault.source is not None:
                self._refuse("legal.yaml", fault.words, fault.source)
            else:
                self._refuse(self.files.get(fault.criterion or "", "edition.yaml"), fault.words, fault.criterion)

    def _refuse(self, file: str, words: str, name: str | None = None) -> None:
        self.problems.append(f"{file}: tiêu chí {name}: {words}" if name else f"{file}: {words}")

    def _field(self, file: str) -> Iterator[tuple[str, object]]:
        nodes = self._mapping(file)
        if list(nodes) != ["criteria"] or not isinstance(nodes["criteria"], list):
            self._refuse(file, "tệp lĩnh vực chỉ có một khoá criteria, là danh sách các tiêu chí")
            return
        for number, node in enumerate(nodes["criteria"], 1):
            name = str(node.get("id", f"thứ {number}")) if isinstance(node, dict) else f"thứ {number}"
            self.files.setdefault(name, file)
            yield name, node

    def _mapping(self, file: str) -> dict[str, Any]:
        try:
            found = read_file(self.folder / file)
        except YamlRefused as refused:
            for words in refused.problems:
                self._refuse(file, words)
            return {}
        except FileNotFoundError:
            self._refuse(file, f"không có tệp này trong thư mục {self.folder}")
            return {}
        if found is not None and not isinstance(found, dict):
            self._refuse(file, "cần các cặp khoá: giá trị")
        return found if isinstance(found, dict) else {}


def _natural(file: Path) -> list[tuple[int, str]]:
    """The order of names in which 10 comes after 9."""
    return [(int(part or 0), text) for part, text in re.findall(r"(\d*)(\D*)", file.name)]
