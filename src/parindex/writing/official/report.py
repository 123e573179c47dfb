"""The official report as plain values, before it is printed."""

from dataclasses import dataclass
from datetime import UTC, datetime

from parindex.editions.sheet import Header, Row, Total


@dataclass(frozen=True, slots=True)
class Proof:
    """One document of the list of evidence: the labels of the criteria that it proves, and what it is."""

    criteria: str
    number: str
    date: str
    issuer: str
    title: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report before it is printed. `claimed` of every row is set: a parent's is the sum of its children.

    `header.signer_title` may have two lines ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"); `made` is written into the files.
    """

    header: Header
    opening: str
    rows: tuple[Row, ...]
    total: Total
    recipients: tuple[str, ...] = ()
    evidence: tuple[Proof, ...] = ()
    made: datetime = datetime(2025, 1, 10, tzinfo=UTC)
