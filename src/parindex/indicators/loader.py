"""The record sets and measures that `library/` declares."""

from functools import cache
from pathlib import Path

from parindex.editions.strict_yaml import read_file
from parindex.indicators.record_set import Measure, RecordSet

LIBRARY = Path(__file__).parent / "library"


@cache
def groups() -> dict[str, tuple[RecordSet, ...]]:
    """The record sets of each file under the title of their group, in the order of the files."""
    files = [read_file(file) for file in sorted(LIBRARY.glob("*.yaml"))]
    return {file["group"]: tuple(map(RecordSet.model_validate, file["record_sets"])) for file in files}


@cache
def record_sets() -> dict[str, RecordSet]:
    """Every record set by its name, in the order of the files."""
    return {found.name: found for group in groups().values() for found in group}


def record_set(name: str) -> RecordSet:
    """One record set by its name."""
    return record_sets()[name]


@cache
def measures() -> dict[str, tuple[RecordSet, Measure]]:
    """Every measure by its name, with the record set that it counts from. A name stands for one measure alone."""
    found: dict[str, tuple[RecordSet, Measure]] = {}
    for each in record_sets().values():
        for measure in each.measures:
            if measure.name in found:
                raise ValueError(f"{each.name}: measure {measure.name} stands in {found[measure.name][0].name} too")
            found[measure.name] = each, measure
    return found


def measure_named(name: str) -> tuple[RecordSet, Measure]:
    """A measure by its name, with its record set. KeyError when there is none."""
    return measures()[name]
