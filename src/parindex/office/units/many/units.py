"""Units from a list of one's own, such as departments and villages: planned row by row, written all at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.office.errors import Forbidden
from parindex.office.journal.actions import Detail, record
from parindex.office.units.access import MOST_ABOVE, Actor
from parindex.office.units.loading import CHAIN
from parindex.office.units.many.choosing import Named
from parindex.office.units.many.table import Cells, Line, Reading, labels, require_none_refused, sealed
from parindex.office.units.models import LEVELS, Role, Unit
from parindex.vietnamese.normal import fold

CODE, KIND, NAME, OF_CODE, OF_NAME, SINCE, UNTIL = HEADINGS = (
    "Mã",
    "Loại",
    "Tên",
    "Mã cấp trên",
    "Cấp trên",
    "Có từ ngày",
    "Đến hết ngày",
)
LABELS = labels(Unit.Kind)
KINDS = {fold(label): value for value, label in LABELS.items()}
OWN_KINDS = (Unit.Kind.DEPARTMENT, Unit.Kind.VILLAGE)
"""What an administrator of one unit may add; the rest is the list of the country, which the whole office keeps."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row asks for: a unit to save, new or standing. What it was is in the database alone."""

    line: Line
    unit: Unit


@dataclass(frozen=True, slots=True)
class Written:
    """How many units were added and changed."""

    added: int
    changed: int


def plan(actor: Actor, rows: Iterable[tuple[int, Cells]]) -> list[Line]:
    """What each row would change; nothing is written. Forbidden for whoever administers nothing."""
    return [wanted.line for wanted in _planned(actor, rows)]


def _planned(actor: Actor, rows: Iterable[tuple[int, Cells]]) -> list[Wanted]:
    if Role.Kind.ADMINISTRATOR not in actor.kinds:
        raise Forbidden(gettext("thêm đơn vị"), [Role.Kind.ADMINISTRATOR.label])
    rows = list(rows)
    planner = _Planner(actor, {cells[CODE] for _, cells in rows})
    return [planner.row(number, cells) for number, cells in rows]


