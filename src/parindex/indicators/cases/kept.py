"""The cases of a store as records of an engine."""

from collections.abc import Iterable

from parindex.indicators.cases.profile import CASES
from parindex.indicators.cases.store import Store
from parindex.indicators.engine import Engine, Records
from parindex.indicators.loader import record_set


def kept(engine: Engine, store: Store, provinces: Iterable[str] | None = None) -> Records:
    """All that hold now, of some provinces or of all: a cluster reads a bucket itself, other engines its mirror."""
    files = store.addresses(provinces) if engine.reads_buckets else store.files(provinces)
    return engine.parquet(record_set(CASES), files)
