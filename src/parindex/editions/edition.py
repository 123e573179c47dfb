"""The type Edition: a set of criteria with its rules, evidence and sources, as one reviewed text."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from parindex.rules import Rule
from parindex.rules.kind import Exact
from parindex.rules.values import FactType

NAME = r"^[a-z0-9-]+/[0-9]{4}-[0-9]+$"
"""The form of an edition's id: family, year, and which of that year."""

Basis = Literal["stated", "inferred", "unknown"]
Function = Literal["noi_vu", "tu_phap", "kiem_soat_tthc", "tai_chinh", "chuyen_doi_so", "dieu_tra"]
Status = Literal["sample", "draft", "released", "withdrawn"]
Points = Annotated[Exact, Field(ge=0, max_digits=10, decimal_places=4)]


class Record(BaseModel):
    """Data that refuses keys it does not know and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class FactSpec(Record):
    """One figure that a criterion asks for. `minimum` and `maximum` bound a count or amount, both allowed.

    `from` names the measure or survey that gives it, when nobody should type it: "measure/<name>" or "survey/<name>".
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    ask: str
    type: FactType
    unit: str | None = None
    minimum: Exact | None = None
    maximum: Exact | None = None
    choices: tuple[str, ...] = ()
    source: str | None = Field(None, alias="from")


class EvidenceSpec(Record):
    """One thing that proves a criterion."""

    what: str
    form: Literal["document", "record", "system", "survey", "photo", "link"]
    required: bool


class Citation(Record):
    """A source in `legal.yaml` by its key, with the article where it stands."""

    key: str
    article: str | None = None


class Criterion(Record):
    """A node of the tree. A leaf has a rule; `stated_in` quotes the source's own words when `basis` is stated.

    Points of a bonus or penalty stand outside the total: its `points` is "0" and its rule has the cap.
    """

    id: str = Field(min_length=1)
    parent: str | None = None
    label: str | None = None
    title: str = Field(min_length=1)
    points: Points
    facts: tuple[FactSpec, ...] = ()
    rule: Rule | None = None
    evidence: tuple[EvidenceSpec, ...] = ()
    legal: tuple[Citation, ...] = ()
    basis: Basis | None = None
    stated_in: str | None = None
    period: Literal["year", "to_date"] | None = None
    by: Function | None = None
    self_scored: Literal["yes", "provisional", "no"] | None = None


class LegalSource(Record):
    """One document of law, cited by its key. `certainty` says how well we know it: read, secondary or unverified."""

    number: str
    issued: date | None = None
    issuer: str
    title: str
    certainty: Literal["read", "secondary", "unverified"]


class Band(Record):
    """A grade and the lowest index in percent that reaches it."""

    name: str
    at_least: Exact


class Edition(Record):
    """A whole edition. `criteria` stand in printed order, parents before children.

    `issued_by` is the key of its decision in `legal`; `rounding` the decimals that a leaf's points are rounded to;
    `bonus` and `penalty` cap the sums of such points over the whole edition.
    """

    edition: str = Field(pattern=NAME)
    title: str
    level: Literal["commune", "district", "province", "ministry", "service"]
    assesses: str
    total: Points
    status: Status
    in_force: date | None = None
    replaces: str | None = None
    issued_by: str | None = None
    rounding: int = Field(4, ge=0, le=4)
    bands: tuple[Band, ...] = ()
    ties: Literal["equal", "unknown"] = "equal"
    bonus: Points = Decimal(0)
    penalty: Points = Decimal(0)
    legal: dict[str, LegalSource] = Field(default_factory=dict)
    criteria: tuple[Criterion, ...]

    @property
    def year(self) -> int:
        """The year in the edition's id, which it assesses unless told otherwise."""
        return int(self.edition.rpartition("/")[2].partition("-")[0])

    @cached_property
    def by_id(self) -> dict[str, Criterion]:
        """Every criterion by its id."""
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def children(self) -> dict[str | None, tuple[Criterion, ...]]:
        """Criteria by their parent's id, in printed order; the top ones under None."""
        found: dict[str | None, list[Criterion]] = {}
        for criterion in self.criteria:
            found.setdefault(criterion.parent, []).append(criterion)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    @cached_property
    def fields(self) -> tuple[Criterion, ...]:
        """The fields of work: the children of a part, or the part itself where all of them are leaves."""
        found: list[Criterion] = []
        for part in self.children[None]:
            beneath = self.children.get(part.id, ())
            found += beneath if any(child.id in self.children for child in beneath) else (part,)
        return tuple(found)

    def above(self, node: str) -> list[Criterion]:
        """The criteria above a node, the top one first."""
        found: list[Criterion] = []
        parent = self.by_id[node].parent
        while parent is not None:
            found.insert(0, self.by_id[parent])
            parent = found[0].parent
        return found

    def beneath(self, node: str) -> Iterator[Criterion]:
        """The node itself with all criteria beneath it, in printed order."""
        yield self.by_id[node]
        for child in self.children.get(node, ()):
            yield from self.beneath(child.id)

    def leaves(self) -> Iterator[Criterion]:
        """Criteria without children, in printed order."""
        return (criterion for criterion in self.criteria if criterion.id not in self.children)
