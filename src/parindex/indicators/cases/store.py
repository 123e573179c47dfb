"""The store of cases: Parquet files by province and month, of which one list says which hold now."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from uuid import uuid4

LIST = "files.json"
_LOCK, _FOLLOWING = ".lock", ".following"
_ASIDE = ".aside-"
_S3, _MIRRORS = "s3://", "cases-mirrors"


class Store:
    """A folder, or an address s3://bucket/prefix that a folder mirrors. A reader sees the files of one list; a writer
    puts new files beside them and then replaces the list.

    A file that left the list stays until the change after the next, for readers that began before. Reading and changing
    a store at an address may raise `bucket.BucketRefused`.
    """

    def __init__(self, place: Path | str) -> None:
        self.folder, self._bucket = Path(place), None
        if str(place).startswith(_S3):
            self.folder = Path(os.environ.get("PARINDEX_HOME", "var/office")) / _MIRRORS / _short(str(place))
            self._bucket = import_module("parindex.indicators.cases.bucket").Bucket(str(place))

    def files(self, provinces: Iterable[str] | None = None) -> list[Path]:
        """The files that hold now, of some provinces or of all."""
        self._follow()
        return [self.folder / name for name in _of(provinces, self._list())]

    def addresses(self, provinces: Iterable[str] | None = None) -> list[str]:
        """The same files as the workers of a cluster read them: paths of the folder, or in the bucket by s3a://."""
        if self._bucket is None:
            return [str(file) for file in self.files(provinces)]
        found = self._bucket.read(LIST)
        return [self._bucket.address(name) for name in _of(provinces, _names(found[0] if found else None))]

    @contextmanager
    def change(self) -> Iterator["Change"]:
        """One change at a time; it holds once the block ends without an error, and not at all otherwise."""
        with self._alone(_LOCK):
            for left in self.folder.glob(f"{_ASIDE}*/"):
                shutil.rmtree(left)
            change = Change(self, self.folder / f"{_ASIDE}{uuid4().hex}", set(), self._follow())
            change.scratch.mkdir(parents=True)
            try:
                yield change
                with self._alone(_FOLLOWING):
                    self._apply(change)
            finally:
                shutil.rmtree(change.aside, ignore_errors=True)

    @contextmanager
    def _alone(self, lock: str) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / lock).open("w") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX)
            yield

    def _follow(self) -> str | None:
        """Bring the folder to what the bucket holds, if there is one; the mark of the bucket's list."""
        if self._bucket is None:
            return None
        with self._alone(_FOLLOWING):
            found = self._bucket.read(LIST)
            listed, before = _names(found[0] if found else None), self._list()
            missing = [name for name in listed if not (self.folder / name).exists()]
            self._bucket.fetch(missing, self.folder)
            if listed != before:
                self._sweep({*before, *listed})
                self._write(listed)
        return found[1] if found else None

    def _apply(self, change: "Change") -> None:
        before = self._list()
        with ThreadPoolExecutor() as pool:  # a disk keeps many files at once almost as fast as one
            files = change.aside.glob("province=*/month=*/*.parquet")
            added = list(pool.map(lambda file: self._moved(file, change.aside), files))
        if not added and not change.removed:
            return
        listed = sorted([*(name for name in before if name not in change.removed), *added])
        self._sweep({*before, *listed})
        if self._bucket:
            self._bucket.sweep({*before, *listed})
            self._bucket.put(added, self.folder)
            self._bucket.replace(LIST, _text(listed), change.mark)
        self._write(listed)

    def _write(self, listed: list[str]) -> None:
        """Replace the folder's list."""
        aside = self.folder / f"{_ASIDE}{LIST}"
        aside.write_bytes(_text(listed))
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

    def _list(self) -> list[str]:
        """The folder's list."""
        try:
            return _names((self.folder / LIST).read_bytes())
        except FileNotFoundError:
            return []


@dataclass(frozen=True, slots=True)
class Change:
    """What is to hold: files laid in `aside` under province=.../month=..., without those in `removed`. `mark` is the
    bucket's list that it begins from."""

    store: Store
    aside: Path
    removed: set[str]
    mark: str | None

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


def _of(provinces: Iterable[str] | None, listed: list[str]) -> list[str]:
    wanted = None if provinces is None else {f"province={province}" for province in provinces}
    return [name for name in listed if wanted is None or name.partition("/")[0] in wanted]


def _names(content: bytes | None) -> list[str]:
    return list(json.loads(content)["files"]) if content else []


def _text(listed: list[str]) -> bytes:
    return json.dumps({"files": listed}, indent=1).encode()


def _short(address: str) -> str:
    return hashlib.sha256(f"{os.environ.get('AWS_ENDPOINT_URL', '')} {address}".encode()).hexdigest()[:16]


def _sync(path: Path) -> None:
    """Have the disk keep a file or a folder before anything says that it is there."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
