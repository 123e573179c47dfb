"""The database before a command works on it: brought up to date, or found to be there at all."""

from pathlib import Path

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

from parindex.office.demonstration.actions import set_up
from parindex.office.errors import Refusal

TERMINAL = "terminal"
"""The actor of what is done at the machine itself."""


def prepare(demonstration: bool) -> None:
    """Migrate the database, gather the static files, and make the demonstration where it is asked for."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if demonstration:
        try:
            set_up()
        except Refusal as refusal:
            typer.echo(str(refusal), err=True)
            raise typer.Exit(2) from refusal


def require_database() -> None:
    """Say what to do, with status 2, where no office has been made yet or its database does not answer."""
    name = connection.settings_dict["NAME"]
    try:
        made = (connection.vendor != "sqlite" or Path(name).is_file()) and bool(connection.introspection.table_names())
    except OperationalError as silent:
        typer.echo(f"Cơ sở dữ liệu {name} không trả lời: {silent}", err=True)
        raise typer.Exit(2) from silent
    if not made:
        typer.echo(
            f"Chưa có văn phòng nào ở {settings.HOME}. Đề nghị đặt PARINDEX_HOME hoặc PARINDEX_DATABASE đúng nơi, hoặc "
            "chạy `parindex serve` lần đầu.",
            err=True,
        )
        raise typer.Exit(2)
