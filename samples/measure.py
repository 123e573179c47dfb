"""How much of what is wrong a check finds, and how often it speaks in vain: python -m samples.measure [--held-out].

Every set is measured. What was missed or said in vain is told of the development set alone, since rules are mended
from it; a held-out wording that whoever writes rules has read no longer measures anything.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from samples.faults import HELD_OUT, SETS, Fault, Flawed, Silence, flawed, half_year
from samples.make import sound
from samples.report import sheet

from parindex.checking.finding import Finding
from parindex.checking.verdict import check
from parindex.editions.loader import library
from parindex.editions.sheet import Sheet

Check = Callable[[Sheet], Iterable[Finding]]


@dataclass(slots=True)
class Measure:
    """What came of it. `broken` are silences in which the check spoke above a note.

    `alarms` are all findings above a note that no fault accounts for, by report; what the sound report already
    raises counts once.
    """

    found: list[Fault] = field(default_factory=list)
    missed: list[Fault] = field(default_factory=list)
    broken: list[tuple[Silence, Finding]] = field(default_factory=list)
    alarms: list[tuple[str, Finding]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of faults found."""
        return len(self.found) / (len(self.found) + len(self.missed))

    @property
    def precision(self) -> float:
        """Faults found, as a share of these and the alarms in vain."""
        return len(self.found) / (len(self.found) + len(self.alarms))


def measure(checked: Check, name: str) -> Measure:
    """Run the check over both sound reports and every flawed one of a set."""
    result = Measure()
    known: dict[str, set[tuple[str, str]]] = {}
    for base, report in (("year", sound()), ("half-year", half_year())):
        loud = _loud(checked(sheet(report)))
        known[base] = {(finding.kind, finding.criterion) for finding in loud}
        result.alarms += [(f"sound {base}", finding) for finding in loud]
    for one in flawed(name):
        findings = list(checked(one.sheet()))
        for fault in one.faults:
            (result.found if any(_names(finding, fault) for finding in findings) else result.missed).append(fault)
        result.broken += [
            (silence, finding)
            for silence in one.silences
            for finding in _loud(findings)
            if finding.criterion == silence.at and finding.kind in silence.kinds
        ]
        meant = known[one.base] | _meant(one)
        alarms = [finding for finding in _loud(findings) if (finding.kind, finding.criterion) not in meant]
        result.alarms += [(one.name, finding) for finding in alarms]
    return result


def _loud(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings: what an official must answer."""
    return [finding for finding in findings if finding.severity != "note"]


def _names(finding: Finding, fault: Fault) -> bool:
    return finding.kind == fault.kind and finding.criterion in fault.touches


def _meant(one: Flawed) -> set[tuple[str, str]]:
    """Kind and row of everything that a fault accounts for: at its rows, and by its sums at the rows above it."""
    parents = {row.id: row.parent for row in (*sheet(sound()).rows, *one.sheet().rows)}
    meant = set()
    for fault in one.faults:
        above = fault.at
        rows = set(fault.touches)
        while above := parents.get(above) or "":
            rows.add(above)
        meant |= {(kind, row) for kind in (fault.kind, *fault.also) for row in (*rows, "total")}
    return meant


def show(checked: Check, *, held_out: bool) -> None:
    """Print what a check finds in every set; the details of the one held out only when asked."""
    for name in SETS:
        result = measure(checked, name)
        print(f"{'Held-out' if name == HELD_OUT else 'Development'} set ({name}.yaml)\n")
        _figures(result)
        if name != HELD_OUT or held_out:
            _details(result)
        print()


def _figures(result: Measure) -> None:
    found, missed = Counter(fault.kind for fault in result.found), Counter(fault.kind for fault in result.missed)
    for kind in sorted(found | missed):
        print(f"{kind:<26} {found[kind]:>3} of {found[kind] + missed[kind]:>3}")
    print(f"recall {result.recall:.1%}, precision {result.precision:.1%}, silences broken {len(result.broken)}")


def _details(result: Measure) -> None:
    print()
    for fault in result.missed:
        print(f"missed   {fault.kind} at {fault.at}")
    for silence, finding in result.broken:
        print(f"broken   {finding.kind} at {silence.at}: {finding.evidence}")
    for report, finding in result.alarms:
        print(f"in vain  {finding.kind} at {finding.criterion} of {report}: {finding.evidence}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What the check finds, misses and says in vain.")
    parser.add_argument("--held-out", action="store_true", help="the details of the held-out sets too")
    asked = parser.parse_args()
    editions = tuple(library())
    show(lambda report: check(report, editions).findings, held_out=asked.held_out)
