"""More units in a round, whose sheets were sent: copies of one sheet, each with its own unit."""

from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.rounds.models import Participant
from parindex.office.units.models import Unit
from parindex.vietnamese.normal import fold


def send_copies(sheet: Sheet, count: int) -> list[Sheet]:
    """Lay out so many sheets beside a sent one, each with the same rows."""
    above, rows = sheet.round.superior, list(sheet.rows.all())
    names = [f"Xã Bên Cạnh {number:03}" for number in range(1, count + 1)]
    units = Unit.objects.bulk_create(
        Unit(code=f"bc-{number}", kind=Unit.Kind.COMMUNE, name=name, folded=fold(name), parent=above)
        for number, name in enumerate(names, 1)
    )
    Participant.objects.bulk_create(Participant(round=sheet.round, unit=unit) for unit in units)
    made = Sheet.objects.bulk_create(Sheet(round=sheet.round, unit=unit, state=Sheet.State.SENT) for unit in units)
    kept = [field.name for field in SheetRow._meta.concrete_fields if field.name not in ("id", "sheet")]
    copies = [SheetRow(sheet=one, **{name: getattr(row, name) for name in kept}) for one in made for row in rows]
    SheetRow.objects.bulk_create(copies, batch_size=1000)
    return made
