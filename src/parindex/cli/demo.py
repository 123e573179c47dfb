"""The command `parindex demo`: imaginary data to try the rest with. The office is loaded only when it is asked for."""

import os
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Dữ liệu tưởng tượng để thử: hồ sơ, hoặc cả nước với hai năm đánh giá.", no_args_is_help=True)
app.callback()(lambda: None)

REFUSED = 2
COUNTRY = Path("var/country")
"""Where the country lies unless PARINDEX_HOME says otherwise, apart from any real office."""


@app.command()
def cases(
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="Tệp .csv hoặc .parquet như bản xuất của hệ thống một cửa; tên khác là thư mục kho hồ sơ.",
        ),
    ],
    rows: Annotated[int, typer.Option(min=1, max=1_000_000_000, help="Bao nhiêu hồ sơ.")] = 100_000,
    seed: Annotated[int, typer.Option(min=0, max=1_000_000, help="Cùng một số thì ra cùng một bộ hồ sơ.")] = 1,
    year: Annotated[int, typer.Option(min=2000, max=2100, help="Năm của các hồ sơ.")] = 2025,
    units: Annotated[Path | None, typer.Option(help="Tệp .csv ghi thêm danh mục các đơn vị tưởng tượng.")] = None,
) -> None:
    """Tạo hồ sơ tưởng tượng của 3.321 xã, phường, đặc khu tưởng tượng."""
    if output.exists():
        typer.echo(f"{output} đã có; đề nghị chọn tên khác bằng -o.", err=True)
        raise typer.Exit(REFUSED)
    try:
        demonstration = import_module("parindex.indicators.cases.demonstration")
    except ModuleNotFoundError as missing:
        typer.echo(
            f"Chưa cài phần số liệu ({missing.name}). Đề nghị cài bằng: pip install 'parindex[records]'", err=True
        )
        raise typer.Exit(REFUSED) from missing
    try:
        if output.suffix in (".csv", ".parquet"):
            demonstration.make_export(output, rows, seed, year)
        else:
            demonstration.make_store(output, rows, seed, year)
        if units:
            demonstration.list_units(units)
    except (OSError, demonstration.NotWritten) as error:
        typer.echo(f"Không ghi được {output}; đề nghị xem lại thư mục và chỗ trống trên ổ đĩa.", err=True)
        raise typer.Exit(REFUSED) from error
    typer.echo(f"Đã tạo {rows} hồ sơ ở {output}.")


@app.command()
def country(
    seed: Annotated[int, typer.Option(min=0, max=1_000_000, help="Cùng một số thì ra cùng điểm.")] = 1,
) -> None:
    """Lập cả nước tưởng tượng trong thư mục trống: 3.321 xã, phường, đặc khu, hai năm từ phiếu đến xếp hạng."""
    os.environ.setdefault("PARINDEX_HOME", str(COUNTRY))
    import_module("parindex.cli.office.country").fill(seed)
