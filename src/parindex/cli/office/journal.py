"""The command `parindex journal`: prove that nothing in the journal was changed, left out or put in afterwards."""

import typer

from parindex.cli.office.preparing import require_database
from parindex.office.journal.queries import verify as walk

app = typer.Typer(help="Nhật ký: kiểm tra các chuỗi còn nguyên vẹn.", no_args_is_help=True)
app.callback()(lambda: None)

BROKEN = 1
"""Exit status when a chain does not hold."""


@app.command()
def verify() -> None:
    """Đi hết mọi chuỗi của nhật ký và nêu từng chỗ không còn nguyên vẹn."""
    require_database()
    proof = walk()
    typer.echo(f"Nhật ký: {proof.entries} mục trong {len(proof.heads)} chuỗi.")
    typer.echo(f"Dấu của các mục cuối: {proof.digest}")
    for broken in proof.breaks:
        typer.echo(f"Chuỗi {broken.chain}, mục {broken.sequence}: {broken.reason}.")
    if proof.breaks:
        typer.echo(
            f"{len(proof.breaks)} chuỗi không còn nguyên vẹn; đề nghị giữ nguyên máy và đối chiếu với bản sao lưu "
            "gần nhất."
        )
        raise typer.Exit(BROKEN)
    typer.echo("Mọi chuỗi còn nguyên vẹn.")
