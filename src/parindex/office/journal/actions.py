"""Writing to the journal, always inside the transaction of the act that is written down."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import connection, transaction
from django.utils import timezone

from parindex.office.journal.fingerprint import fingerprint
from parindex.office.journal.models import Entry

FIRST = "0" * 64
"""What stands as the hash before a chain's first entry."""

_LAST = "SELECT sequence, hash FROM journal_entry WHERE chain = %s ORDER BY sequence DESC LIMIT 1"

Detail = Mapping[str, str | int | bool | None]


def record(chain: str, actor: str, verb: str, subject: str, detail: Detail | None = None) -> Entry:
    """Add one act to a chain. Must run in the transaction of the act's own effect: either both stand or neither.

    Writers of one chain wait for each other; writers of different chains never do.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an act is journalled in the transaction of its effect")
    sequence, previous = _end_of(chain)
    entry = Entry(
        chain=chain,
        sequence=sequence + 1,
        at=timezone.now(),
        actor=actor,
        verb=verb,
        subject=subject,
        detail=dict(detail or {}),
        previous=previous,
    )
    entry.hash = seal(entry)
    entry.save(force_insert=True)
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
