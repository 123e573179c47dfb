"""The command `parindex demo`: invented places to try things on. The office is loaded only when it is asked for."""

import os
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Dữ liệu thử: không có gì trong đó là của đơn vị thật.", no_args_is_help=True)
app.callback()(lambda: None)

COUNTRY = Path("var/country")
"""Where the country lies unless PARINDEX_HOME says otherwise, apart from any real office."""


@app.command()
def country(
    seed: Annotated[int, typer.Option(help="Số bắt đầu; cùng số thì cùng điểm.", min=0, max=2**31 - 1)] = 1,
) -> None:
    """Lập cả nước thử nghiệm trong một thư mục trống: 3.321 xã, phường, đặc khu, hai năm từ phiếu đến xếp hạng."""
    os.environ.setdefault("PARINDEX_HOME", str(COUNTRY))
    import_module("parindex.cli.office.country").fill(seed)
