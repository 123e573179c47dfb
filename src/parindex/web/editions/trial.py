"""A leaf tried on example facts, saved or not: what the library itself gives, with its sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parindex.editions.cases import Case
from parindex.editions.edition import Criterion, Edition
from parindex.editions.facts import FactsRefused, read_facts
from parindex.office.assessments.content import Typed, understand
from parindex.office.assessments.errors import RowRefused
from parindex.office.editions.content import faults
from parindex.rules.points import points_text
from parindex.scoring.score import LeafScore, score


@dataclass(frozen=True, slots=True)
class Trial:
    """What came out: a score, or why there is none. `faults` are those of the leaf by itself."""

    score: LeafScore | None
    refused: tuple[str, ...]
    faults: tuple[str, ...]


def attempt(edition: Edition, leaf: Criterion, facts: Mapping[str, str]) -> Trial:
    """Score one leaf by itself, as the only row of its edition, in the edition's own year."""
    head = edition.model_dump(exclude={"criteria"}) | {"total": leaf.points, "bonus": "9999", "penalty": "9999"}
    alone = Edition.model_validate({**head, "criteria": [leaf.model_copy(update={"parent": None})], "status": "draft"})
    told = tuple(fault.words for fault in faults(alone))
    try:
        given = _read(leaf, facts)
        return Trial(score(alone, read_facts(alone, given), edition.year).leaves[leaf.id], (), told)
    except RowRefused as refused:
        return Trial(None, tuple(refused.problems.values()), told)
    except FactsRefused as refused:
        return Trial(None, tuple(_asked(leaf, words) for words in refused.problems), told)


def as_case(edition: Edition, leaf: Criterion, facts: Mapping[str, str], name: str, expected: str) -> Case | None:
    """The example with what a person expects of it, else with what came out; None where nothing did."""
    came = attempt(edition, leaf, facts).score
    if came is None:
        return None
    gave = points_text(came.points).replace(",", ".") if came.points is not None else came.state
    return Case(name=name, facts=dict(_read(leaf, facts)), expect={leaf.id: expected or gave})


def _read(leaf: Criterion, facts: Mapping[str, str]) -> dict[str, object]:
    """The facts by their keys, read as a unit's own figures are. RowRefused names each that cannot be."""
    return {f"{leaf.id}/{name}": text for name, text in understand(leaf, Typed(facts=facts)).facts.items()}


def _asked(leaf: Criterion, words: str) -> str:
    """A refusal with its fact called by its question."""
    for fact in leaf.facts:
        words = re.sub(rf"(?:{re.escape(leaf.id)}/)?\b{fact.name}\b", f"“{fact.ask}”", words)
    return f"{words[:1].upper()}{words[1:]}."
