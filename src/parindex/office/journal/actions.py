"""Writing to the journal, always inside the transaction of the act that is written down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from parindex.office.journal.fingerprint import fingerprint
from parindex.office.journal.models import Entry

FIRST = "0" * 64
"""What stands as the hash before a chain's first entry."""

_LAST = "SELECT sequence, hash FROM journal_entry WHERE chain = %s ORDER BY sequence DESC LIMIT 1"

_AT_ONCE = 500

Detail = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True)
class Act:
    """One act to write down: the chain it belongs to, its subject there, and what else is to be kept of it."""

    chain: str
    subject: str
    detail: Detail


def record(chain: str, actor: str, verb: str, subject: str, detail: Detail | None = None) -> Entry:
    """Add one act to a chain. Must run in the transaction of the act's own effect: either both stand or neither.

    Writers of one chain wait for each other; writers of different chains never do.
    """
    _require_transaction()
    entry = _entry(Act(chain, subject, detail or {}), actor, verb, _end_of(chain))
    entry.save(force_insert=True)
    return entry


def record_all(actor: str, verb: str, acts: Iterable[Act]) -> None:
    """The same for one verb done to many subjects at once, each with a chain of its own: one entry a chain.

    ValueError when a chain comes twice.
    """
    _require_transaction()
    acts = sorted(acts, key=lambda act: act.chain)
    if len({act.chain for act in acts}) < len(acts):
        raise ValueError("an act at once has one entry for each chain")
    for start in range(0, len(acts), _AT_ONCE):
        some = acts[start : start + _AT_ONCE]
        ends = _ends_of([act.chain for act in some])
        Entry.objects.bulk_create([_entry(act, actor, verb, ends.get(act.chain, (0, FIRST))) for act in some])


def _require_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an act is journalled in the transaction of its effect")


def _entry(act: Act, actor: str, verb: str, end: tuple[int, str]) -> Entry:
    """The sealed entry that comes behind the end of its chain."""
    sequence, previous = end
    entry = Entry(
        chain=act.chain,
        sequence=sequence + 1,
        at=timezone.now(),
        actor=actor,
        verb=verb,
        subject=act.subject,
        detail=dict(act.detail),
        previous=previous,
    )
    entry.hash = seal(entry)
    return entry


def seal(entry: Entry) -> str:
    """The sha256 over an entry's columns, in one canonical text."""
    return fingerprint(
        {
            "chain": entry.chain,
            "sequence": entry.sequence,
            "at": _instant(entry.at),
            "actor": entry.actor,
            "verb": entry.verb,
            "subject": entry.subject,
            "detail": entry.detail,
            "previous": entry.previous,
        }
    )


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _end_of(chain: str) -> tuple[int, str]:
    """The sequence and hash of a chain's last entry, which stays the last to the end of the transaction.

    PostgreSQL lets one writer of a chain in at a time, asked in one trip as two statements: the second sees what the
    writer before has left. SQLite lets in one writer of all.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT pg_advisory_xact_lock(hashtextextended(%s, 0)); {_LAST}", [chain, chain])
            cursor.nextset()
        else:
            cursor.execute(_LAST, [chain])
        return cursor.fetchone() or (0, FIRST)


def _ends_of(chains: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The same for many chains, asked for in order, so that no two writers wait for each other; new ones are absent."""
    if len(chains) == 1:
        return {chains[0]: _end_of(chains[0])}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(chain, 0)) FROM unnest(%s::text[]) AS chain",
                [list(chains)],
            )
    last = Entry.objects.filter(chain=OuterRef("chain")).order_by("-sequence").values("sequence")[:1]
    found = Entry.objects.filter(chain__in=chains, sequence=Subquery(last)).values_list("chain", "sequence", "hash")
    return {chain: (sequence, hash) for chain, sequence, hash in found}
