"""The store of cases: Parquet files by province and month, of which one list says which hold now."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

LIST = "files.json"
_LOCK = ".lock"
_ASIDE = ".aside-"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder. A reader sees the files of one list; a writer puts new files beside them and then replaces the list.

    A file that left the list stays until the change after the next, for readers that began before.
    """

    folder: Path

    def files(self, provinces: Iterable[str] | None = None) -> list[Path]:
        """The files that hold now, of some provinces or of all."""
        wanted = None if provinces is None else {f"province={province}" for province in provinces}
        listed: list[str] = self._list()["files"]
        return [self.folder / name for name in listed if wanted is None or name.partition("/")[0] in wanted]

    @contextmanager
    def change(self) -> Iterator["Change"]:
        """One change at a time; it holds once the block ends without an error, and not at all otherwise."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in self.folder.glob(f"{_ASIDE}*"):
                shutil.rmtree(left)
            change = Change(self, self.folder / f"{_ASIDE}{uuid4().hex}", set())
            change.scratch.mkdir(parents=True)
            try:
                yield change
                self._apply(change)
            finally:
                shutil.rmtree(change.aside, ignore_errors=True)

    def _apply(self, change: "Change") -> None:
        before = self._list()
        added = [self._moved(file, change.aside) for file in sorted(change.aside.glob("province=*/month=*/*.parquet"))]
        if not added and not change.removed:
            return
        kept = [name for name in before["files"] if name not in change.removed]
        self._sweep({*before["files"], *added})
        text = json.dumps({"files": sorted([*kept, *added])}, indent=1)
        aside = change.aside / LIST
        aside.write_text(text, "utf-8")
        _sync(aside)
        aside.replace(self.folder / LIST)
        _sync(self.folder)

    def _moved(self, file: Path, aside: Path) -> str:
        name = file.relative_to(aside).with_name(f"{uuid4().hex}.parquet")
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        _sync(file)
        file.replace(self.folder / name)
        _sync((self.folder / name).parent)
        return name.as_posix()

    def _sweep(self, held: set[str]) -> None:
        for file in self.folder.glob("province=*/month=*/*.parquet"):
            if file.relative_to(self.folder).as_posix() not in held:
                file.unlink()

    def _list(self) -> dict[str, list[str]]:
        try:
            found: dict[str, list[str]] = json.loads((self.folder / LIST).read_text("utf-8"))
        except FileNotFoundError:
            return {"files": []}
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """What is to hold: files laid in `aside` under province=.../month=..., without those in `removed`."""

    store: Store
    aside: Path
    removed: set[str]

    @property
    def scratch(self) -> Path:
        """A folder on the same disk for what does not last."""
        return self.aside / "scratch"

    def take(self, folder: Path) -> None:
        """Lay what a folder holds under province=.../month=... aside."""
        for province in folder.iterdir():
            province.rename(self.aside / province.name)

    def remove(self, file: Path) -> None:
        """A file of the store shall no longer hold."""
        self.removed.add(file.relative_to(self.store.folder).as_posix())


def _sync(path: Path) -> None:
    """Have the disk keep a file or a folder before anything says that it is there."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
