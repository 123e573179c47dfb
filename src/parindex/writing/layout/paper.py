"""An official paper as plain pieces, before it is set: what stands around it, its words and tables, its annex."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Style = Literal["body", "basis", "centred"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a paper's own words, as printed.

    `number` is whole ("05/QĐ-UBND"); while it is empty a gap stands before `symbol` ("QĐ-UBND"). `date` is ISO, cut
    where blank ("2025-07", ""). `signer` are the lines of an office, without a name ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").
    `made` is written into the files.
    """

    issuer: tuple[str, ...]
    symbol: str
    made: datetime
    superior: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    date: str = ""
    signer: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: `lead` in bold, then its words. A lead alone is a heading. A basis is italic, centred text bold."""

    words: str
    lead: str = ""
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` in mm, `group` a heading above its own."""

    heading: str
    width: float
    centred: bool = False
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a line feed in a cell starts a new paragraph. One cell alone spans all columns."""

    cells: Sequence[str]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose headings stand on every page."""

    columns: Sequence[Column]
    lines: Sequence[Line]
    ruled: bool = True


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own."""

    title: str
    body: Sequence[Block]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `title` is its kind in capitals, then its subject; a letter has none, but `about` and `addressed`.

    `secretary` is the office that wrote minutes, which bear no place and day.
    """

    frame: Frame
    body: Sequence[Block]
    title: tuple[str, ...] = ()
    about: str = ""
    addressed: str = ""
    secretary: str = ""
    annex: Annex | None = None
    landscape: bool = False

    @property
    def dated(self) -> bool:
        """Whether place and day stand in its head."""
        return not self.secretary
