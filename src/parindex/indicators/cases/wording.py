"""The words that an export says in its columns of choices, and what each stands for: what a person corrects."""

from dataclasses import dataclass

from parindex.indicators.cases.export import Export
from parindex.indicators.cases.profile import CASES, Profile, meanings
from parindex.indicators.cases.rows import Rows
from parindex.indicators.loader import record_set
from parindex.indicators.sql import connected
from parindex.vietnamese.normal import fold

MOST_WORDS = 40
"""Words shown of one column: a column with more holds something else."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the export writes it, in how many rows, and the value that it stands for; None when nobody knows."""

    text: str
    rows: int
    value: str | bool | None


def words_of(export: Export, profile: Profile) -> dict[str, tuple[Word, ...]]:
    """The words of each column of choices or answers that the profile names, the most frequent first.

    ExportRefused as for an import.
    """
    rows = Rows(export, profile)
    asked = [
        column.name
        for column in record_set(CASES).columns
        if column.type in ("choice", "yes_no") and rows.places.get(column.name)
    ]
    if not asked:
        return {}
    said = ", ".join(f"{{'field': '{name}', 'word': trim(t_{name})}}" for name in asked)
    with connected() as connection:
        found = connection.execute(f"""
            SELECT said.field, said.word, count(*) AS n
            FROM (SELECT unnest([{said}]) AS said FROM ({rows.texts()}))
            WHERE said.word <> ''
            GROUP BY said.field, said.word
            QUALIFY row_number() OVER (PARTITION BY said.field ORDER BY n DESC, said.word) <= {MOST_WORDS}
            ORDER BY n DESC, said.word
        """).fetchall()
    known = {name: meanings(profile, name) for name in asked}
    return {
        name: tuple(Word(word, n, known[name].get(fold(word))) for field, word, n in found if field == name)
        for name in asked
    }
