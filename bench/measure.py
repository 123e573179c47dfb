"""Run a command as its own process and say how long it took, what it computed with and how large it grew."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PARINDEX = str(Path(sys.executable).with_name("parindex"))
"""The command as it is installed beside this interpreter."""


def line(what: str, value: str, target: str = "", met: bool | None = None) -> None:
    """One line of the table."""
    mark = {True: "reached", False: "NOT REACHED", None: ""}[met]
    print(f"{what:<58} {value:>18}   {target:<18} {mark}")


@dataclass(frozen=True)
class Run:
    """Wall and CPU seconds, the largest resident size in MB of the process and its children, and its output."""

    seconds: float
    cpu: float
    megabytes: float
    output: str


def run(command: Sequence[str], *, accepted: Sequence[int] = (0,)) -> Run:
    """Run once. RuntimeError when the exit status is none of those accepted."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    seconds = time.perf_counter() - started
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


def median(command: Sequence[str], times: int = 7, *, accepted: Sequence[int] = (0,)) -> Run:
    """The run of median wall time, after one that warms the file cache."""
    run(command, accepted=accepted)
    runs = sorted((run(command, accepted=accepted) for _ in range(times)), key=lambda one: one.seconds)
    return runs[times // 2]


def python(code: str) -> list[str]:
    """A command that runs code in this interpreter."""
    return [sys.executable, "-c", code]


def inner_median(code: str, times: int = 5) -> float:
    """The median of the seconds that code prints of itself, each in a fresh process."""
    return statistics.median(float(run(python(code)).output) for _ in range(times))
