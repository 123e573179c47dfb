"""The worker's part: an export into the store, its figures counted and kept, and what became of every row."""

import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskContext, task

from parindex.office.cases.directory import scope_of
from parindex.office.cases.engine import held, import_export
from parindex.office.cases.errors import CasesRefused
from parindex.office.cases.figures import count_anew, keep
from parindex.office.cases.mapping import profile_of
from parindex.office.cases.models import Intake
from parindex.office.journal.actions import record
from parindex.office.tasks.work import work_on
from parindex.reading.table import Progress

STEPS = 3


@task(takes_context=True)
def import_cases(context: TaskContext, pk: int) -> None:
    """Import the export that stands behind the number of its intake."""
    work_on(context, pk, perform)


def perform(content: bytes, progress: Progress) -> str:
    """Import what stands behind the number of an intake and a line's end. CasesRefused is kept with the intake too."""
    number, _, export = content.partition(b"\n")
    intake = Intake.objects.select_related("unit").get(pk=int(number))
    progress(0, STEPS)
    try:
        _import(intake, export, progress)
    except CasesRefused as refused:
        Intake.objects.filter(pk=intake.pk).update(refusal=str(refused), ended_at=timezone.now())
        raise
    return ""


def _import(intake: Intake, content: bytes, progress: Progress) -> None:
    scope = scope_of(intake.unit)
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder, held(content) as export:
        quarantine = Path(folder) / "cach-ly.csv"
        done = import_export(export, profile_of(intake.profile), scope, quarantine)
        refusals = quarantine.read_bytes()
    progress(1, STEPS)
    counts = count_anew(scope)
    progress(2, STEPS)
    for name in ("read", "new", "changed", "unchanged", "refused"):
        setattr(intake, name, getattr(done, name))
    intake.reasons, intake.notes = done.reasons.most_common(), list(done.notes)
    intake.quarantine = refusals if done.refused else None
    intake.ended_at = timezone.now()
    with transaction.atomic():
        keep(counts)
        intake.save()
        numbers = {name: getattr(intake, name) for name in ("read", "new", "changed", "unchanged", "refused")}
        detail = {"sha256": intake.sha256, **numbers}
        record(intake.chain, f"person:{intake.person_id}", "import-cases", intake.subject, detail)
