"""The commands `parindex cases`: exports of case systems into a store, and the figures counted from it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from parindex.editions.sheet import Period, PeriodPart
from parindex.indicators.cases.export import Export, ExportRefused
from parindex.indicators.cases.profile import profile_text, read_profile
from parindex.indicators.cases.proposing import propose as proposed
from parindex.indicators.cases.store import Store
from parindex.indicators.loader import record_set
from parindex.indicators.span import span_of
from parindex.indicators.words import in_words
from parindex.reading.directory import read_directory
from parindex.reading.errors import ReadingError
from parindex.reading.exports import open_export
from parindex.reading.limits import from_environment
from parindex.vietnamese.system_errors import reason
from parindex.writing.words import period_name

app = typer.Typer(help="Hồ sơ TTHC: nhập bản xuất của hệ thống một cửa, đếm số liệu.", no_args_is_help=True)
app.callback()(lambda: None)

REFUSED_ROWS, REFUSED = 1, 2
"""Exit status when some rows were refused, and when nothing could be done."""

FileOf = Annotated[Path, typer.Argument(metavar="TỆP", readable=False, help="Bản xuất: CSV, Excel hoặc Parquet.")]
StoreOf = Annotated[Path, typer.Option("--store", help="Thư mục kho hồ sơ.")]


@app.command()
def propose(
    file: FileOf,
    output: Annotated[Path, typer.Option("--output", "-o", help="Tệp .yaml sẽ ghi ra; chưa được có sẵn.")],
) -> None:
    """Đề xuất bản ánh xạ: cột nào của bản xuất là trường nào, để người dùng sửa rồi nhập."""
    with _telling(), _opened(file) as export:
        found = proposed(export, file.stem)
        with output.open("x", encoding="utf-8") as kept:
            kept.write(profile_text(found.profile))
    typer.echo(f"Đã ghi bản ánh xạ vào {output}; đề nghị xem lại rồi chạy `parindex cases import`.")
    for told, names in (
        ("Chưa thấy cột cho", found.missing),
        ("Cột chưa dùng", found.unread),
        ("Cột có thông tin cá nhân, không đọc vào", found.personal),
    ):
        if names:
            typer.echo(f"{told}: {', '.join(names)}.")


@app.command("import")
def import_(
    file: FileOf,
    store: StoreOf,
    units: Annotated[Path, typer.Option(help="Danh mục đơn vị: Excel hoặc CSV có Mã đơn vị, Tên đơn vị, Mã tỉnh.")],
    quarantine: Annotated[Path, typer.Option(help="Tệp CSV ghi các dòng không nhận, kèm lý do; chưa được có sẵn.")],
    profile: Annotated[Path | None, typer.Option(help="Bản ánh xạ cột (.yaml); bỏ trống thì dùng bản đề xuất.")] = None,
) -> None:
    """Nhập một bản xuất vào kho hồ sơ; mỗi dòng là một hồ sơ được giữ, hoặc nằm trong tệp cách ly kèm lý do.

    Mã kết thúc: 0 nhận mọi dòng, 1 có dòng bị cách ly, 2 không nhập được và kho giữ nguyên.
    """
    if quarantine.exists():
        typer.echo(f"{quarantine} đã có; đề nghị chọn tên khác.", err=True)
        raise typer.Exit(REFUSED)
    with _telling(), _opened(file) as export:
        directory = read_directory(units, from_environment())
        used = read_profile(profile) if profile else proposed(export, file.stem).profile
        done = _loaded("parindex.indicators.cases.importing").import_export(
            export, used, directory, Store(store), quarantine, datetime.now().astimezone().date()
        )
    typer.echo(f"Đã đọc {done.read} dòng: nhận {done.read - done.refused}, cách ly {done.refused}.")
    typer.echo(f"Hồ sơ mới {done.new}, thay đổi {done.changed}, giữ nguyên {done.unchanged}.")
    for note in done.notes:
        typer.echo(note)
    for why, rows in done.reasons.most_common():
        typer.echo(f"  {rows} lần: {why}")
    if done.refused:
        typer.echo(f"Từng dòng không nhận, kèm cột và lý do, ở {quarantine}.")
        raise typer.Exit(REFUSED_ROWS)


@app.command()
def figures(
    store: StoreOf,
    unit: Annotated[str, typer.Option(help="Mã đơn vị.")],
    year: Annotated[int, typer.Option(min=2000, max=2100, help="Năm.")],
    part: Annotated[str, typer.Option(help=f"Kỳ trong năm: {', '.join(get_args(PeriodPart))}.")] = "year",
) -> None:
    """Đếm số liệu hồ sơ của một đơn vị trong một kỳ, kèm "tính trong số" nào."""
    if part not in get_args(PeriodPart):
        typer.echo(f"Không có kỳ “{part}”; chỉ nhận: {', '.join(get_args(PeriodPart))}.", err=True)
        raise typer.Exit(REFUSED)
    chosen, period = record_set("cases"), Period(year, part)  # type: ignore[arg-type]
    with _telling():
        engine = _loaded("parindex.indicators.engine").connect()
        records = engine.parquet(chosen, Store(store).files())
        counted = _loaded("parindex.indicators.measuring").measure(engine, records, span_of(period)).get(unit)
    if counted is None:
        typer.echo(f"Kho {store} không có hồ sơ nào của đơn vị {unit}; đề nghị xem lại mã đơn vị.", err=True)
        raise typer.Exit(REFUSED)
    table = Table(box=None, pad_edge=False, title=f"Đơn vị {unit}, {period_name(period)}", title_justify="left")
    table.add_column("Số liệu")
    table.add_column("Kết quả", justify="right")
    table.add_column("Tính trong số, cách đếm")
    for each in chosen.measures:
        value = counted[each.name]
        told = "chưa rõ" if value is None else f"{value} {each.unit}"
        table.add_row(Text(each.title), Text(told), Text(in_words(chosen, each)))
    Console(highlight=False).print(table)


def _loaded(module: str) -> ModuleType:
    """What counts is an extra, and takes a second to load."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        typer.echo(
            f"Chưa cài phần số liệu ({missing.name}). Đề nghị cài bằng: pip install 'parindex[records]'", err=True
        )
        raise typer.Exit(REFUSED) from missing


@contextmanager
def _opened(file: Path) -> Iterator[Export]:
    with tempfile.TemporaryDirectory(prefix="parindex-") as scratch:
        yield open_export(file, from_environment(), Path(scratch))


@contextmanager
def _telling() -> Iterator[None]:
    """Say in words, with status 2, why something cannot be read or written."""
    try:
        yield
    except (ExportRefused, ReadingError) as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from refused
    except FileExistsError as there:
        typer.echo(f"{there.filename} đã có; đề nghị chọn tên khác.", err=True)
        raise typer.Exit(REFUSED) from there
    except OSError as error:
        typer.echo(f"Không mở hoặc ghi được {error.filename or 'tệp'} ({reason(error)}).", err=True)
        raise typer.Exit(REFUSED) from error
