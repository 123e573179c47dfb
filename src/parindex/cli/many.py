"""Many reports at once: over all cores, a summary in the end, and no bad file stops the others."""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from parindex.checking.finding import Totals
from parindex.cli.examine import (
    FINDINGS,
    SOUND,
    UNREADABLE,
    Format,
    Refusal,
    examine,
    load_editions,
    paper,
    status,
    target,
)
from parindex.reading.errors import ReadingError
from parindex.rules.points import points_text
from parindex.vietnamese.system_errors import reason
from parindex.writing.saving import save
from parindex.writing.words import printable

READERS = {".docx": "parindex.reading.docx", ".pdf": "parindex.reading.pdf", ".xlsx": "parindex.reading.xlsx"}
"""Loaded once before the workers start: each report is read in a fork, which would load them again."""


@dataclass(frozen=True, slots=True)
class Task:
    """One report to check, and where its paper goes; None when only its figures are wanted."""

    file: Path
    edition: str | None
    form: Format
    place: Path | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report: its figures, or why it could not be read. `line` is its JSON on one line."""

    file: Path
    status: int
    totals: Totals | None = None
    findings: int = 0
    refusal: str | None = None
    skipped: tuple[str, ...] = ()
    line: str | None = None


def check_many(files: list[Path], edition: str | None, form: Format, output: Path | None) -> int:
    """Check reports, print a summary (or a line of JSON each), write a paper each; the gravest exit status."""
    load_editions(edition)  # refuses an unknown name once, and the workers inherit what is read
    for suffix in {file.suffix.lower() for file in files} & READERS.keys():
        import_module(READERS[suffix])
    outcomes = []
    for outcome in _outcomes(_tasks(files, edition, form, output)):
        if outcome.line:
            sys.stdout.write(outcome.line + "\n")
        outcomes.append(outcome)
    for outcome in outcomes:
        for words in filter(None, [outcome.refusal, *outcome.skipped]):
            sys.stderr.write(f"{outcome.file.name}: {printable(words)}\n")
    if form == "terminal":
        _summary(outcomes, Console(highlight=False))
    elif output:
        sys.stderr.write(f"Đã ghi {sum(not outcome.refusal for outcome in outcomes)} kết quả vào {output}\n")
    return max(outcome.status for outcome in outcomes)


def outcome_of(task: Task) -> Outcome:
    """Check one report in a worker. Whatever goes wrong is told, and stays with this report."""
    try:
        verdict = examine(task.file, task.edition)
        if task.place:
            save(paper(verdict, task.form), task.place)
    except (ReadingError, Refusal) as refusal:
        return Outcome(task.file, UNREADABLE, refusal=str(refusal))
    except Exception as error:
        own_fault = f"parindex gặp lỗi của chính nó ({error!r}); đề nghị gửi tệp này cho người phụ trách phần mềm."
        return Outcome(task.file, UNREADABLE, refusal=own_fault)
    findings = sum(finding.severity != "note" and finding.kind != "spelling" for finding in verdict.findings)
    line = None
    if task.form == "json" and not task.place:
        line = import_module("parindex.writing.schema").line(verdict)
    skipped = verdict.sheet.source.skipped
    return Outcome(task.file, status(verdict), verdict.totals, findings, skipped=skipped, line=line)


def _tasks(files: list[Path], edition: str | None, form: Format, output: Path | None) -> list[Task]:
    if output is None:
        if form not in ("terminal", "json"):
            raise Refusal(f"Có {len(files)} báo cáo: đề nghị nêu thư mục nhận kết quả bằng --output.")
        return [Task(file, edition, form, None) for file in files]
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"Không tạo được thư mục {output}: {reason(error)}. Đề nghị chọn nơi khác.") from error
    taken = {file.resolve() for file in files}
    return [Task(file, edition, form, target(file, form, output.resolve(), taken)) for file in files]


def _outcomes(tasks: list[Task]) -> Iterator[Outcome]:
    errors = Console(stderr=True)
    with ProcessPoolExecutor() as pool:
        try:
            running = pool.map(outcome_of, tasks)
            yield from track(
                running,
                "Đang kiểm tra",
                total=len(tasks),
                console=errors,
                disable=not errors.is_terminal,
                transient=True,
            )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _summary(outcomes: list[Outcome], console: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Báo cáo", overflow="fold", ratio=1)
    for heading in ("Tự chấm", "Có căn cứ", "Có thể trừ", "Cần làm rõ"):
        table.add_column(heading, justify="right", no_wrap=True)
    for outcome in outcomes:
        name = Text(printable(outcome.file.name) + (" (có lưu ý khi đọc)" if outcome.skipped else ""))
        if outcome.totals is None:
            table.add_row(name, "", "", "", "không đọc được")
            continue
        totals = outcome.totals
        risk = totals.at_risk + totals.at_risk_inferred
        points = (totals.claimed, totals.buckets.get("supported", 0), risk)
        table.add_row(name, *map(points_text, points), str(outcome.findings))
    console.print(table)
    counts = {code: sum(outcome.status == code for outcome in outcomes) for code in (SOUND, FINDINGS, UNREADABLE)}
    console.print(
        f"{len(outcomes)} báo cáo: {counts[SOUND]} không có gì cần làm rõ, {counts[FINDINGS]} có điểm cần làm rõ, "
        f"{counts[UNREADABLE]} không đọc được."
    )
