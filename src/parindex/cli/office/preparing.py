"""The database before a command works on it: brought up to date, or found to be there at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

from parindex.office.demonstration.actions import set_up
from parindex.office.demonstration.last_year import add_last_year
from parindex.office.errors import Refusal

TERMINAL = "terminal"
"""The actor of what is done at the machine itself."""


@contextmanager
def answering() -> Iterator[None]:
    """Say what to do, with status 2, where the database does not answer to what the block asks of it."""
    try:
        yield
    except OperationalError as silent:
        place = connection.settings_dict
        server = f" ở {place['HOST']}:{place['PORT'] or 5432}" if place["HOST"] else ""
        typer.echo(
            f"Cơ sở dữ liệu {place['NAME']}{server} không trả lời ({silent}). Đề nghị kiểm tra PARINDEX_DATABASE, và "
            "máy chủ cơ sở dữ liệu có đang chạy hay không.",
            err=True,
        )
        raise typer.Exit(2) from silent


def bring_up_to_date() -> None:
    """Migrate the database."""
    with answering():
        call_command("migrate", verbosity=0)


def prepare(demonstration: bool) -> None:
    """Migrate the database, gather the static files, and make the demonstration where it is asked for."""
    bring_up_to_date()
    call_command("collectstatic", verbosity=0, interactive=False)
    if demonstration:
        try:
            set_up()
            add_last_year()
        except Refusal as refusal:
            typer.echo(str(refusal), err=True)
            raise typer.Exit(2) from refusal


def require_database() -> None:
    """Say what to do, with status 2, where no office has been made yet or its database does not answer."""
    there = connection.vendor != "sqlite" or Path(connection.settings_dict["NAME"]).is_file()
    with answering():
        made = there and bool(connection.introspection.table_names())
    if not made:
        typer.echo(
            f"Chưa có văn phòng nào ở {settings.HOME}. Đề nghị đặt PARINDEX_HOME hoặc PARINDEX_DATABASE đúng nơi, hoặc "
            "chạy `parindex serve` lần đầu.",
            err=True,
        )
        raise typer.Exit(2)
