"""The worker beside the server, `python -m parindex.site.worker`: the library's, and a look after what others lost."""

import logging
import os
from threading import Event, Thread

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  (Django is set up first)
from django.db import close_old_connections  # noqa: E402

from parindex.office.cases.actions import forget_abandoned  # noqa: E402
from parindex.office.tasks.actions import forget_old, put_back_lost  # noqa: E402

BETWEEN_PIECES = 1.0
BETWEEN_LOOKS = 3.0
"""Seconds."""


def main() -> None:
    """Work until told to stop; told once more, put back what was begun for the next worker."""
    Thread(target=_look_after, daemon=True).start()
    call_command("db_worker", interval=BETWEEN_PIECES, startup_delay=False, verbosity=0)


def _look_after() -> None:
    over = Event()
    while not over.wait(BETWEEN_LOOKS):
        close_old_connections()
        try:
            put_back_lost()
            forget_old()
            forget_abandoned()
        except Exception:  # the next look tries again: without looks, nothing would be put back
            logging.getLogger(__name__).exception("looking after what was lost")


if __name__ == "__main__":
    main()
