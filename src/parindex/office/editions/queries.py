"""Reading editions: those that ship, those of a superior's own, and which may be used."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.utils.translation import gettext

from parindex.editions.cases import Case, load_cases
from parindex.editions.edition import Edition
from parindex.editions.freeze import freeze, sha256
from parindex.editions.loader import folders, load
from parindex.office.editions.access import may_read, reads_of, writes_for
from parindex.office.editions.content import together
from parindex.office.editions.errors import DraftRefused
from parindex.office.editions.models import HEAD, EditionRow, EditionRowVersion, OwnEdition
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import FrozenEdition
from parindex.office.units.access import Actor

USABLE = ("sample", "released")
"""The standing of an edition by which a round may be opened; a sample says that it is one."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An edition to choose by the sha256 of its frozen text."""

    sha256: str
    edition: Edition

    @property
    def is_sample(self) -> bool:
        """Whether it is a sample, which no decision issued."""
        return self.edition.status == "sample"


@cache
def shelf() -> dict[str, Edition]:
    """The editions that come with the installation, by name, read once."""
    return {name: load(folder) for name, folder in folders().items()}


def shelf_cases(name: str) -> list[Case]:
    """The cases of one of them."""
    return list(load_cases(folders()[name]))


def on_offer(superior: int) -> list[Offered]:
    """What a round of this superior may be opened with: its own released editions, the newest first, then the shelf."""
    own = OwnEdition.objects.filter(owner=superior, state=OwnEdition.State.RELEASED).order_by("-released_at")
    released = [Offered(one.frozen_id, thawed(one.frozen_id)) for one in own if one.frozen_id]
    fitting = [one for one in (*released, *_shelf_offers()) if one.edition.level == "commune"]
    return [one for one in fitting if one.edition.status in USABLE]


@cache
def _shelf_offers() -> list[Offered]:
    return [Offered(sha256(freeze(edition)), edition) for edition in shelf().values()]


def offered(superior: int, fingerprint: str) -> Offered:
    """One edition on offer. DraftRefused when it is none."""
    for one in on_offer(superior):
        if one.sha256 == fingerprint:
            return one
    raise DraftRefused(gettext("Bộ tiêu chí này không dùng được cho đợt đánh giá cấp xã; đề nghị chọn bộ khác."))


def readable(actor: Actor, edition: int) -> OwnEdition | None:
    """One of a superior's own with its owner, if the actor may read it."""
    found = OwnEdition.objects.select_related("owner").filter(pk=edition).first()
    return found if found and may_read(actor, found) else None


def listed(actor: Actor) -> list[tuple[OwnEdition, str]]:
    """Every own edition that the actor may read with its title, drafts first; three queries and one a level."""
    seen = OwnEdition.objects.select_related("owner").filter(owner__in=reads_of(actor)).order_by("state", "-pk")
    writes = writes_for(actor)
    found = [one for one in seen if one.state == OwnEdition.State.RELEASED or one.owner_id in writes]
    heads = EditionRow.objects.filter(edition__in=found, node=HEAD).values_list("edition_id", "content__title")
    titles = dict(heads)
    return [(one, titles[one.pk]) for one in found]


def rows_of(edition: OwnEdition) -> list[EditionRow]:
    """Its rows in printed order, the head first."""
    return list(edition.rows.select_related("changed_by").order_by("place"))


def text_of(edition: OwnEdition) -> Edition:
    """The edition itself: as frozen once it is released, else as its rows make it now."""
    return thawed(edition.frozen_id) if edition.frozen_id else together(rows_of(edition))


def cases_of(edition: OwnEdition) -> list[tuple[int, Case]]:
    """Its examples with their keys, in the order in which they were kept."""
    return [(one.pk, Case.model_validate(one.content)) for one in edition.cases.order_by("pk")]


def history(row: EditionRow) -> list[EditionRowVersion]:
    """Every state of a row, the newest first."""
    past = EditionRowVersion.objects.filter(edition=row.edition_id, node=row.node).select_related("person")
    return list(past.order_by("-version"))


def names_taken() -> set[str]:
    """The names of all editions that there are: on the shelf, frozen, or being written."""
    frozen = FrozenEdition.objects.values_list("name", flat=True)
    drafts = EditionRow.objects.filter(node=HEAD).values_list("content__edition", flat=True)
    return {*shelf(), *frozen, *(name for name in drafts if name)}


def removed(edition: OwnEdition) -> list[list[EditionRowVersion]]:
    """Every state of each row that was taken out, the newest first; whichever row was taken out last stands first."""
    past = edition.versions.exclude(node__in=edition.rows.values("node")).select_related("person")
    by_node = groupby(past.order_by("node", "-version"), key=lambda version: version.node)
    found = [list(versions) for _, versions in by_node]
    return sorted(found, key=lambda versions: versions[0].at, reverse=True)
