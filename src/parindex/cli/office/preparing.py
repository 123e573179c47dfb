"""Bringing a database up to date before the office is served."""

import typer
from django.core.management import call_command

from parindex.office.demonstration.actions import set_up
from parindex.office.errors import Refusal


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
