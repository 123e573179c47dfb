"""What each leaf of an edition rests on: measures of the records, a survey, or what a person judges."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.editions.edition import Criterion, Edition
from parindex.indicators.facts import FROM
from parindex.indicators.loader import measures
from parindex.indicators.record_set import Measure, RecordSet
from parindex.rules.kinds.judgement import Judged


@dataclass(frozen=True, slots=True)
class Ground:
    """One leaf. `typed` are the questions that a person answers; `judgement` says why points need a person, if so."""

    criterion: str
    measured: tuple[tuple[RecordSet, Measure], ...]
    surveys: tuple[str, ...]
    typed: tuple[str, ...]
    judgement: str | None


def grounds(edition: Edition) -> Iterator[Ground]:
    """Every leaf in printed order. KeyError where a `from:` does not resolve, which `facts.unresolved` tells before."""
    for leaf in edition.leaves():
        sources = [fact.source for fact in leaf.facts if fact.source]
        yield Ground(
            leaf.id,
            tuple(measures()[name.removeprefix(FROM)] for name in sources if name.startswith(FROM)),
            tuple(name for name in sources if not name.startswith(FROM)),
            tuple(fact.ask for fact in leaf.facts if not fact.source),
            _judgement(leaf),
        )


def _judgement(leaf: Criterion) -> str | None:
    """The edition does not know a scale, or the rule itself leaves it to a person, who looks at the evidence."""
    if not isinstance(leaf.rule, Judged):
        return None
    seen = "; ".join(evidence.what for evidence in leaf.evidence)
    why = "không nguồn nào nói cách tính điểm" if leaf.basis == "unknown" else "cách tính điểm để người thẩm định"
    return f"{why}; người thẩm định xem: {seen}" if seen else why
