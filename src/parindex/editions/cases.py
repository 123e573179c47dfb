"""Cases of an edition: facts with the points or state that a jurist expects of them."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field, ValidationError

from parindex.editions.edition import Record
from parindex.editions.refusal import EditionRefused, explain
from parindex.editions.strict_yaml import YamlRefused, read_file


class Case(Record):
    """Facts by key; expected of criteria by id: points as text ("0.25") or an open state (waiting ...).

    `total` is of the whole sheet, `trace` the sentences of leaves; the year is the edition's own unless told.
    """

    name: str
    year: int | None = None
    facts: dict[str, object]
    expect: dict[str, str] = Field(default_factory=dict)
    total: str | None = None
    trace: dict[str, str] = Field(default_factory=dict)


def load_cases(folder: Path) -> Iterator[Case]:
    """The cases beside an edition, from the lists in `cases/*.yaml`. EditionRefused names the file and the case."""
    for file in sorted((folder / "cases").glob("*.yaml")):
        where = f"cases/{file.name}"
        try:
            nodes = read_file(file)
        except YamlRefused as refused:
            raise EditionRefused([f"{where}: {words}" for words in refused.problems]) from refused
        if not isinstance(nodes, list):
            raise EditionRefused([f"{where}: cần một danh sách các ví dụ"])
        for number, node in enumerate(nodes, 1):
            try:
                yield Case.model_validate(node)
            except ValidationError as refused:
                problems = [f"{where}: ví dụ {number}: {words}" for words in explain(refused, Case)]
                raise EditionRefused(problems) from refused
