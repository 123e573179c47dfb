"""Making an approved result public: frozen in rows of its own and sealed; a correction names what it corrects."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from parindex.bundles import publication as told
from parindex.bundles.seal import seal
from parindex.office.evidence.models import File
from parindex.office.evidence.store import keep_made
from parindex.office.journal.actions import Detail, record
from parindex.office.journal.queries import end
from parindex.office.memory import without_collecting
from parindex.office.results.access import KIND
from parindex.office.results.actions import refresh
from parindex.office.results.actions.approving import require_approved
from parindex.office.results.errors import PublicationRefused, ResultsMoved
from parindex.office.results.freezing import Answers, Freezer
from parindex.office.results.gathering import Gathered, awarded
from parindex.office.results.models import Publication, PublishedFile
from parindex.office.results.tables import write
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.queries import window_for_all
from parindex.office.units.access import Actor

BUNDLE = "goi.zip"
"""The name under which the bundle is given."""
LONGEST = 2_000
"""Letters of the reason of a correction."""
_STEP = 100
"""Units after which it is told how far the work is."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is typed to publish a result: number and date of the paper that approves it.

    `corrects` is the publication that was the latest when it was typed, by id; then `reason` says why it is corrected.
    """

    decision: str
    decided_on: date
    corrects: int | None = None
    reason: str = ""


@without_collecting()
def publish(actor: Actor, round: int, said: Announcement, progress: Progress = lambda done, of: None) -> Publication:
    """Publish the result as it stands and was approved. Asked again for the same, it finds what was published.

    Reading and sealing take no lock: what is written at the end is written only if nothing has moved meanwhile.
    """
    one = Round.objects.select_related("superior").get(pk=round)
    _require(actor, one, said)
    basis = refresh(one).basis
    latest = latest_of(one)
    if latest and _says(latest, said, basis):
        return latest
    _require_latest(latest, said)
    require_approved(one, basis)
    day, ended = timezone.localdate(), end()
    freezer = Freezer(one, day, _before(latest))
    gathered = Gathered(freezer.kit.edition)
    particulars = told.Publication(
        told.Round(one.title, one.superior.name, one.year, one.part, freezer.as_of),  # type: ignore[arg-type]
        day,
        said.decision,
        told.Head(ended.entries, ended.digest),
        told.Correction(latest.root, said.reason) if latest else None,
    )
    with tempfile.TemporaryDirectory(prefix="parindex-") as name:
        folder = Path(name)
        units = _counted(gathered.through(freezer.frozen()), len(freezer.units), progress)
        root = seal(particulars, freezer.kit.edition, units, folder / BUNDLE)
        files = _files(folder, gathered, particulars, root)
    made = Publication(
        round=one,
        corrects=latest,
        reason=said.reason,
        edition_id=one.edition_id,
        title=one.title,
        superior=one.superior.name,
        decision=said.decision,
        decided_on=said.decided_on,
        published_on=day,
        published_by_id=actor.person,
        basis=basis,
        root=root,
        entries=ended.entries,
        digest=ended.digest,
        blocks=gathered.blocks(),
    )
    return _kept(actor, made, gathered, files)


def latest_of(round: Round) -> Publication | None:
    """The publication of a round that nothing corrects yet."""
    return round.publications.filter(corrected_by=None).first()


def understood(said: Announcement) -> Announcement:
    """The same with its texts trimmed. PublicationRefused when number or reason is missing or too long."""
    decision, reason = " ".join(said.decision.split()), said.reason.replace("\r\n", "\n").strip()
    if not decision or len(decision) > 100:
        raise PublicationRefused(gettext("Đề nghị ghi số, ký hiệu của quyết định phê duyệt, nhiều nhất 100 chữ."))
    if said.decided_on > timezone.localdate():
        raise PublicationRefused(gettext("Ngày của quyết định phê duyệt sau hôm nay; đề nghị xem lại."))
    if said.corrects and not reason:
        raise PublicationRefused(
            gettext("Đính chính cần một lý do, để người đọc hiểu vì sao kết quả thay đổi; đề nghị ghi rõ.")
        )
    if len(reason) > LONGEST:
        raise PublicationRefused(gettext("Lý do dài quá {most} ký tự; đề nghị tóm tắt.").format(most=LONGEST))
    return Announcement(decision, said.decided_on, said.corrects, reason if said.corrects else "")


def _require(actor: Actor, round: Round, said: Announcement) -> None:
    actor.require(round.superior_id, [KIND.COORDINATOR], gettext("công bố kết quả"))
    window_for_all(round.pk, Phase.Name.PUBLISHED).require_open(Phase.Name.PUBLISHED)
    if understood(said) != said:
        raise PublicationRefused(gettext("Nội dung công bố chưa đúng mẫu; đề nghị ghi lại."))


def _says(latest: Publication, said: Announcement, basis: str) -> bool:
    """Whether a publication is what is asked for."""
    was = Announcement(latest.decision, latest.decided_on, latest.corrects_id, latest.reason)
    return latest.basis == basis and was == said


def _require_latest(latest: Publication | None, said: Announcement) -> None:
    if said.corrects != (latest.pk if latest else None):
        raise PublicationRefused(
            gettext(
                "Kết quả của đợt này vừa được công bố hoặc đính chính; đề nghị tải lại trang, xem bản đã công bố "
                "rồi mới đính chính tiếp."
            )
        )


def _before(latest: Publication | None) -> dict[int, Answers] | None:
    """What the publication to be corrected awarded, by unit."""
    if latest is None:
        return None
    edition = thawed(latest.edition_id)
    contents = latest.units.values_list("unit", "content").iterator(chunk_size=200)
    return {unit: awarded(edition, content) for unit, content in contents}


def _counted(units: Iterator[told.Assessed], of: int, progress: Progress) -> Iterator[told.Assessed]:
    for done, one in enumerate(units, 1):
        yield one
        if done % _STEP == 0 or done == of:
            progress(done, of)


def _files(folder: Path, gathered: Gathered, particulars: told.Publication, root: str) -> list[tuple[str, File]]:
    """All files to download, in the store, by name."""
    head = {
        "title": particulars.round.title,
        "superior": particulars.round.superior,
        "edition": gathered.edition.edition,
        "decision": particulars.decision,
        "published": particulars.published.isoformat(),
        "root": root,
    }
    paths = write(folder, head, {"xep-hang": gathered.ranking, "diem": gathered.nodes})
    return [(path.name, keep_made(path, path.suffix.removeprefix("."))) for path in [folder / BUNDLE, *paths]]


@transaction.atomic
def _kept(actor: Actor, made: Publication, gathered: Gathered, files: list[tuple[str, File]]) -> Publication:
    """Write the publication, unless result, approval or the latest publication is another than when it was sealed."""
    round = Round.objects.select_for_update().get(pk=made.round_id)
    latest = latest_of(round)
    if refresh(round).basis != made.basis or (latest and latest.pk) != made.corrects_id:
        raise ResultsMoved(
            gettext("Kết quả thay đổi trong lúc công bố nên chưa có gì được công bố; đề nghị xem lại và phê duyệt.")
        )
    require_approved(round, made.basis)
    made.save(force_insert=True)
    gathered.keep(made)
    PublishedFile.objects.bulk_create(PublishedFile(publication=made, name=name, file=file) for name, file in files)
    detail: Detail = {"root": made.root, "basis": made.basis, "units": len(gathered.units)}
    if made.corrects:
        moved = sum(unit.moved for unit in gathered.units)
        detail = {**detail, "corrects": made.corrects.root, "moved": moved}
    verb = "correct" if made.corrects else "publish"
    record(round.chain, actor.id, verb, f"{round.chain}/publication:{made.pk}", detail)
    return made
