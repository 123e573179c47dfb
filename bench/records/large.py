"""`make bench-large`: how the time to count grows from 10^6 cases to 10^8, drawn into docs/pictures."""

import math
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.measure import line
from bench.records.counting import MEMORY, YEAR, counting, in_turn
from bench.records.peers import duckdb
from parindex.indicators.cases.demonstration import make_store

SIZES = (1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000)
GIGABYTES = 20
PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "growth.svg"


def main() -> None:
    """Make a store of each size, count them in turn, and say how far growth is from linear."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        free = shutil.disk_usage(place).free / 1e9
        if free < GIGABYTES:
            sys.exit(f"{place} has {free:.0f} GB free; this wants {GIGABYTES}. Set TMPDIR to another place.")
        stores = [make_store(Path(place) / str(rows), rows).files() for rows in SIZES]
        works = [counting(files) for files in stores]
        assert works[-1]() == duckdb(stores[-1], YEAR, MEMORY)()
        seconds = in_turn(*works, times=5)
        for rows, files, taken in zip(SIZES, stores, seconds, strict=True):
            size = sum(file.stat().st_size for file in files) / 1e9
            line(f"figures of {rows:.0e} cases, {size:.2f} GB of Parquet", f"{taken:.2f} s")
    growth = seconds[-1] / seconds[SIZES.index(10_000_000)]
    line("  1e+08 cases / 1e+07 cases", f"{growth:.1f}x", "<= 12x", growth <= 12)
    minutes = (time.perf_counter() - started) / 60
    line("  all of it", f"{minutes:.0f} min", "<= 30 min", minutes <= 30)
    PICTURE.write_text(drawn(SIZES, seconds), "utf-8")


def drawn(sizes: tuple[int, ...], seconds: list[float]) -> str:
    """Seconds over cases, both by powers of ten, with the straight growth from the first point as a dashed line."""
    width, height, left, low = 480, 300, 60, 250
    decades = [10**power for power in range(-1, 3)]

    def x(rows: float) -> float:
        return left + _decades(rows, sizes[0]) / _decades(sizes[-1], sizes[0]) * (width - left - 20)

    def y(taken: float) -> float:
        return low - _decades(taken, decades[0]) / _decades(decades[-1], decades[0]) * (low - 20)

    points = [(x(rows), y(taken)) for rows, taken in zip(sizes, seconds, strict=True)]
    grid = "".join(
        f'<path d="M{left} {y(one):.0f}H{width - 20}" stroke="#ddd"/><text x="{left - 8}" y="{y(one) + 4:.0f}" '
        f'text-anchor="end">{one:g} s</text>'
        for one in decades
    )
    marks = "".join(
        f'<circle cx="{across:.0f}" cy="{up:.0f}" r="4" fill="#066fd1"/><text x="{across:.0f}" y="{up - 10:.0f}" '
        f'text-anchor="middle">{taken:.2g} s</text><text x="{across:.0f}" y="{low + 20}" text-anchor="middle">'
        f"{rows / 1e6:g}</text>"
        for rows, taken, (across, up) in zip(sizes, seconds, points, strict=True)
    )
    straight = f"M{points[0][0]:.0f} {points[0][1]:.0f}L{x(sizes[-1]):.0f} {y(seconds[0] * sizes[-1] / sizes[0]):.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="11" role="img"><title>Seconds to count a year of cases, by millions of cases</title>{grid}'
        f'<path d="{straight}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{" ".join(f"{across:.0f},{up:.0f}" for across, up in points)}" fill="none" '
        f'stroke="#066fd1" stroke-width="2"/>{marks}<text x="{(left + width) / 2:.0f}" y="{height - 8}" '
        f'text-anchor="middle">millions of cases (dashed: ten times the cases, ten times the seconds)</text></svg>\n'
    )


def _decades(value: float, beginning: float) -> float:
    return math.log10(value / beginning)


if __name__ == "__main__":
    main()
