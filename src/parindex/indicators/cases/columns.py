"""The SQL that turns the texts of an export into the values of a field, and says which it cannot."""

from collections.abc import Collection, Mapping, Sequence

from parindex.indicators.record_set import Column
from parindex.indicators.sql import quoted

DAYS = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d-%m-%Y %H:%M:%S",
    "%H:%M:%S %d/%m/%Y",
    "%H:%M %d/%m/%Y",
    "%Y%m%d%H%M%S",
    "%Y%m%d",
)
"""How systems write days, the day before the month; hours are read and left."""
SPACE = " \t\r\n\u00a0"
EXCEL_DAY = r"^[2-9]\d{4}([.,]\d+)?$"
"""A day as Excel counts them, from 1954 on: what is left of a date whose format was lost."""


def text_of(places: Sequence[int], trimmed: bool, blanks: Collection[str] = ()) -> str:
    """The first of some columns that holds something other than `blanks`, the cells of white space that are known.

    Trimming is dear: what is kept as text needs it, words and days are understood with their spaces.
    """
    cell = "c{0}"
    if trimmed:
        whole = "c{0} BETWEEN '!' AND '~' AND c{0}[-1] BETWEEN '!' AND '~'"  # as nearly all do
        cell = f"CASE WHEN {whole} THEN c{{0}} ELSE nullif(trim(c{{0}}, {quoted(SPACE)}), '') END"
    elif blanks:
        cell = f"CASE WHEN c{{0}} NOT IN ({', '.join(map(quoted, sorted(blanks)))}) THEN c{{0}} END"
    cells = [cell.format(place) for place in places]
    return cells[0] if len(cells) == 1 else f"coalesce({', '.join(cells)})"


def day_of(text: str, forms: Sequence[str] = DAYS) -> str:
    """The day that a text says, null when it says none."""
    listed = ", ".join(map(quoted, forms))
    excel = (
        f"CASE WHEN regexp_full_match({text}, {quoted(EXCEL_DAY)}) THEN DATE '1899-12-30' + {text}[1:5]::INTEGER END"
    )
    spaced = f"try_strptime(trim({text}, {quoted(SPACE)}), [{listed}])"
    return f"coalesce(try_strptime({text}, [{listed}])::DATE, {excel}, {spaced}::DATE)"


def value_of(column: Column, text: str, words: Mapping[str, str | bool]) -> str:
    """The value of a field that needs no list of units; `words` are the spellings of its choices or answers."""
    if column.type == "date":
        return day_of(text)
    if column.type in ("count", "amount"):
        return f"CASE WHEN regexp_full_match({text}, '\\s*\\d{{1,15}}\\s*') THEN {text}::BIGINT END"
    if column.type == "text":
        return text
    spellings: dict[str | bool, list[str]] = {}
    for word, value in words.items():
        spellings.setdefault(value, []).append(word)
    cases = [
        f"WHEN {text} IN ({', '.join(map(quoted, said))}) THEN {_said(value)}" for value, said in spellings.items()
    ]
    nothing = "CAST(NULL AS BOOLEAN)" if column.type == "yes_no" else "CAST(NULL AS VARCHAR)"
    return f"CASE {' '.join(cases)} END" if cases else nothing


def _said(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else quoted(value)
