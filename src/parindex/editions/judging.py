"""An edition out of plain mappings, as YAML or a page gives them: what is not of the right form, and where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from parindex.editions.consistency import problems
from parindex.editions.edition import Criterion, Edition, LegalSource
from parindex.editions.refusal import explain

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: at a criterion, at a source of law by its key, or in the head."""

    words: str
    criterion: str | None = None
    source: str | None = None


def compose(
    head: Mapping[str, Any], legal: Mapping[str, Any], nodes: Iterable[tuple[str, object]]
) -> tuple[Edition | None, list[Fault]]:
    """The edition of a head, sources by key, and nodes, each with the name to call it by; and all faults of form.

    With a fault there is no whole edition to judge by `disagreements`; it is None where even the head has none.
    """
    faults: list[Fault] = []
    sources = {key: _kept(LegalSource, value, faults, source=key) for key, value in legal.items()}
    criteria = [_kept(Criterion, value, faults, criterion=name) for name, value in nodes]
    found = {"legal": {key: one for key, one in sources.items() if one}, "criteria": [one for one in criteria if one]}
    return _kept(Edition, {**head, **found}, faults), faults


def disagreements(edition: Edition) -> Iterator[Fault]:
    """What does not hold together in an edition without faults of form."""
    return (Fault(words, criterion) for criterion, words in problems(edition))


def _kept(model: type[Model], value: object, faults: list[Fault], **where: str) -> Model | None:
    try:
        return model.model_validate(value)
    except ValidationError as refused:
        faults.extend(Fault(words, **where) for words in explain(refused, model))
        return None
