"""Departments: units of one's own that no national list has."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from parindex.office.errors import Forbidden
from parindex.office.journal.actions import record
from parindex.office.units.access import MOST_ABOVE, Actor, administers
from parindex.office.units.errors import UnitRefused
from parindex.office.units.models import Role, Unit
from parindex.office.units.queries import above
from parindex.vietnamese.normal import fold, nfc, squeeze

ADDING = (Role.Kind.ADMINISTRATOR, Role.Kind.COORDINATOR)


def may_add_departments(actor: Actor, unit: int) -> bool:
    """Whether the actor administers a unit, or coordinates for it."""
    return actor.holds(unit, [Role.Kind.COORDINATOR]) or administers(actor, unit)


@transaction.atomic
def add_department(actor: Actor, parent: int, name: str, since: date | None, until: date | None = None) -> Unit:
    """Add a department beneath a unit; blank days are open."""
    if not may_add_departments(actor, parent):
        raise Forbidden(gettext("thêm cơ quan chuyên môn"), [kind.label for kind in ADDING])
    name = squeeze(nfc(name))
    if not 3 <= len(name) <= 200:
        raise UnitRefused(gettext("Tên cơ quan cần từ 3 đến 200 chữ cái; đề nghị viết đủ tên."))
    if since and until and until < since:
        raise UnitRefused(gettext("Ngày cuối đứng trước ngày đầu; đề nghị xem lại hai ngày."))
    if len(above([parent])) > MOST_ABOVE:
        raise UnitRefused(
            gettext("Đơn vị này đã ở cấp thấp nhất nên không có cơ quan trực thuộc; đề nghị chọn cấp trên.")
        )
    beside = Unit.objects.filter(parent=parent, kind=Unit.Kind.DEPARTMENT, folded=fold(name), valid_to=None)
    if beside.exists():
        raise UnitRefused(gettext("Đã có “{name}” ở đơn vị này; không cần thêm.").format(name=name))
    unit = Unit.objects.create(kind=Unit.Kind.DEPARTMENT, name=name, parent_id=parent, valid_from=since, valid_to=until)
    record(f"unit:{parent}", actor.id, "add-department", f"unit:{unit.pk}")
    return unit
