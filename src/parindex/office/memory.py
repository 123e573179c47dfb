"""What acts on thousands of sheets ask of Python's memory."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles: it would walk millions of objects that are all in use, again and again.

    What it costs otherwise is a fifth of filling the country and a third of publishing it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
