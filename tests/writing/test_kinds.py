"""Every kind of finding has a name that officials read."""

from parindex.checking.kinds import kinds
from parindex.writing.words import KINDS


def test_every_kind_is_named() -> None:
    assert set(kinds()) <= set(KINDS)
