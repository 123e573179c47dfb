"""An edition as its page shows it: every row with its sum, how it is scored in words, and what does not hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.editions.cases import Case
from parindex.editions.edition import Criterion, Edition
from parindex.editions.judging import Fault
from parindex.editions.wording import BASES, FUNCTIONS, PERIODS, SELF_SCORED, rule_sentence
from parindex.office.editions.models import EditionRow, EditionRowVersion
from parindex.rules.points import to_ticks
from parindex.scoring.cases import failures

DEEPEST = 5
"""Levels that a page indents; deeper rows stand at the last."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. Ticks; `adds_up` is None for a leaf, `beneath` what the rows under it make together."""

    criterion: Criterion
    row: EditionRow | None
    depth: int
    points: int
    beneath: int
    adds_up: bool | None
    rule: str
    notes: tuple[str, ...]
    faults: tuple[str, ...]
    source: Mapping[str, str]

    @property
    def name(self) -> str:
        """What a list of faults calls it."""
        return f"{self.criterion.label or self.criterion.id} {self.criterion.title}"


def lines(
    edition: Edition,
    faults: Sequence[Fault] = (),
    rows: Mapping[str, EditionRow] | None = None,
    sources: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Line]:
    """The whole tree in printed order; with `rows` where it is being written, `sources` where it was just read."""
    told: dict[str | None, list[str]] = {}
    for fault in faults:
        told.setdefault(fault.criterion, []).append(fault.words)
    depths: dict[str | None, int] = {None: -1}
    found = []
    for criterion in edition.criteria:
        depths[criterion.id] = depths[criterion.parent] + 1
        children = edition.children.get(criterion.id, ())
        points, beneath = to_ticks(criterion.points), sum(to_ticks(child.points) for child in children)
        found.append(
            Line(
                criterion,
                (rows or {}).get(criterion.id),
                min(depths[criterion.id], DEEPEST),
                points,
                beneath,
                points == beneath if children else None,
                rule_sentence(criterion),
                () if children else tuple(_notes(criterion)),
                tuple(told.get(criterion.id, ())),
                (sources or {}).get(criterion.id, {}),
            )
        )
    return found


def _notes(criterion: Criterion) -> list[str]:
    found = [FUNCTIONS[criterion.by]] if criterion.by else []
    if criterion.basis:
        basis = _("căn cứ:")
        found.append(f"{basis} {BASES[criterion.basis]}")
    if criterion.period:
        found.append(PERIODS[criterion.period])
    if criterion.self_scored:
        found.append(SELF_SCORED[criterion.self_scored])
    return found


def of_head(faults: Sequence[Fault]) -> list[str]:
    """What does not hold in the edition's head."""
    return [fault.words for fault in faults if fault.criterion is None]


def told(versions: Iterable[EditionRowVersion]) -> list[tuple[EditionRowVersion, str]]:
    """Every state of a row with the sentence of its rule; blank where it had none, or was taken out."""
    return [(one, rule_sentence(Criterion.model_validate(one.content)) if _is_leaf(one) else "") for one in versions]


def _is_leaf(version: EditionRowVersion) -> bool:
    return version.content is not None and "rule" in version.content


@dataclass(frozen=True, slots=True)
class Example:
    """One example with its key, its facts by their questions, and where the rules give something else."""

    key: int | None
    case: Case
    facts: tuple[tuple[str, object], ...]
    failed: tuple[str, ...]


def examples(edition: Edition, cases: Iterable[tuple[int | None, Case]]) -> list[Example]:
    """Every example, run."""
    return [
        Example(
            key,
            case,
            tuple((_asked(edition, fact), value) for fact, value in case.facts.items()),
            tuple(failures(edition, case)),
        )
        for key, case in cases
    ]


def _asked(edition: Edition, key: str) -> str:
    """What a fact's key asks; the key itself where nothing asks it any more."""
    id, name = key.rpartition("/")[::2]
    criterion = edition.by_id.get(id)
    return next((f"{id} {fact.ask}" for fact in (criterion.facts if criterion else ()) if fact.name == name), key)
