"""The journal: a chain that shows what was changed, left out or put in afterwards."""

import pytest
from django.db import transaction

from parindex.office.journal.actions import record
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify

pytestmark = pytest.mark.django_db


def three_acts() -> None:
    with transaction.atomic():
        for verb in ("open", "save", "send"):
            record("sheet:1", "person:1", verb, "sheet:1", {"version": 1})
        record("sheet:2", "person:1", "open", "sheet:2")


def test_chains_that_nobody_touched_are_whole() -> None:
    three_acts()
    proof = verify()
    assert (proof.entries, len(proof.heads), proof.breaks) == (4, 2, ())


@pytest.mark.parametrize(
    ("column", "value"),
    [("verb", "return"), ("actor", "person:2"), ("detail", {"version": 2}), ("previous", "1" * 64), ("hash", "2" * 64)],
)
def test_a_changed_column_is_found_at_its_entry(column: str, value: object) -> None:
    three_acts()
    Entry.objects.filter(chain="sheet:1", sequence=2).update(**{column: value})
    found = verify().breaks
    assert [broken.chain for broken in found] == ["sheet:1"]
    assert found[0].sequence == 2


def test_a_removed_entry_is_found() -> None:
    three_acts()
    Entry.objects.filter(chain="sheet:1", sequence=2).delete()
    assert [(broken.sequence, broken.reason) for broken in verify().breaks] == [(3, "thiếu mục số 2")]


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError):
        record("sheet:1", "person:1", "open", "sheet:1")
