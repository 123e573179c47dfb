"""One export under one profile, judged row by row in SQL: the cases in it, and of every other row the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from parindex.indicators.cases.columns import value_of
from parindex.indicators.cases.profile import CASES, meanings
from parindex.indicators.cases.reasons import Check, checks, explained, malformed
from parindex.indicators.cases.rows import Rows
from parindex.indicators.cases.units import Directory, Meaning
from parindex.indicators.loader import record_set
from parindex.vietnamese.normal import fold

COLUMNS = record_set(CASES).columns
UNITS = record_set(CASES).units
LEARNT_FROM = 20_000
"""First rows whose words are looked up; words met later are looked up once they have refused a row."""
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused: its line in the file, the column and its text where one is at fault, the case's code."""

    line: int
    column: str | None
    value: str | None
    reason: str
    code: str | None


class Judging:
    """The rows of an export as cases of a day's directory. `notes` say what a person should know of how it was read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, rows: Rows, directory: Directory, today: date) -> None:
        self.connection, self.rows, self._directory = connection, rows, directory
        self.notes = list(rows.notes)
        self._checks = checks(today)
        self._words: dict[str, dict[str, str | bool]] = {
            column.name: {} for column in COLUMNS if column.type in ("choice", "yes_no")
        }
        self._units: set[str] = set()
        self._strange: set[tuple[str, str]] = set()
        connection.execute(
            "CREATE TABLE unit_words (word VARCHAR, first DATE, last DATE, id VARCHAR, province VARCHAR)"
        )
        self._learn_codes()
        self._look_around()

    def typed(self, numbered: bool = False) -> str:
        """The query of all rows: texts (t_ and the field), values, province, month, and whether the row is `fit`."""
        values = ", ".join(
            f"{value_of(column, f't_{column.name}', self._words.get(column.name, {}))} AS {column.name}"
            for column in COLUMNS
            if column.name not in UNITS
        )
        joins = " ".join(
            f"LEFT JOIN unit_words AS {name}_ ON {name}_.word = t_{name} AND received_on BETWEEN {name}_.first AND "
            f"{name}_.last"
            for name in UNITS
        )
        wrong = " OR ".join(f"({check.holds})" for check in self._checks)
        return f"""
            SELECT *, NOT coalesce({wrong}, false) AS fit
            FROM (
                SELECT one.*, {", ".join(f"{name}_.id AS {name}" for name in UNITS)},
                    {UNITS[0]}_.province AS province, strftime(received_on, '%Y-%m') AS month
                FROM (SELECT *, {values} FROM ({self.rows.texts(numbered)})) AS one {joins}
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
                reason = f"mã hồ sơ đã có ở dòng {self.rows.line(first, numbers)}; giữ dòng trước"
                yield Problem(line, self.rows.heading("code"), texts["code"], reason, texts["code"])
                continue
            for check in failing:
                if check.field in UNITS or check.field in self._words:
                    self._strange.add((check.field, texts[check.field] or ""))
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

    def _look_around(self) -> None:
        """Ask the meaning of each word of choices, answers and units that stands in the first rows."""
        said = ", ".join(f"{{'field': '{name}', 'word': t_{name}}}" for name in [*self._words, *UNITS])
        found = self.connection.execute(f"""
            SELECT DISTINCT said.field, said.word
            FROM (SELECT unnest([{said}]) AS said FROM ({self.rows.texts()} LIMIT {LEARNT_FROM}))
            WHERE said.word IS NOT NULL
            ORDER BY ALL
        """)
        for field, word in found.fetchall():
            self._learn(field, word)

    def _learn(self, field: str, word: str) -> bool:
        return self._learn_unit(word) if field in UNITS else self._learn_word(field, word)

    def _learn_word(self, field: str, word: str) -> bool:
        value = meanings(self.rows.profile, field).get(fold(word))
        if value is None or word in self._words[field]:
            return False
        self._words[field][word] = value
        return True

    def _learn_unit(self, word: str) -> bool:
        if word in self._units:
            return False
        self._units.add(word)
        found = self._directory.meanings(word)
        self._keep_units([(word, one) for one in found])
        self.notes.extend(
            f"“{word}” là tên đơn vị cũ: hồ sơ từ ngày {one.first:%d/%m/%Y} tính cho đơn vị tiếp nối (mã {one.id})."
            for one in found
            if one.was
        )
        return bool(found)

    def _learn_codes(self) -> None:
        """Codes are known before they are met, but for those of old units, of which a note is due once they are."""
        found = {code: self._directory.meanings(code) for code in sorted(self._directory.codes())}
        current = {code: meant for code, meant in found.items() if not any(one.was for one in meant)}
        self._units.update(current)
        self._keep_units([(code, one) for code, meant in current.items() for one in meant])

    def _keep_units(self, found: Sequence[tuple[str, Meaning]]) -> None:
        if not found:
            return
        rows = [(word, one.first, one.last, one.id, one.province) for word, one in found]
        self.connection.execute(
            "INSERT INTO unit_words SELECT unnest(?::VARCHAR[]), unnest(?::DATE[]), unnest(?::DATE[]), "
            "unnest(?::VARCHAR[]), unnest(?::VARCHAR[])",
            [list(values) for values in zip(*rows, strict=True)],
        )
