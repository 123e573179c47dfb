"""What a kind of finding reads: the sheet, its edition when one fits, the answers, and every explanation's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from parindex.checking.finding import Answer, Proposal, Severity
from parindex.checking.wording import telling
from parindex.checking.words import Stretch, Words, read
from parindex.editions.edition import Criterion, Edition
from parindex.editions.sheet import Period, PeriodPart, Row, Sheet
from parindex.rules.points import PER_POINT
from parindex.vietnamese import tokens as calendar
from parindex.vietnamese.normal import fold
from parindex.vietnamese.tokens import Date, Token

SURVEYED = ("dieu tra", "sipas", "xa hoi hoc", "khao sat muc do", "chi so hai long")
"""What a title says, folded, when citizens or organisations give the points."""


BESIDE_THE_SCALE = ("diem thuong", "diem cong", "diem phat", "diem tru")
"""What a title says, folded, of a bonus or penalty, which a set may count outside its scale of 100."""

LAST_MONTH: dict[PeriodPart, int] = {
    "q1": 3,
    "first-half": 6,
    "q2": 6,
    "q3": 9,
    "nine-months": 9,
    "q4": 12,
    "second-half": 12,
    "year": 12,
}


def beside_the_scale(row: Row) -> bool:
    """Whether a row is a bonus or a penalty."""
    title = fold(row.title)
    return any(sign in title for sign in BESIDE_THE_SCALE)


def ticks(points: Decimal | None) -> int:
    """Points as printed in ticks of 1/10,000, blank as none; a fifth decimal rounds half up (it is a finding)."""
    return int((points * PER_POINT).to_integral_value(ROUND_HALF_UP)) if points is not None else 0


@dataclass
class Report:
    """A sheet under check. `edition` is None when none fits; then only kinds that need the report alone fire."""

    sheet: Sheet
    edition: Edition | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every row by its id."""
        return {row.id: row for row in self.sheet.rows}

    @cached_property
    def children(self) -> dict[str | None, list[Row]]:
        """Rows by their parent's id; the top ones, and those whose parent is no row, under None."""
        found: dict[str | None, list[Row]] = {}
        for row in self.sheet.rows:
            found.setdefault(row.parent if row.parent in self.rows else None, []).append(row)
        return found

    @cached_property
    def leaves(self) -> tuple[Row, ...]:
        """The rows on which points are claimed, in printed order: no part of a claim is in two of them.

        They are the rows without children; where a report claims only on a row above, and all beneath are blank, that
        row stands for them.
        """
        return tuple(leaf for row in self.children.get(None, ()) for leaf in self._lowest_claims(row))

    def _lowest_claims(self, row: Row) -> Iterator[Row]:
        beneath = self.children.get(row.id, [])
        if not beneath or (row.claimed is not None and not any(map(self._claims, beneath))):
            yield row
            return
        for child in beneath:
            yield from self._lowest_claims(child)

    def _claims(self, row: Row) -> bool:
        return row.claimed is not None or any(map(self._claims, self.children.get(row.id, ())))

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {row.id: read(row.explanation or "") for row in self.sheet.rows}

    @cached_property
    def _titles(self) -> dict[str, Words]:
        return {row.id: read(row.title) for row in self.sheet.rows}

    def words(self, row: Row) -> Words:
        """The words of a row's explanation, empty when it has none."""
        return self._words[row.id]

    def title(self, row: Row) -> Words:
        """The words of a row's title."""
        return self._titles[row.id]

    def says_something(self, row: Row) -> bool:
        """Whether a row's explanation has a letter or a figure."""
        return any(letter.isalnum() for letter in row.explanation or "")

    def beneath(self, row: Row) -> Iterator[Row]:
        """Every row under a row."""
        for child in self.children.get(row.id, ()):
            yield child
            yield from self.beneath(child)

    def speaks_of_title(self, row: Row, clause: Stretch) -> bool:
        """Whether a clause of a row's explanation names what the row's title asks for."""
        return len(telling(self.words(row).quote(clause)) & telling(row.title)) >= 2

    def resting_on(self, row: Row) -> str | None:
        """The words that the facts of a row were drawn from."""
        found = [each.evidence for key, each in self.proposals.items() if key.startswith(f"{row.id}/")]
        return found[0] if found else None

    def criterion(self, row: Row) -> Criterion | None:
        """The edition's criterion of a row."""
        return self.edition.by_id.get(row.id) if self.edition else None

    def surveyed(self, row: Row) -> bool:
        """Whether the points of a row come from a survey, by the edition or else by the row's title."""
        criterion = self.criterion(row)
        if criterion and criterion.by:
            return criterion.by == "dieu_tra"
        title = fold(row.title)
        return any(sign in title for sign in SURVEYED)

    def asks_at_most(self, row: Row) -> bool:
        """Whether a row asks that staff do not exceed a number, so that fewer are no lack."""
        title = fold(row.title)
        return "so luong" in title and any(staff in title for staff in ("cbcc", "can bo", "cong chuc", "bien che"))

    def claims_in_full(self, row: Row) -> bool:
        """Whether a row claims all the points it can get."""
        return row.claimed is not None and row.maximum is not None and 0 < row.maximum <= row.claimed

    def is_to_come(self, token: Token) -> bool:
        """Whether a date or period lies after the report's own period, by year and month."""
        if self.period is None:
            return False
        last = (self.period.year, LAST_MONTH[self.period.part])
        if isinstance(token, Date):
            return token.month is not None and (token.year or self.period.year, token.month) > last
        if isinstance(token, calendar.Period):
            year = (token.year or self.period.year) - token.years_back
            return token.part != "year" and (year, LAST_MONTH[token.part]) > last
        return False

    @property
    def edition_name(self) -> str:
        """The edition by its name, for messages."""
        return self.edition.edition if self.edition else ""

    def severity_of_rules(self) -> Severity:
        """How grave it is to depart from the edition: an error only where a released one is at hand."""
        return "error" if self.edition and self.edition.status == "released" else "warning"

    @property
    def period(self) -> Period | None:
        """The time the report covers, by its header."""
        return self.sheet.header.period

    @property
    def year(self) -> int | None:
        """The year assessed: the period's, or else that of the report's date."""
        if self.period:
            return self.period.year
        written = (self.sheet.header.date or "")[:4]
        return int(written) if written.isdigit() else None

    @property
    def interim(self) -> bool:
        """Whether the year is still running at the end of the report's period."""
        return self.period is not None and self.period.part in ("first-half", "q1", "q2", "q3", "nine-months")
