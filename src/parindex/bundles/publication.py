"""What a publication is made of, as plain values: its particulars, and everything it tells of each unit.

Nothing here names a person. Free words (reasons of decisions and exemptions) are the caller's to keep free of names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from parindex.editions.sheet import PeriodPart
from parindex.rules.values import FactScalar
from parindex.scoring.ranking import Standing
from parindex.scoring.score import State

Stage = Literal["claimed", "computed", "appraised", "reappraised", "awarded"]
STAGES: tuple[Stage, ...] = get_args(Stage)
OPEN: tuple[State, ...] = ("needs_judgement", "waiting", "not_due", "not_applicable")
"""What may stand at a stage in the place of points."""


@dataclass(frozen=True, slots=True)
class Round:
    """The round's particulars. `as_of` is the day that the facts tell of, when it may be within the year."""

    title: str
    superior: str
    year: Annotated[int, Field(ge=1900, le=2200)]
    part: PeriodPart = "year"
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Where the journal ended: how many entries it had, and one sha256 over the heads of its chains."""

    entries: int
    digest: str


@dataclass(frozen=True, slots=True)
class Correction:
    """The bundle that this one corrects, by its root, and why."""

    root: str
    reason: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication's particulars. `decision` is the number of the decision that approves the results."""

    round: Round
    published: date
    decision: str
    journal: Head
    corrects: Correction | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the round by its code; `exempt` is why it is listed and not ranked."""

    id: str
    name: str
    blocks: tuple[str, ...]
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a leaf has its points at a stage: a reason code, and words. `worth` is what it counted for then, in ticks.

    `bound`: a rule that its edition states gives the points from the unit's facts, with those of `held` in their place;
    None there is a fact that was absent.
    """

    criterion: str
    stage: Stage
    worth: int
    bound: bool
    reason: str
    words: str
    held: Mapping[str, FactScalar | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """A leaf whose awarded ticks differ from those of the bundle corrected; it may have been open, or not apply."""

    criterion: str
    before: int | State | None
    after: int | State | None


@dataclass(frozen=True, slots=True)
class Assessed:
    """Everything that a publication tells of one unit. Ticks.

    `points` has, by stage and leaf, points or an open state; what is absent was not given. `worths` and `nodes` have
    every node of the edition.
    """

    unit: Unit
    facts: Mapping[str, FactScalar]
    points: Mapping[Stage, Mapping[str, int | State]]
    worths: Mapping[str, int]
    nodes: Mapping[str, int]
    standing: Standing
    decisions: Sequence[Decision] = ()
    moved: Sequence[Moved] = ()
