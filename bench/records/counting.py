"""The sample edition's measures of cases, counted by the library: what every peer is held against, in turn."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from parindex.editions.loader import find
from parindex.indicators.engine import connect
from parindex.indicators.grounds import grounds
from parindex.indicators.loader import record_set
from parindex.indicators.measuring import Figures, measure
from parindex.indicators.span import Span

EDITION = "cchc-cap-xa-mau/2023-1"
CASES = record_set("cases")
YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))
MEMORY = "3GB"


def counting(files: Sequence[Path]) -> Callable[[], Figures]:
    """All measures of the sample edition over cases, of every unit, over an engine that is connected already."""
    asked = {each.name for ground in grounds(find(EDITION)) for chosen, each in ground.measured if chosen == CASES}
    measures = [each for each in CASES.measures if each.name in asked]
    engine = connect(memory_limit=MEMORY)
    records = engine.parquet(CASES, files)
    return lambda: measure(engine, records, YEAR, measures)


def in_turn(*works: Callable[[], Any], times: int) -> list[float]:
    """The median seconds of each, run one after the other so that a busy moment meets all."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, seconds in zip(works, taken, strict=True):
            started = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - started)
    return [statistics.median(seconds) for seconds in taken]
