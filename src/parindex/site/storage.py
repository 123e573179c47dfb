"""Where files lie: static ones under names that carry their hash, uploaded ones whole or not at all."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Style sheets stay as their authors wrote them: some name a source map that is not shipped."""

    patterns = ()


class WholeFiles(FileSystemStorage):
    """A folder in which a file is written aside, brought to the disk, and only then takes its name."""

    def _save(self, name: str, content: "File[Any]") -> str:
        place = Path(self.path(name))
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as aside:
            for piece in content.chunks():
                aside.write(piece)
            aside.flush()
            os.fsync(aside.fileno())
        Path(aside.name).replace(place)
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return name
