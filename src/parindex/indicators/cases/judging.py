"""One export under one profile, judged row by row in SQL: the cases in it, and of every other row the reason."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from parindex.indicators.cases.columns import SPACE, value_of
from parindex.indicators.cases.profile import CASES, meanings
from parindex.indicators.cases.reasons import Check, bounds, checks, explained, malformed
from parindex.indicators.cases.rows import Rows
from parindex.indicators.cases.unit_words import UnitWords
from parindex.indicators.cases.units import Directory
from parindex.indicators.loader import record_set
from parindex.indicators.sql import quoted
from parindex.vietnamese.normal import fold

COLUMNS = record_set(CASES).columns
UNITS = record_set(CASES).units
LEARNT_FROM = 20_000
"""First rows whose words are looked up; words met later are looked up once they have refused a row."""
AT_ONCE = 1000
REPEATED = "mã hồ sơ đã có ở dòng trước; giữ dòng trước"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused: its line in the file, the column and its text where one is at fault, the case's code."""

    line: int
    column: str | None
    value: str | None
    reason: str
    code: str | None


class Judging:
    """The rows of an export as cases, with the units of a directory, as of a day.

    `only` are the units whose cases may be written, if not all; `kept` is the relation of the store's cases, if any.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        rows: Rows,
        directory: Directory,
        today: date,
        only: Collection[str] | None = None,
        kept: str | None = None,
    ) -> None:
        self.connection, self.rows, self._directory = connection, rows, directory
        self._checks = checks(today)
        if only is not None:
            self._checks += bounds(only)
            self._list_elsewhere(only, kept)
        self._words: dict[str, dict[str, str | bool]] = {
            column.name: {} for column in COLUMNS if column.type in ("choice", "yes_no")
        }
        self._units = UnitWords(connection, directory)
        self._strange: set[tuple[str, str]] = set()
        self._look_around()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of how the export was read."""
        return (*self.rows.notes, *self._units.notes)

    def typed(self, numbered: bool = False) -> str:
        """The query of all rows: texts (t_ and the field), values, province, month, and whether the row is `fit`."""
        values = ", ".join(
            f"{value_of(column, f't_{column.name}', self._words.get(column.name, {}))} AS {column.name}"
            for column in COLUMNS
            if column.name not in UNITS
        )
        numbers = ", ".join(f"{self._units.number(f't_{name}')} AS n_{name}" for name in UNITS)
        found = ", ".join(f"{self._units.meaning('id', f'n_{name}', 'received_on')} AS {name}" for name in UNITS)
        province = self._units.meaning("province", f"n_{UNITS[0]}", "received_on")
        wrong = " OR ".join(f"({check.holds})" for check in self._checks)
        return f"""
            SELECT *, NOT coalesce({wrong}, false) AS fit
            FROM (
                SELECT *, {found}, {province} AS province, strftime(received_on, '%Y-%m') AS month
                FROM (SELECT *, {numbers}, {values} FROM ({self.rows.texts(numbered)}))
            )
        """

    def problems(self, repeated: Sequence[str] = ()) -> Iterator[Problem]:
        """Every reason of every refused row: the malformed first, then in the file's order; of cases whose codes are
        `repeated` all but the first."""
        lines = self.rows.malformed(self.connection)
        for line, error in lines:
            yield Problem(line, None, None, malformed(error, self.rows.width), None)
        numbers = [line for line, _ in lines]
        for n, first, texts, failing, cells in self._refused(repeated):
            line = self.rows.line(n, numbers)
            if first is not None:
                where = f"{texts['code']} (dòng {self.rows.line(first, numbers)})"
                yield Problem(line, self.rows.heading("code"), where, REPEATED, texts["code"])
                continue
            for check in failing:
                text = texts[check.field] or ""
                if check.field in UNITS or check.field in self._words or not text.strip():
                    self._strange.add((check.field, text))
            for field, reason in explained(failing, texts, cells, self.rows.headings.names, self._directory):
                heading = self.rows.heading(field) if field else None
                yield Problem(line, heading, texts[field] if field else None, reason, texts["code"])

    def learn(self) -> bool:
        """Look up the words for which `problems` refused rows; whether any has a meaning and all is to be redone."""
        strange, self._strange = self._strange, set()
        return bool([word for field, word in sorted(strange) if self._learn(field, word)])

    def _refused(
        self, repeated: Sequence[str]
    ) -> Iterator[tuple[int, int | None, dict[str, str | None], list[Check], list[str | None]]]:
        """Of each refused row: number, number of the case that it repeats, texts, failed checks, cells."""
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE repeated AS SELECT unnest(?::VARCHAR[]) AS code", [list(repeated)]
        )
        cursor = self.connection.execute(f"""
            SELECT n, CASE WHEN fit THEN first_n END,
                [{", ".join(f"t_{column.name}" for column in COLUMNS)}],
                [{", ".join(f"coalesce({check.holds}, false)" for check in self._checks)}],
                [{", ".join(f"c{place}" for place in range(self.rows.width))}]
            FROM (
                SELECT *, min(n) FILTER (fit) OVER (PARTITION BY code) AS first_n
                FROM ({self.typed(numbered=True)})
                WHERE NOT fit OR code IN (FROM repeated)
            )
            WHERE NOT fit OR n > first_n
            ORDER BY n
        """)
        names = [column.name for column in COLUMNS]
        while rows := cursor.fetchmany(AT_ONCE):
            for n, first, texts, flags, cells in rows:
                failing = [check for check, fails in zip(self._checks, flags, strict=True) if fails]
                yield n, first, dict(zip(names, texts, strict=True)), failing, cells

    def _list_elsewhere(self, only: Collection[str], kept: str | None) -> None:
        """The codes of the export that the store has for other units."""
        self.connection.execute("CREATE TEMP TABLE elsewhere (code VARCHAR)")
        if kept:
            listed = ", ".join(map(quoted, sorted(only)))
            self.connection.execute(f"""
                INSERT INTO elsewhere SELECT DISTINCT code FROM {kept}
                WHERE resolving_unit NOT IN ({listed}) AND code IN (SELECT t_code FROM ({self.rows.texts()}))
            """)

    def _look_around(self) -> None:
        """Ask the meaning of each word of choices, answers and units that stands in the first rows."""
        words = {name: f"t_{name}" for name in [*self._words, *UNITS]}
        blank = f"CASE WHEN trim({{0}}, {quoted(SPACE)}) = '' THEN {{0}} END"
        words |= {c.name: blank.format(f"t_{c.name}") for c in COLUMNS if c.type in ("date", "count", "amount")}
        said = ", ".join(f"{{'field': '{name}', 'word': {word}}}" for name, word in words.items())
        found = self.connection.execute(f"""
            SELECT DISTINCT said.field, said.word
            FROM (SELECT unnest([{said}]) AS said FROM ({self.rows.texts()} LIMIT {LEARNT_FROM}))
            WHERE said.word IS NOT NULL
            ORDER BY ALL
        """)
        for field, word in found.fetchall():
            self._learn(field, word)

    def _learn(self, field: str, word: str) -> bool:
        if not word.strip():
            known = word in self.rows.blanks
            self.rows.blanks.add(word)
            return not known
        return self._units.learn(word) if field in UNITS else self._learn_word(field, word)

    def _learn_word(self, field: str, word: str) -> bool:
        value = meanings(self.rows.profile, field).get(fold(word))
        if value is None or word in self._words[field]:
            return False
        self._words[field][word] = value
        return True
