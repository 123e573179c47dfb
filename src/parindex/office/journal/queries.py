"""Reading the journal, and proving that its chains are whole."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext

from parindex.office.journal.actions import FIRST, seal
from parindex.office.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Break:
    """The first place of a chain that does not hold, and why, in Vietnamese."""

    chain: str
    sequence: int
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What a walk over all chains found. `heads` has the last hash of every chain."""

    entries: int
    heads: dict[str, str]
    breaks: tuple[Break, ...]

    @property
    def digest(self) -> str:
        """One sha256 over all heads: equal where two journals are."""
        return digest_of(self.heads)


@dataclass(frozen=True, slots=True)
class End:
    """Where the journal ends: how many entries it has, and one sha256 over the heads of all chains."""

    entries: int
    digest: str


def end() -> End:
    """Where the journal ends now; one query, and no proof that the chains are whole."""
    behind = Entry.objects.filter(chain=OuterRef("chain"), sequence=OuterRef("sequence") + 1)
    last = list(Entry.objects.filter(~Exists(behind)).values_list("chain", "sequence", "hash"))
    return End(sum(sequence for _, sequence, _ in last), digest_of({chain: head for chain, _, head in last}))


def digest_of(heads: Mapping[str, str]) -> str:
    """One sha256 over the last hash of every chain."""
    text = "".join(f"{chain} {head}\n" for chain, head in sorted(heads.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(chains: Collection[str] | None = None) -> Proof:
    """Walk every chain, or some, from its first entry to its last. A chain is reported at its first break alone."""
    count, heads, broken = 0, dict[str, str](), dict[str, Break]()
    sequence: dict[str, int] = {}
    for entry in _ordered(chains):
        count += 1
        expected, previous = sequence.get(entry.chain, 0) + 1, heads.get(entry.chain, FIRST)
        reason = _reason(entry, expected, previous)
        if reason:
            broken.setdefault(entry.chain, Break(entry.chain, entry.sequence, reason))
        sequence[entry.chain], heads[entry.chain] = entry.sequence, entry.hash
    return Proof(count, heads, tuple(broken.values()))


def entries(chain: str) -> QuerySet[Entry]:
    """What a chain holds, the newest first."""
    return Entry.objects.filter(chain=chain).order_by("-sequence")


def _ordered(chains: Collection[str] | None) -> Iterator[Entry]:
    found = Entry.objects.all() if chains is None else Entry.objects.filter(chain__in=chains)
    return found.order_by("chain", "sequence").iterator(chunk_size=2000)


def _reason(entry: Entry, expected: int, previous: str) -> str | None:
    if entry.sequence != expected:
        return gettext("thiếu mục số {number}").format(number=expected)
    if entry.previous != previous:
        return gettext("không nối với mục liền trước")
    if entry.hash != seal(entry):
        return gettext("nội dung đã bị thay đổi sau khi ghi")
    return None
