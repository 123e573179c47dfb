"""Every kind of rule, told apart by its word in `kind`."""

from collections.abc import Mapping
from typing import Annotated, get_args

from pydantic import Field

from parindex.rules.kind import Kind
from parindex.rules.kinds.counts import AtLeast, Bonus, Deduction, Penalty, PerItem
from parindex.rules.kinds.formula import Formula
from parindex.rules.kinds.judgement import Graded, Imported, Judged, Survey
from parindex.rules.kinds.presence import AllOf, AnyOf, IssuedWithin, Parts, YesNo
from parindex.rules.kinds.shares import Bands, Share, ShareToTarget, ShareWithFloor

AnyRule = (
    YesNo
    | IssuedWithin
    | AtLeast
    | PerItem
    | Share
    | ShareToTarget
    | ShareWithFloor
    | Bands
    | Graded
    | Deduction
    | AllOf
    | AnyOf
    | Parts
    | Bonus
    | Penalty
    | Formula
    | Survey
    | Imported
    | Judged
)
Rule = Annotated[AnyRule, Field(discriminator="kind")]
"""A rule as an edition holds it: the settings of one kind."""

KINDS: Mapping[str, type[Kind]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(AnyRule)
}
"""Every kind by its word."""
