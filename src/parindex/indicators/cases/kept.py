"""The cases of a store as records of an engine, and their figures."""

from collections.abc import Iterable

from parindex.indicators.cases.profile import CASES
from parindex.indicators.cases.store import Store
from parindex.indicators.engine import Engine, Records
from parindex.indicators.loader import record_set
from parindex.indicators.measuring import Figures, measure
from parindex.indicators.span import Span
from parindex.indicators.unanswered import without_guesses


def kept(engine: Engine, store: Store, provinces: Iterable[str] | None = None) -> Records:
    """All that hold now, of some provinces or of all: a cluster reads a bucket itself, other engines its mirror."""
    files = store.addresses(provinces) if engine.reads_buckets else store.files(provinces)
    return engine.parquet(record_set(CASES), files)


def figures(engine: Engine, records: Records, span: Span) -> Figures:
    """Every figure of every unit that has a case; None where its cases never answer what the measure asks."""
    return without_guesses(engine, records, span, measure(engine, records, span))
