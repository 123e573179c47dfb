"""Bringing an export in: taken without what tells a person, its columns mapped, its import asked for or given up."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.indicators.cases.profile import Profile
from parindex.office.cases.access import require_importer
from parindex.office.cases.engine import opened, without_persons
from parindex.office.cases.errors import CasesRefused
from parindex.office.cases.mapping import first_profile, profile_of, shelf_of
from parindex.office.cases.models import Intake, Mapping
from parindex.office.cases.work import import_cases
from parindex.office.journal.actions import Detail, record
from parindex.office.journal.fingerprint import fingerprint
from parindex.office.tasks.actions import ask
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

KEPT_FOR = timedelta(days=1)
"""How long an export waits for somebody to map its columns."""


def take_in(actor: Actor, unit: Unit, name: str, file: Path) -> Intake:
    """Take an export in for a unit, without what tells a person. CasesRefused says why a file is none."""
    require_importer(actor, unit.pk)
    with opened(file) as export:
        content = without_persons(export)
        system, profile = first_profile(unit, export)
    with transaction.atomic():
        Intake.objects.filter(asked_at=None, ended_at=None, unit=unit, person=actor.person).update(
            content=None, ended_at=timezone.now()
        )
        made = Intake.objects.create(
            unit=unit,
            person_id=actor.person,
            name=name[:200],
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            system=system,
            profile=_plain(profile),
            begun_at=timezone.now(),
        )
        record(made.chain, actor.id, "take-in-export", made.subject, {"sha256": made.sha256})
    return made


@transaction.atomic
def map_columns(actor: Actor, pk: int, system: str, profile: Profile) -> Intake:
    """Keep how a person reads the export's columns and words; what does not fit is told by the trial."""
    intake = _open(actor, pk)
    intake.system, intake.profile = system.strip()[:100], _plain(profile)
    intake.save(update_fields=["system", "profile"])
    record(intake.chain, actor.id, "map-columns", intake.subject, {"sha256": fingerprint(intake.profile)})
    return intake


@transaction.atomic
def ask_to_import(actor: Actor, pk: int) -> Intake:
    """Have the worker import it, and keep the mapping for the next export of the system, the neighbours' too."""
    intake = _open(actor, pk)
    if not intake.system:
        raise CasesRefused(
            gettext("Đề nghị ghi tên hệ thống một cửa, để lần sau và các xã khác dùng lại bản ánh xạ này.")
        )
    if problems := profile_of(intake.profile).problems():
        raise CasesRefused(gettext("Bản ánh xạ cột chưa dùng được: {problems}.").format(problems="; ".join(problems)))
    _keep_mapping(actor, intake)
    content = f"{intake.pk}\n".encode() + bytes(intake.content or b"")
    ask(actor.id, import_cases, f"import-{intake.chain}", f"import-{intake.subject}", intake.name, content)
    intake.content, intake.asked_at = None, timezone.now()
    intake.save(update_fields=["content", "asked_at"])
    record(intake.chain, actor.id, "ask-import", intake.subject, {"sha256": intake.sha256})
    return intake


@transaction.atomic
def give_up(actor: Actor, pk: int) -> None:
    """Import nothing of it; the export goes."""
    intake = _open(actor, pk)
    intake.content, intake.ended_at = None, timezone.now()
    intake.save(update_fields=["content", "ended_at"])
    record(intake.chain, actor.id, "give-up-import", intake.subject)


def forget_abandoned() -> None:
    """Let the exports go that nobody mapped within a day."""
    old = Intake.objects.filter(asked_at=None, ended_at=None, begun_at__lt=timezone.now() - KEPT_FOR)
    if old.exists():
        old.update(content=None, ended_at=timezone.now())


def _keep_mapping(actor: Actor, intake: Intake) -> None:
    shelf, profile = shelf_of(intake.unit), {**intake.profile, "constants": {}}  # whose cases it reads is not shared
    known = Mapping.objects.filter(superior=shelf, system=intake.system).order_by("-version").first()
    if known and known.profile == profile:
        return
    version = known.version + 1 if known else 1
    Mapping.objects.create(
        superior_id=shelf,
        system=intake.system,
        version=version,
        profile=profile,
        at=timezone.now(),
        person_id=actor.person,
    )
    detail: Detail = {"superior": shelf, "version": version, "sha256": fingerprint(profile)}
    record(intake.chain, actor.id, "keep-mapping", intake.subject, detail)


def _open(actor: Actor, pk: int) -> Intake:
    intake = Intake.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=pk).first()
    if intake is None:
        raise CasesRefused(gettext("Không có bản xuất này; đề nghị tải lại trang."))
    require_importer(actor, intake.unit_id)
    if not intake.is_open:
        raise CasesRefused(gettext("Bản xuất này đã nhập hoặc đã bỏ; đề nghị tải tệp lên lại nếu cần nhập tiếp."))
    return intake


def _plain(profile: Profile) -> dict[str, Any]:
    return profile.model_dump(mode="json", exclude={"name"})
