"""A file written whole or not at all."""

import os
import tempfile
from pathlib import Path


def save(content: bytes, path: Path) -> None:
    """Write aside, flush to disk, then take the name. OSError when the folder cannot be written."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as aside:
        try:
            aside.write(content)
            aside.flush()
            os.fsync(aside.fileno())
            Path(aside.name).chmod(0o666 & ~_umask())
            Path(aside.name).replace(path)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
