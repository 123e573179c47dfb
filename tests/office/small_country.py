"""A country of some sixty communes, filled as the whole one is, and killed half-way where a test asks for it."""

import json
import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connection

from parindex.office.appraisals.models import Appraisal, Decision
from parindex.office.assessments.models import RowVersion, Sheet, SheetRow
from parindex.office.demonstration.country import fill_country
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.points.models import NodePoints
from parindex.office.rounds.models import Round
from parindex.office.units.listing import Listed, country
from parindex.office.units.models import LEVELS


def some_units(provinces: int, communes: int) -> list[Listed]:
    """The first provinces of the country with the first communes of each, as they are today."""
    units, _ = country()
    today = [unit for unit in units if unit.valid_to is None]
    chosen = [unit for unit in today if unit.kind in LEVELS["province"]][:provinces]
    beneath = [[unit for unit in today if unit.superior == one.key][:communes] for one in chosen]
    return [*chosen, *(unit for some in beneath for unit in some)]


def fill(provinces: int = 10, communes: int = 6, seed: int = 1) -> list[Round]:
    """Fill it."""
    return fill_country(some_units(provinces, communes), [], seed)


def fill_and_die(begins: str, times: int) -> None:
    """As a program: fill it, and be killed where a statement that begins so is about to be sent for the n-th time."""
    sent = 0

    def watch(execute: Callable[..., Any], statement: str, *others: Any) -> Any:
        nonlocal sent
        sent += statement.startswith(begins)
        if sent == times:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(statement, *others)

    with connection.execute_wrapper(watch):
        fill()


def tell() -> None:
    """As a program: what stands of each sheet and its appraisal, as JSON; RuntimeError unless every chain is whole."""
    if verify().breaks:
        raise RuntimeError("a chain is broken")
    stray = NodePoints.objects.count() + SheetRow.objects.count()
    print(json.dumps({"sheets": [_of(sheet) for sheet in Sheet.objects.all()], "rows": stray}))


def _of(sheet: Sheet) -> list[int]:
    """How many rows, versions, reports, points, entries, decisions, points decided and entries of these it has."""
    points = NodePoints.objects.filter(round=sheet.round_id, unit=sheet.unit_id)
    appraisal = Appraisal.objects.filter(sheet=sheet).first()
    return [
        sheet.rows.count(),
        RowVersion.objects.filter(row__sheet=sheet).count(),
        sheet.reports.count(),
        points.count(),
        Entry.objects.filter(chain=sheet.chain).count(),
        Decision.objects.filter(appraisal=appraisal, stage="appraised").count(),
        points.exclude(appraised=0).count(),
        Entry.objects.filter(chain=appraisal.chain).count() if appraisal else 0,
    ]
