"""How much of what is wrong a check finds, and how often it speaks in vain, on the flawed and on the sound reports."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from samples.faults import Fault, Flawed, Silence, flawed, half_year
from samples.make import sound
from samples.report import sheet

from parindex.checking.finding import Finding
from parindex.editions.sheet import Sheet

Check = Callable[[Sheet], Iterable[Finding]]


@dataclass(slots=True)
class Measure:
    """What came of it. `alarms` are findings above a note that no fault accounts for, by report."""

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


def measure(check: Check) -> Measure:
    """Run the check over both sound reports and every flawed one."""
    result = Measure()
    for name, report in (("sound year", sound()), ("sound half-year", half_year())):
        result.alarms += [(name, finding) for finding in check(sheet(report)) if finding.severity != "note"]
    for one in flawed():
        findings = list(check(one.sheet()))
        for fault in one.faults:
            (result.found if any(_names(finding, fault) for finding in findings) else result.missed).append(fault)
        result.broken += [
            (silence, finding)
            for silence in one.silences
            for finding in findings
            if finding.criterion == silence.at and finding.kind in silence.kinds and finding.severity != "note"
        ]
        result.alarms += [(one.name, finding) for finding in _in_vain(findings, one)]
    return result


def _names(finding: Finding, fault: Fault) -> bool:
    return finding.kind == fault.kind and finding.criterion in fault.touches


def _in_vain(findings: Sequence[Finding], one: Flawed) -> list[Finding]:
    """Findings above a note in rows that no fault touches, or of a kind that no fault there accounts for."""
    meant = {(kind, row) for fault in one.faults for kind in (fault.kind, *fault.also) for row in fault.touches}
    loud = (finding for finding in findings if finding.severity != "note")
    return [finding for finding in loud if (finding.kind, finding.criterion) not in meant]
