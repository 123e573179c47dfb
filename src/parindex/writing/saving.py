"""A file written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def save(content: bytes, path: Path) -> None:
    """Write aside, flush to disk, then take the name. OSError when the folder cannot be written.

    A link, a device or a pipe keeps its name, and is written through.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.write_bytes(content)
        return
    with whole(path) as aside:
        aside.write(content)


@contextmanager
def whole(path: Path, mode: int | None = None) -> Iterator[IO[bytes]]:
    """A file to write into, which takes its name once it is whole on the disk; `mode` are its permissions."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as aside:
        try:
            yield aside
            aside.flush()
            os.fsync(aside.fileno())
            Path(aside.name).chmod(0o666 & ~_umask() if mode is None else mode)
            Path(aside.name).replace(path)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
