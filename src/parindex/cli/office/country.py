"""What `parindex demo country` does to the office's database."""

import gc
import time

import typer
from django.conf import settings

from parindex.cli.office.preparing import bring_up_to_date
from parindex.office.demonstration.country import fill_country
from parindex.office.errors import Refusal
from parindex.office.units.listing import country


def fill(seed: int) -> None:
    """Fill it, telling how far it is; a refusal in words with status 2."""
    bring_up_to_date()
    gc.disable()  # a fifth of the time would go into walking rows that are all in use
    begun = time.monotonic()
    try:
        fill_country(*country(), seed, typer.echo)
    except Refusal as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(2) from refusal
    typer.echo(f"Đã lập cả nước thử nghiệm trong {time.monotonic() - begun:.0f} giây. Để thử trên trình duyệt:")
    typer.echo(f"  PARINDEX_HOME={settings.HOME} parindex serve --demo")
