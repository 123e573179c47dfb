"""Who appraises what: the appraisers of the body that the round gives a criterion to, and nobody their own unit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.appraisals.models import SecondReading, Share
from parindex.office.errors import Forbidden
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.queries import bodies_of, window, window_of
from parindex.office.units.access import Actor
from parindex.office.units.models import Role

KIND = Role.Kind
OVERSEEING = (KIND.COORDINATOR, KIND.AUDITOR, KIND.COUNCIL)
"""Who in the superior sees every appraisal of a round."""
JUDGING = (KIND.APPRAISER, KIND.COUNCIL)
"""Who decides."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Which leaves of which units one person appraises in a round.

    `shares` are the pairs (leaves, unit or None for all) that were given to them, by body; a body that is absent has
    shared out nothing, so that its people do all of it. `unread` are the drawn rows that wait for the person's second
    reading, by leaf and unit, each with its id: until then nothing that was decided on them is shown to the person.
    """

    bodies: dict[str, int]
    mine: frozenset[int]
    shares: dict[int, list[tuple[frozenset[str], int | None]]]
    own_units: frozenset[int]
    unread: Mapping[tuple[str, int], int]

    def leaves(self) -> list[str]:
        """The leaves of which the person appraises some units, in the edition's order."""
        return [leaf for leaf, body in self.bodies.items() if body in self.mine and self._parts(leaf, body)]

    def covers(self, leaf: str, unit: int) -> bool:
        """Whether the person appraises this leaf of this unit; never a unit in which they hold a role."""
        body = self.bodies.get(leaf)
        if body is None or body not in self.mine or unit in self.own_units:
            return False
        return any(only is None or only == unit for only in self._parts(leaf, body))

    def sees(self, leaf: str, unit: int) -> bool:
        """Whether the person sees what was decided on a leaf that they appraise."""
        return self.covers(leaf, unit) and (leaf, unit) not in self.unread

    def _parts(self, leaf: str, body: int) -> list[int | None]:
        """The units of their parts that hold the leaf; None is all."""
        if body not in self.shares:
            return [None]
        return [unit for leaves, unit in self.shares[body] if leaf in leaves]


def reach(actor: Actor, round: Round) -> Reach:
    """What the actor appraises in a round; four queries."""
    edition = thawed(round.edition_id)
    bodies = bodies_of(round.pk, edition)
    mine = frozenset(actor.units([KIND.APPRAISER])) & frozenset(bodies.values())
    shares: dict[int, list[tuple[frozenset[str], int | None]]] = {}
    if mine:
        every = frozenset(bodies)
        for body, person, node, unit in Share.objects.filter(round=round, body__in=mine).values_list(
            "body_id", "person_id", "node", "unit_id"
        ):
            given = shares.setdefault(body, [])
            if person == actor.person:
                leaves = frozenset(one.id for one in edition.beneath(node)) if node else every
                given.append((leaves, unit))
    unread = _unread(actor, round, {leaf for leaf, body in bodies.items() if body in mine}) if mine else {}
    return Reach(bodies, mine, shares, own_units(actor), unread)


def _unread(actor: Actor, round: Round, leaves: Collection[str]) -> dict[tuple[str, int], int]:
    """The drawn rows that the actor may read a second time now: of their body, decided by somebody else.

    Whoever oversees the round has seen every decision; whoever has a role in the unit never judges it.
    """
    if oversees(actor, round):
        return {}
    drawn = SecondReading.objects.filter(first__appraisal__sheet__round=round, first__node__in=leaves, person=None)
    waiting = drawn.exclude(first_person=actor.person).exclude(first__appraisal__sheet__unit__in=own_units(actor))
    sheet = "first__appraisal__sheet"
    found = waiting.select_related(sheet).annotate(**window(Phase.Name.APPRAISAL, f"{sheet}__round", f"{sheet}__unit"))
    return {(one.first.node, one.first.appraisal.sheet.unit_id): one.pk for one in found if window_of(one).is_open}


def own_units(actor: Actor) -> frozenset[int]:
    """The units in which the actor is something else than an appraiser: these they never judge."""
    return frozenset(unit for kind, unit in actor.roles if kind != KIND.APPRAISER)


def oversees(actor: Actor, round: Round) -> bool:
    """Whether the actor sees every appraisal of the round."""
    return actor.holds(round.superior_id, OVERSEEING)


def takes_part(actor: Actor, round: Round) -> bool:
    """Whether the actor sees anything of the round's appraisal."""
    if oversees(actor, round):
        return True
    found = reach(actor, round)
    return bool(found.leaves() or found.unread)


def require_judge(actor: Actor) -> None:
    """Forbidden unless the actor appraises for some body or sits in a council: nobody else learns what was sent."""
    if actor.kinds.isdisjoint(JUDGING):
        raise Forbidden(gettext("thẩm định phiếu"), [str(kind.label) for kind in JUDGING])


def require_reach(actor: Actor, round: Round, leaf: str, units: Collection[int]) -> None:
    """Forbidden unless the actor appraises the leaf of every unit; AppraisalRefused names a unit of their own."""
    require_covered(actor, reach(actor, round), leaf, units)


def require_covered(actor: Actor, found: Reach, leaf: str, units: Collection[int]) -> None:
    """The same for what the actor is known to appraise; AppraisalRefused too where a row waits to be read again."""
    if not actor.units([KIND.APPRAISER]):
        raise Forbidden(gettext("thẩm định phiếu"), [str(KIND.APPRAISER.label)])
    require_stranger(actor, units)
    if not all(found.covers(leaf, unit) for unit in units):
        raise Forbidden(
            gettext("thẩm định tiêu chí này"), [gettext("người thẩm định của cơ quan được giao tiêu chí này")]
        )
    if any((leaf, unit) in found.unread for unit in units):
        raise AppraisalRefused(
            gettext(
                "Tiêu chí {leaf} có dòng được chọn để đọc lại mà chưa ai đọc; đề nghị đồng chí đọc lại trước, ở trang "
                "Đọc lại theo mẫu, rồi mới xem và sửa quyết định."
            ).format(leaf=leaf)
        )


def require_stranger(actor: Actor, units: Collection[int]) -> None:
    """AppraisalRefused where the actor holds a role of their own in one of the units."""
    if not own_units(actor).isdisjoint(units):
        raise AppraisalRefused(
            gettext(
                "Đồng chí có vai trò ở đơn vị này nên không thẩm định đơn vị này; đề nghị để người khác trong cơ "
                "quan làm."
            )
        )


def may_share(actor: Actor, round: Round, body: int) -> bool:
    """Whether the actor coordinates the round or appraises for the body."""
    return actor.holds(round.superior_id, [KIND.COORDINATOR]) or actor.holds(body, [KIND.APPRAISER])


def require_sharer(actor: Actor, round: Round, body: int) -> None:
    """Forbidden unless the actor may share out the body's work."""
    if not may_share(actor, round, body):
        raise Forbidden(
            gettext("phân công thẩm định"), [str(KIND.COORDINATOR.label), gettext("người thẩm định của cơ quan đó")]
        )
