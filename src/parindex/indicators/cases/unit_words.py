"""The words by which an export names units, as SQL: an ENUM of the words, and lists of what each means.

A join would do the same; it costs as much as reading the export.
"""

from itertools import count

import duckdb

from parindex.indicators.cases.units import EARLIEST, Directory, Meaning
from parindex.indicators.sql import quoted


class UnitWords:
    """Words of a directory as they are met. `notes` tell of the old units among them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, directory: Directory) -> None:
        """Codes are known before they are met, but for those of old units, of which a note is due once they are."""
        self._connection, self._directory = connection, directory
        found = {code: directory.meanings(code) for code in directory.codes()}
        self._meanings = {code: meant for code, meant in found.items() if not any(one.was for one in meant)}
        self._numbers, self._name = count(1), ""
        self.notes: list[str] = []

    def learn(self, word: str) -> bool:
        """Look a word up; whether it is new and means a unit."""
        if word in self._meanings:
            return False
        self._meanings[word] = self._directory.meanings(word)
        self.notes.extend(
            f"“{word}” là tên đơn vị cũ: hồ sơ từ ngày {one.first:%d/%m/%Y} tính cho đơn vị tiếp nối (mã {one.id})."
            for one in self._meanings[word]
            if one.was
        )
        self._name = ""
        return bool(self._meanings[word])

    def number(self, text: str) -> str:
        """The number of the word that a text is, null when it is none."""
        return f"enum_code(try_cast({text} AS {self._prepared()})) + 1"

    def meaning(self, what: str, number: str, day: str) -> str:
        """The `id` or `province` of a word by its number, on a day."""
        cases = [
            f"WHEN {day} BETWEEN {self._of('first', rank, number)} AND {self._of('last', rank, number)} "
            f"THEN {self._of(what, rank, number)}"
            for rank in range(self._most)
        ]
        return f"CASE {' '.join(cases)} END"

    def _of(self, what: str, rank: int, number: str) -> str:
        return f"getvariable('{self._prepared()}_{what}_{rank}')[{number}]"

    @property
    def _most(self) -> int:
        """The most meanings that a word has."""
        return max((len(meant) for meant in self._meanings.values()), default=0) or 1

    def _prepared(self) -> str:
        """The name of the ENUM and of the lists beside it, made anew when a word was learnt."""
        if self._name:
            return self._name
        self._name = f"unit_words_{next(self._numbers)}"
        words = sorted(self._meanings) or [""]
        self._connection.execute(f"CREATE TYPE {self._name} AS ENUM ({', '.join(map(quoted, words))})")
        for rank in range(self._most):
            meant = [_ranked(self._meanings.get(word, []), rank) for word in words]
            for what, values, kind in (
                ("first", [one.first for one in meant], "DATE[]"),
                ("last", [one.last for one in meant], "DATE[]"),
                ("id", [one.id for one in meant], "VARCHAR[]"),
                ("province", [one.province for one in meant], "VARCHAR[]"),
            ):
                self._connection.execute(f"SET VARIABLE {self._name}_{what}_{rank} = ?::{kind}", [values])
        return self._name


def _ranked(meant: list[Meaning], rank: int) -> Meaning:
    """A meaning, or one of no day where a word has fewer."""
    return meant[rank] if rank < len(meant) else Meaning(EARLIEST, EARLIEST, "", "")
