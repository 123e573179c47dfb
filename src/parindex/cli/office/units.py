"""The command `parindex units`: the country's units, or a list of one's own, into the office's database."""

import typer

from parindex.cli.office.preparing import TERMINAL, bring_up_to_date
from parindex.office.errors import Refusal
from parindex.office.units.listing import country
from parindex.office.units.loading import load_units

app = typer.Typer(help="Đơn vị hành chính: đưa danh mục vào văn phòng.", no_args_is_help=True)
app.callback()(lambda: None)


@app.command()
def load() -> None:
    """Đưa vào 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu cùng các đơn vị trước 01/7/2025."""
    bring_up_to_date()
    try:
        done = load_units(TERMINAL, *country())
    except Refusal as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(2) from refusal
    if done.added or done.renewed or done.successions:
        typer.echo(f"Đã thêm {done.added} đơn vị, cập nhật {done.renewed}, ghi {done.successions} lượt kế thừa.")
    else:
        typer.echo("Danh mục đã có đủ từ trước; không có gì thay đổi.")
