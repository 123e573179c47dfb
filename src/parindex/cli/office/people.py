"""The command `parindex people`: a one-time link by which an administrator comes into the office."""

from typing import Annotated

import typer
from django.utils import timezone

from parindex.cli.office.preparing import TERMINAL, require_database
from parindex.office.units.actions.links import FOR_THE_OFFICE, invite_administrator
from parindex.office.units.actions.roles import office_administrators

app = typer.Typer(help="Người dùng: liên kết để người quản trị vào văn phòng.", no_args_is_help=True)
app.callback()(lambda: None)


@app.command("invite-admin")
def invite_admin(
    address: Annotated[str, typer.Option(help="Địa chỉ mà trình duyệt gọi tới văn phòng.")] = "http://127.0.0.1:8000",
) -> None:
    """In ra liên kết dùng một lần để lập thêm một tài khoản quản trị, khi không còn ai vào được."""
    require_database()
    _print_link(address)


def greet(address: str) -> None:
    """Print a link where nobody administers the office yet; an earlier one that was not used is replaced."""
    if not office_administrators().exists():
        typer.echo("Văn phòng chưa có người quản trị.")
        _print_link(address)


def _print_link(address: str) -> None:
    token = invite_administrator(TERMINAL)
    until = timezone.localtime(timezone.now() + FOR_THE_OFFICE)
    typer.echo(f"Liên kết lập tài khoản quản trị, dùng một lần, đến {until:%H:%M ngày %d/%m/%Y}:")
    typer.echo(f"  {address.rstrip('/')}/vao/{token}/")
