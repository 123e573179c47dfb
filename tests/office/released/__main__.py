"""Keep the database that this version makes, as SQL: `scripts/keep-release` runs it on each kind of database."""

import sqlite3
import subprocess
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

import parindex.cli.office  # noqa: F401  (sets Django up)
from parindex import __version__
from parindex.editions.loader import find
from parindex.office.assessments.actions import assign, open_sheet, save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.papers import Imprint
from parindex.office.assessments.steps import mark_checked, return_to_draft
from parindex.office.rounds.actions import Span, extend, open_round
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person, Role, Unit
from parindex.rules.points import points_text, to_ticks

FOLDER = Path(__file__).parent
PHASE = Phase.Name.SELF_ASSESSMENT


def fill() -> None:
    """A small office in which something of everything was done: rows saved, a sheet frozen and opened again."""
    province = Unit.objects.create(kind=Unit.Kind.PROVINCE, code="p", name="Tỉnh Giữ Lại")
    commune = Unit.objects.create(kind=Unit.Kind.COMMUNE, code="c", name="Xã Giữ Lại", parent=province)
    coordinator = join(province, Role.Kind.COORDINATOR, "Người điều phối")
    drafter = join(commune, Role.Kind.DRAFTER, "Công chức tổng hợp")
    contributor = join(commune, Role.Kind.CONTRIBUTOR, "Công chức tư pháp")
    edition, now = find("day-hoc/2025-1"), timezone.now()
    phases = {PHASE: Span(now - timedelta(days=1), now + timedelta(days=1))}
    round = open_round(coordinator, province.pk, "Đợt giữ lại", edition, now.year, "year", [commune.pk], phases)
    place = round.participants.get().pk
    sheet = open_sheet(drafter, place).pk
    assign(drafter, sheet, edition.criteria[0].id, contributor.person, timezone.localdate())
    for leaf in edition.leaves():
        claim = points_text(to_ticks(leaf.points))
        figures = {spec.name: "3" for spec in leaf.facts if spec.type == "count"}
        saved = save_row(drafter, sheet, leaf.id, 0, Typed(claim, "Đã thực hiện."))
        save_row(drafter, sheet, leaf.id, saved.version, Typed(claim, "Đã thực hiện.", figures, "chờ số liệu"))
    mark_checked(drafter, sheet, Imprint("Giữ Lại", "CHỦ TỊCH", "", ()))
    return_to_draft(drafter, sheet, "bổ sung số liệu")
    extend(coordinator, place, PHASE, now + timedelta(days=36_500), "để phiếu giữ lại còn ghi được")


def join(unit: Unit, kind: Role.Kind, name: str) -> Actor:
    """A person who holds one role in a unit."""
    person = Person(login=f"{unit.code}-{kind}", name=name)
    person.set_unusable_password()
    person.save()
    Role.objects.create(person=person, unit=unit, kind=kind, since=timezone.localdate())
    return actor(person)


def keep() -> Path:
    """Write all that the database holds, as SQL that its own program reads."""
    place = FOLDER / f"{__version__}.{connection.vendor}.sql"
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as made:
            place.write_text("".join(f"{line}\n" for line in made.iterdump()), encoding="utf-8")
    else:
        command = ["pg_dump", "--no-owner", "--no-privileges", "--no-comments", settings.CONFIGURATION.database]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        kept = (line for line in lines if line and not line.startswith(("--", "\\restrict", "\\unrestrict")))
        place.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return place


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    fill()
    print(keep())