class _Planner:
    """Reads row after row: a superior may stand in a row above."""

    def __init__(self, actor: Actor, codes: set[str]) -> None:
        self.today, self.units, self.everywhere = timezone.localdate(), Named(actor), actor.everywhere
        self.above = dict(Unit.objects.values_list("pk", "parent_id"))
        coded = Unit.objects.filter(code__in=codes - {""})
        self.coded = {(one.code, one.kind, one.valid_from): one for one in coded}
        own = Unit.objects.filter(kind__in=OWN_KINDS)
        self.named = {(one.parent_id, one.kind, one.folded, one.valid_to): one for one in own}
        self.asked: set[tuple[str, ...]] = set()

    def row(self, number: int, cells: Cells) -> Wanted:
        reading = Reading(cells)
        kind = KINDS.get(fold(cells[KIND]), "")
        allowed = Unit.Kind.values if self.everywhere else OWN_KINDS
        if kind not in allowed:
            among = ", ".join(LABELS[each] for each in allowed)
            reading.wrong(
                KIND,
                gettext("“{typed}” không thêm được; đề nghị ghi một trong: {among}.").format(
                    typed=cells[KIND], among=among
                ),
            )
        if not 2 <= len(cells[NAME]) <= 200:
            reading.wrong(NAME, gettext("cần từ 2 đến 200 chữ cái; đề nghị ghi đủ tên, ví dụ “Thôn Đông”."))
        if len(cells[CODE]) > 20 or (kind and kind not in OWN_KINDS and not cells[CODE]):
            reading.wrong(CODE, gettext("cần mã từ 1 đến 20 ký tự; chỉ cơ quan, thôn, tổ dân phố được để trống."))
        since, until = reading.day(SINCE), reading.day(UNTIL)
        if since and until and until < since:
            reading.wrong(UNTIL, gettext("đứng trước ngày đầu; đề nghị xem lại hai ngày."))
        parent = self._superior(reading, kind, since, until)
        keys: set[tuple[str, ...]] = {(cells[OF_CODE] or cells[OF_NAME], kind, fold(cells[NAME]))}
        keys |= {(cells[CODE], kind, cells[SINCE], "")} if cells[CODE] else set()
        if not reading.problems and keys & self.asked:
            reading.wrong(NAME, gettext("dòng trước đã ghi đơn vị hoặc mã này; đề nghị bỏ một dòng."))
        self.asked |= keys
        return self._wanted(number, reading, kind, parent, since, until)

    def _superior(self, reading: Reading, kind: str, since: date | None, until: date | None) -> Unit | None:
        if (
            kind in (Unit.Kind.MINISTRY, *LEVELS["province"])
            and not reading.cells[OF_CODE]
            and not reading.cells[OF_NAME]
        ):
            return None
        found = self.units.find(reading, OF_CODE, OF_NAME, until or max(since or self.today, self.today))
        if found is not None and self._above(found) >= MOST_ABOVE:
            reading.wrong(
                OF_NAME, gettext("{name} đã ở cấp thấp nhất; đề nghị chọn cấp trên khác.").format(name=found.name)
            )
        return found

    def _above(self, unit: Unit) -> int:
        """How many units stand above one, which may be of this very list."""
        count, one = 0, unit
        while one.pk is None and one.parent is not None:
            count, one = count + 1, one.parent
        pk = self.above.get(one.pk)
        while pk is not None:
            count, pk = count + 1, self.above.get(pk)
        return count

    def _standing(self, new: Unit) -> Unit | None:
        """The unit that a row means: by its code, else by its name beneath its superior, open or closed on that day."""
        if new.code:
            return self.coded.get((new.code, new.kind, new.valid_from))
        if new.parent is not None and new.parent.pk is None:
            return None
        by_name = (new.parent_id, new.kind, fold(new.name))
        return self.named.get((*by_name, None)) or self.named.get((*by_name, new.valid_to))

    def _wanted(
        self, number: int, reading: Reading, kind: str, parent: Unit | None, since: date | None, until: date | None
    ) -> Wanted:
        cells = reading.cells
        new = Unit(code=cells[CODE], kind=kind, name=cells[NAME], parent=parent, valid_from=since, valid_to=until)
        stands = None if reading.problems else self._standing(new)
        if stands is not None and stands.parent_id != (parent.pk if parent else None):
            reading.wrong(
                CODE, gettext("mã này là của {name}, thuộc đơn vị khác; đề nghị xem lại.").format(name=stands.name)
            )
        if reading.problems:
            return Wanted(Line(number, cells, "refused", "", tuple(reading.problems)), new)
        if stands is None:
            self.units.add(new)
            return Wanted(Line(number, cells, "new", gettext("đơn vị mới")), new)
        if (stands.name, stands.valid_to) == (cells[NAME], until):
            return Wanted(Line(number, cells, "same"), stands)
        was = gettext("đang là “{name}”").format(name=stands.name) + (
            gettext(" đến {day}").format(day=f"{stands.valid_to:%d/%m/%Y}") if stands.valid_to else ""
        )
        stands.name, stands.valid_to = cells[NAME], until
        return Wanted(Line(number, cells, "changed", was), stands)


@transaction.atomic
def write(actor: Actor, rows: Sequence[tuple[int, Cells]]) -> Written:
    """Write every row of a list, or none: ListRefused when one may not go in. One entry tells of all that changed."""
    planned = _planned(actor, rows)
    require_none_refused(wanted.line for wanted in planned)
    for wanted in planned:
        if wanted.line.change != "same":
            wanted.unit.parent = wanted.unit.parent  # a superior of the same list has its id by now
            wanted.unit.save()
    added, changed = (sum(wanted.line.change == change for wanted in planned) for change in ("new", "changed"))
    detail: Detail = {"added": added, "changed": changed, "sha256": sealed(wanted.line for wanted in planned)}
    if added or changed:
        record(CHAIN, actor.id, "write-units", CHAIN, detail)
    return Written(added, changed)
