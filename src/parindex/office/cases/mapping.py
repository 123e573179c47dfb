"""How an export's columns are read: as its case system was read before, else as the headings propose."""

from collections.abc import Mapping as Map
from typing import Any

from parindex.indicators.cases.export import Export
from parindex.indicators.cases.headings import find_headings
from parindex.indicators.cases.profile import CASES, Profile, spoken
from parindex.indicators.cases.proposing import propose
from parindex.indicators.loader import record_set
from parindex.office.cases.models import Mapping
from parindex.office.units.models import LEVELS, Unit

NAME = "ban-xuat"
"""What the library calls a profile whose name stands beside it."""


def shelf_of(unit: Unit) -> int:
    """Whose mappings a unit uses and adds to: those of its superior, and a superior its own."""
    return unit.parent_id if unit.kind in LEVELS["commune"] and unit.parent_id else unit.pk


def profile_of(kept: Map[str, Any]) -> Profile:
    """A profile as an intake or a mapping keeps it."""
    return Profile.model_validate({"name": NAME, **kept})


def first_profile(unit: Unit, export: Export) -> tuple[str, Profile]:
    """The case system and the profile to begin with: of a system whose columns this export has, else as proposed with
    no system named. ExportRefused when the export has no headings."""
    there = {spoken(name) for name in find_headings(export).names}
    best: tuple[int, str, Profile] | None = None
    for system, kept in latest_mappings(shelf_of(unit)).items():
        columns = {
            field: found
            for field, headings in profile_of(kept).columns.items()
            if (found := tuple(heading for heading in headings if spoken(heading) in there))
        }
        profile = with_units(unit, profile_of({**kept, "columns": columns}))
        if not profile.problems() and (best is None or len(columns) > best[0]):
            best = len(columns), system, profile
    if best:
        return best[1], best[2]
    return "", with_units(unit, propose(export, NAME).profile)


def with_units(unit: Unit, profile: Profile) -> Profile:
    """Where no column names the units, all cases of a commune's own export are its own, and of nobody else's."""
    unnamed = record_set(CASES).units if unit.kind in LEVELS["commune"] else ()
    own = {field: unit.code for field in unnamed if field not in profile.columns}
    return profile.model_copy(update={"constants": own})


def latest_mappings(superior: int) -> dict[str, dict[str, Any]]:
    """The profile of each case system that a superior's units have read."""
    found = Mapping.objects.filter(superior=superior).order_by("system", "version")
    return {one.system: one.profile for one in found}
