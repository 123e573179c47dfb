"""Every kind is a module that says its name."""

from parindex.checking import kinds as folder
from parindex.checking.finding import BUCKETS
from parindex.checking.kinds import kinds


def test_a_kind_is_named_as_its_file():
    for name, kind in kinds().items():
        assert kind.__name__ == f"{folder.__name__}.{name.replace('-', '_')}"
        assert kind.BUCKET in (None, *BUCKETS)
        assert kind.__doc__
