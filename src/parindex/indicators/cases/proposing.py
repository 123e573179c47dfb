"""A proposed mapping: which heading of an export is most likely which field, for a person to correct."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from parindex.indicators.cases.export import Export
from parindex.indicators.cases.headings import Headings, find_headings
from parindex.indicators.cases.profile import CASES, Profile, is_personal, spoken, vocabulary
from parindex.indicators.loader import record_set

ALIKE = 0.8
"""How alike a heading and a known one must be, of 1, to be proposed."""
SEVERAL = ("ended_on",)
"""Fields that an export tells in more than one column: the first filled counts."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`missing` are the required fields that no column gives, by heading; `unread` columns nobody claims; `personal`
    those that are dropped at the door."""

    profile: Profile
    headings: Headings
    missing: tuple[str, ...]
    unread: tuple[str, ...]
    personal: tuple[str, ...]


def propose(export: Export, name: str = "de-xuat") -> Proposal:
    """A profile by the headings alone, the likeliest pairs first. ExportRefused when the export has no headings."""
    headings = find_headings(export)
    columns: dict[str, list[tuple[int, str]]] = {}
    taken: set[str] = set()
    for alike, rank, field, heading in sorted(_pairs(headings), key=lambda pair: (-pair[0], pair[1])):
        certain = alike == 1 and field in SEVERAL
        if certain or (field not in columns and heading not in taken):
            columns.setdefault(field, []).append((rank, heading))
            taken.add(heading)
    profile = Profile(
        name=name,
        columns={
            field: tuple(dict.fromkeys(heading for _, heading in sorted(columns[field])))
            for field in record_set(CASES).by_name
            if field in columns
        },
    )
    return Proposal(
        profile,
        headings,
        tuple(c.heading for c in record_set(CASES).columns if c.required and c.name not in columns),
        tuple(name for name in headings.names if name and name not in taken and not is_personal(name)),
        tuple(name for name in headings.names if is_personal(name)),
    )


def _pairs(headings: Headings) -> Iterator[tuple[float, int, str, str]]:
    """How alike, the place among the field's known headings, the field, the heading."""
    for heading in headings.names:
        said = spoken(heading)
        if not said or is_personal(heading):
            continue
        for field, words in vocabulary().fields.items():
            alike = [(_alike(said, spoken(known)), -rank) for rank, known in enumerate(words.headings)]
            best, rank = max(alike)
            if best >= ALIKE:
                yield best, -rank, field, heading


def _alike(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()
