"""`make bench`: the check of one report against peers' bare extraction, of a thousand, the office, the country, ten
million cases."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import PARINDEX, inner_median, line, median, python, run

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "samples" / "seed.pdf"
REPORT = SEED if SEED.is_file() else ROOT / "samples" / "bao-cao-mau.pdf"
FINDINGS = (0, 1)

TIMED = "import time; started = time.perf_counter(); {work}; print(time.perf_counter() - started)"
PDFPLUMBER = "import pdfplumber; " + TIMED.format(
    work="tables = [page.extract_tables() for page in pdfplumber.open({path!r}).pages]"
)
CAMELOT = "import warnings; warnings.simplefilter('ignore'); import camelot; " + TIMED.format(
    work="tables = camelot.read_pdf({path!r}, pages='all', flavor='lattice')"
)
# Each side has its own modules loaded before its time is taken: the step is the reading.
READING = "from pathlib import Path; import parindex.reading.here, parindex.reading.pdf; " + TIMED.format(
    work="sheet = parindex.reading.read(Path({path!r}))"
)


def one_report() -> None:
    """A whole process of ours against what peers need for the bare extraction of the same file."""
    path = str(REPORT)
    ours = median([PARINDEX, "check", path], accepted=FINDINGS)
    reading = inner_median(READING.format(path=path))
    plumber = inner_median(PDFPLUMBER.format(path=path))
    camelot = inner_median(CAMELOT.format(path=path), times=3)
    line("parindex check, whole process", f"{ours.seconds:.3f} s")
    line("pdfplumber, bare extraction alone", f"{plumber:.3f} s")
    line("camelot lattice, bare extraction alone", f"{camelot:.3f} s")
    share = ours.seconds / plumber
    line("  whole process / pdfplumber's extraction", f"{share:.2f}x", "< 1x", share < 1)
    line("  whole process / camelot's extraction", f"{ours.seconds / camelot:.2f}x")
    line("  pdfplumber's extraction / our reading step", f"{plumber / reading:.1f}x", ">= 10x", plumber / reading >= 10)
    line("  memory of the whole process", f"{ours.megabytes:.0f} MB", "< 200 MB", ours.megabytes < 200)
    rows = len(json.loads(run([PARINDEX, "check", "--format", "json", path], accepted=FINDINGS).output)["rows"])
    line("  rows read", f"{rows}", "105", rows == 105)


def start() -> None:
    """`parindex --help` against the bare import of what every typer command imports."""
    ours, bare = median([PARINDEX, "--help"]), median(python("import typer, rich"))
    share = ours.seconds / bare.seconds
    line("parindex --help / python -c 'import typer, rich'", f"{share:.2f}x", "<= 3x", share <= 3)


def many(counts: tuple[int, int] = (250, 1000)) -> None:
    """A thousand reports: all cores, linear growth."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            files = [shutil.copy(REPORT, Path(folder) / f"{number:04}.pdf") for number in range(count)]
            taken = run([PARINDEX, "check", *map(str, files)], accepted=FINDINGS)
            seconds.append(taken.seconds)
            cores = os.cpu_count() or 1
            used = taken.cpu / taken.seconds / cores
            line(f"{count} reports", f"{taken.seconds:.1f} s")
            line("  share of all cores used", f"{used:.0%}", ">= 85%", used >= 0.85)
            line("  memory of the largest process", f"{taken.megabytes:.0f} MB")
    growth = seconds[1] / seconds[0] / (counts[1] / counts[0])
    line("  growth against linear", f"{growth:.2f}x", "<= 1.15x", growth <= 1.15)


if __name__ == "__main__":
    print(f"{REPORT.name}, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    start()
    one_report()
    many()
    print()
    sys.stdout.flush()
    for part in ("bench.office", "bench.country", "bench.national", "bench.records"):
        subprocess.run([sys.executable, "-m", part], check=True)
