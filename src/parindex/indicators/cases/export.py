"""An export of a case system, opened: a table file in UTF-8 or Parquet, with its first rows to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LOOKED_AT = 200
"""How many first rows an opened export carries."""


class ExportRefused(ValueError):
    """An export that cannot be taken at all; the message says in Vietnamese what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Export:
    """A table without a name for its columns yet. `rows` are its first rows as texts, headings among them; of a Parquet
    file the first row is the names of its columns. `lines` says on which line of the file each of `rows` ends."""

    path: Path
    form: Literal["csv", "parquet"]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int] = ()
    delimiter: str = ";"
