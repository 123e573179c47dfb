"""The command `parindex editions`: list, show, check, compare and draft editions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from parindex.editions.cases import load_cases
from parindex.editions.compare import compare as changes_between
from parindex.editions.draft import draft as draft_of
from parindex.editions.edition import NAME, Criterion
from parindex.editions.loader import find, folder_of, folders, load
from parindex.editions.refusal import EditionRefused
from parindex.editions.sheet import Sheet
from parindex.editions.wording import BASES, STATUSES, rule_sentence
from parindex.indicators.facts import unresolved
from parindex.reading.errors import ReadingError
from parindex.rules.points import points_text, to_ticks
from parindex.scoring.cases import failures
from parindex.vietnamese.system_errors import reason
from parindex.writing.words import printable, row_name

app = typer.Typer(help="Các bộ tiêu chí: liệt kê, xem, kiểm tra, so sánh, soạn bản nháp.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="BỘ", help="Mã của bộ (họ/năm-lần) hoặc đường dẫn tới thư mục.")]

FAILED, REFUSED = 1, 2
"""Exit status of an edition whose cases do not hold, and of what could not be taken at all."""


@app.command("list")
def list_all() -> None:
    """Liệt kê các bộ tiêu chí đang có."""
    console = Console(highlight=False)
    for name, folder in folders().items():
        with _told():
            edition = load(folder)
            size = f"{_points(edition.total)} điểm · {sum(1 for _ in edition.leaves())} tiêu chí chấm"
            console.print(Text(f"{name} ", style="bold").append(edition.title, style="not bold"))
            console.print(Text(f"  {STATUSES[edition.status]} · {size}"))


@app.command()
def show(name: Name) -> None:
    """Xem một bộ: cây tiêu chí, điểm, cách tính, căn cứ."""
    console = Console(highlight=False)
    with _told():
        edition = find(name)
        console.print(Text(f"{edition.edition}: {edition.title}", style="bold"))
        console.print(Text(f"{STATUSES[edition.status]} · chấm {edition.assesses} · {_points(edition.total)} điểm"))
        for band in edition.bands:
            console.print(Text(f"xếp loại {band.name}: từ {_decimal(str(band.at_least))} %"))
        depths: dict[str | None, int] = {None: 0}
        for criterion in edition.criteria:
            depths[criterion.id] = depths[criterion.parent] + 1
            _criterion(criterion, 2 * depths[criterion.parent], console)


@app.command()
def check(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[BỘ...]", help="Mã hoặc thư mục; bỏ trống thì kiểm tra mọi bộ.")
    ] = None,
) -> None:
    """Kiểm tra bộ tiêu chí và chạy các ví dụ tính điểm của bộ.

    Mã kết thúc: 0 đạt, 1 có ví dụ chưa khớp, 2 có bộ không đọc được.
    """
    status = 0
    for name in names or folders():
        try:
            folder = folder_of(name)
            edition, cases = load(folder), list(load_cases(folder))
            if missing := [f"tiêu chí {criterion}: {words}" for criterion, words in unresolved(edition)]:
                raise EditionRefused(missing)
        except EditionRefused as refused:
            typer.echo(f"{name}: chưa dùng được\n" + "\n".join(f"  {words}" for words in refused.problems), err=True)
            status = REFUSED
            continue
        failed = [words for case in cases for words in failures(edition, case)]
        for words in failed:
            typer.echo(f"{name}: {words}", err=True)
        if failed:
            status = max(status, FAILED)
        else:
            typer.echo(f"{name}: đạt, {len(cases)} ví dụ")
    raise typer.Exit(status)


@app.command()
def compare(old: Name, new: Name) -> None:
    """So sánh hai bộ: tiêu chí thêm, bỏ, chuyển chỗ; điểm, tên, cách tính, căn cứ đổi thế nào."""
    console = Console(highlight=False)
    with _told():
        before, after = find(old), find(new)
        changes = changes_between(before, after)
        console.print(Text(f"{before.edition} → {after.edition}: {len(changes)} thay đổi", style="bold"))
        for change in changes:
            console.print(Text(f"{change.criterion or 'bộ'}: {change.message}"))


@app.command()
def draft(
    file: Annotated[
        Path, typer.Argument(metavar="TỆP", readable=False, help="Báo cáo hoặc phụ lục quyết định: Word, Excel, PDF.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Thư mục của bản nháp; bỏ trống thì đặt theo mã của bộ.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="Mã của bộ, dạng họ/năm-lần; bỏ trống thì du-thao/<năm>-1.")
    ] = None,
) -> None:
    """Soạn bản nháp một bộ tiêu chí từ báo cáo hoặc phụ lục quyết định: cây, tên, điểm; không đoán cách tính."""
    with _told():
        sheet: Sheet = import_module("parindex.reading").read(file)
        name = name or f"du-thao/{_year(sheet)}-1"
        if not re.fullmatch(NAME, name):
            raise EditionRefused([f"mã “{name}” phải có dạng họ/năm-lần, chữ thường không dấu, ví dụ tinh-a/2026-1"])
        folder = output or Path(name)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise EditionRefused([f"{folder} đã có nội dung; đề nghị chọn thư mục khác bằng -o"])
        _write(draft_of(sheet, name), folder)
        typer.echo(f"Đã soạn bản nháp {name} ở {folder}: {len(sheet.rows)} dòng, chưa có cách tính điểm.")
        for words in _doubts(sheet):
            typer.echo(printable(words))
        try:
            load(folder)
        except EditionRefused as refused:
            typer.echo("Cần xem lại trước khi dùng:\n" + "\n".join(f"  {words}" for words in refused.problems))


@contextmanager
def _told() -> Iterator[None]:
    """Tell a refusal in its own words and end with its status."""
    try:
        yield
    except (EditionRefused, ReadingError) as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from refused


def _criterion(criterion: Criterion, indent: int, console: Console) -> None:
    name = f"{criterion.label or '-'} {criterion.title} ({_points(criterion.points)} điểm)"
    console.print(Padding(Text(name, style="" if criterion.rule else "bold"), (0, 0, 0, indent), expand=False))
    if criterion.rule and criterion.basis:
        rule = f"{criterion.id}: {rule_sentence(criterion)} Căn cứ: {BASES[criterion.basis]}."
        console.print(Padding(Text(rule, style="dim"), (0, 0, 0, indent + 2), expand=False))


def _doubts(sheet: Sheet) -> Iterator[str]:
    """What of the file was not read, and which rows a person should hold against it."""
    yield from sheet.source.skipped
    if rows := [row_name(row.id) for row in sheet.rows if {"label", "title", "maximum", "parent"} & set(row.uncertain)]:
        yield f"Đọc chưa chắc, đề nghị so với bản gốc: {', '.join(rows)}."


def _year(sheet: Sheet) -> str:
    if sheet.header.period:
        return str(sheet.header.period.year)
    return sheet.header.date[:4] if sheet.header.date else str(date.today().year)  # noqa: DTZ011  (the user's own day)


def _write(files: dict[str, str], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (folder / file).write_text(text, "utf-8")
    except OSError as error:
        raise EditionRefused([f"không ghi được vào {folder}: {reason(error)}; đề nghị chọn thư mục khác"]) from error


def _points(points: object) -> str:
    return points_text(to_ticks(str(points)))


def _decimal(text: str) -> str:
    return text.replace(".", ",")
