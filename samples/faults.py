"""Reports with faults put in, to measure what the check finds and what it says in vain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samples.report import FOLDER, Report, build, load, sheet

from parindex.editions.sheet import Sheet

DEVELOPMENT, HELD_OUT = ("faults", "faults-2", "faults-3", "faults-4"), "held-out"
SETS = (*DEVELOPMENT, HELD_OUT)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one kind. `touches` are the rows it changes or needs, any of which a finding may name."""

    id: str
    kind: str
    at: str
    base: str
    edit: Mapping[str, Any]
    touches: frozenset[str]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A sound wording at a row: none of `kinds` may speak there above a note."""

    id: str
    kinds: tuple[str, ...]
    at: str
    base: str
    edit: Mapping[str, Any]
    touches: frozenset[str]


@dataclass(slots=True)
class Flawed:
    """One report with its faults and silences, all in rows of their own."""

    name: str
    base: str
    faults: list[Fault] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def report(self) -> Report:
        """The report with all its edits."""
        return build(*_base(self.base, [item.edit for item in (*self.faults, *self.silences)]))

    def sheet(self) -> Sheet:
        """What a perfect reader gets from it."""
        return sheet(self.report())


def half_year() -> Report:
    """The sound report for half a year, of another commune."""
    return build(*_base("half-year", []))


def faults(name: str = DEVELOPMENT[0]) -> list[Fault]:
    """Every fault of a set."""
    kinds: Mapping[str, list[Mapping[str, Any]]] = load(FOLDER / f"{name}.yaml")["faults"]
    return [
        Fault(f"{kind}/{n}", kind, *_place(entry), also=tuple(entry.get("also", ())))
        for kind, entries in kinds.items()
        for n, entry in enumerate(entries, 1)
    ]


def silences(name: str = DEVELOPMENT[0]) -> list[Silence]:
    """Every silence of a set."""
    entries: list[Mapping[str, Any]] = load(FOLDER / f"{name}.yaml")["silences"]
    return [Silence(f"silence/{n}", tuple(entry["kinds"]), *_place(entry)) for n, entry in enumerate(entries, 1)]


def flawed(name: str = DEVELOPMENT[0]) -> list[Flawed]:
    """A set's faults and silences, spread over as few reports as keep them independent: no row is touched twice."""
    made: list[Flawed] = []
    for item in [*_in_turn(faults(name)), *silences(name)]:
        fitting = [one for one in made if one.base == item.base and not one.touched & item.touches]
        target = min(fitting, key=lambda one: len(one.touched), default=None)
        if target is None:
            target = Flawed(f"flawed-{len(made) + 1:02}", item.base)
            made.append(target)
        (target.faults if isinstance(item, Fault) else target.silences).append(item)
        target.touched |= item.touches
    return made


def _base(name: str, edits: list[Mapping[str, Any]]) -> tuple[dict[str, Any], list[Mapping[str, Any]]]:
    """The words of a sound report and the edits that lead from report.yaml to it and on."""
    first = [] if name == "year" else [load(FOLDER / f"{name}.yaml")]
    return load(FOLDER / "report.yaml"), [*first, *edits]


def _place(entry: Mapping[str, Any]) -> tuple[str, str, Mapping[str, Any], frozenset[str]]:
    """Row, base, edit and touched rows of an entry; `says` and `claims` are short for an edit of its own row."""
    at = entry["at"]
    rows = {row: dict(change) for row, change in entry.get("rows", {}).items()}
    for short, name in (("says", "explanation"), ("claims", "claimed")):
        if short in entry:
            rows.setdefault(at, {})[name] = entry[short]
    edit = {"rows": rows, "header": entry.get("header", {}), "total": entry.get("total", {})}
    added = (row["id"] for change in rows.values() for row in change.get("after", ()))
    return at, entry.get("base", "year"), edit, frozenset({at, *rows, *added, *entry.get("with", ())})


def _in_turn(items: Iterable[Fault]) -> Iterator[Fault]:
    """First one of each kind, then a second of each: so kinds are spread over the reports."""
    return iter(sorted(items, key=lambda fault: int(fault.id.rpartition("/")[2])))
