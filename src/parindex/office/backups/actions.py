"""Taking a backup and putting it back. Both are acts of whoever runs the machine, above the office's own roles."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pydantic import SecretStr

from parindex import __version__
from parindex.office.backups import cases, databases
from parindex.office.backups.archive import Manifest, pack, unpack
from parindex.office.backups.errors import BackupRefused
from parindex.office.journal.queries import Proof, verify

FOLDERS = ("files", "trust")
"""The stored files, and the roots of signatures that are trusted: folders in the home as in the backup."""

SECRETS = ("password", "sslpassword", "passfile")


def back_up(target: Path) -> Manifest:
    """Write the database, the stored files and the settings without secrets into one file, while people write.

    The database is copied first: a file is whole before its row stands, and is never changed, so that every file that
    the copy names is there. The store of cases comes last, and is no older than what the database says of it.
    """
    if target.exists():
        raise BackupRefused(f"Đã có tệp {target}; đề nghị đặt tên khác để giữ bản sao lưu cũ.")
    if not target.absolute().parent.is_dir():
        raise BackupRefused(f"Không có thư mục {target.absolute().parent} để ghi bản sao lưu.")
    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".parindex-") as folder:
        copied = Path(folder) / databases.MEMBERS[connection.vendor]
        heads = databases.copy(copied)
        manifest = Manifest(
            version=__version__,
            made=timezone.now().isoformat(),
            database=connection.vendor,
            heads=heads,
            settings=_plain_settings(),
            members={},
        )
        return pack(target, [(copied.name, copied), *_stored_files(), *cases.hold(Path(folder))], manifest)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and the proof of its journal."""

    manifest: Manifest
    proof: Proof

    @property
    def whole(self) -> bool:
        """Whether the journal holds, and ends where it ended when the backup was taken."""
        return not self.proof.breaks and self.proof.heads == self.manifest.heads


def restore(source: Path) -> Restored:
    """Put a backup into an empty home. BackupRefused, with nothing changed, when the home or the backup is not fit.

    The secret key goes, and the next start makes another: who was logged in then is not any more.
    """
    databases.require_empty()
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix="restore-") as name:
        folder = Path(name)
        manifest = unpack(source, folder)
        _require_fit(manifest)
        store = cases.place_for(manifest.members)
        for name in FOLDERS:
            _put(folder / name, settings.HOME / name)
        if store:
            _put(folder / cases.FOLDER, store)
        databases.load(folder / databases.MEMBERS[connection.vendor])
    (settings.HOME / "secret-key").unlink(missing_ok=True)
    call_command("migrate", verbosity=0)
    return Restored(manifest, verify())


def _put(folder: Path, place: Path) -> None:
    """Put what an unpacked folder holds in its place."""
    for stored in sorted(folder.rglob("*")):
        target = place / stored.relative_to(folder)
        if stored.is_dir():
            target.mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.move(stored, target)  # the store may lie on another disk


def _require_fit(manifest: Manifest) -> None:
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"Bản sao lưu này của {manifest.database}, còn nơi này dùng {connection.vendor}; đề nghị đặt "
            "PARINDEX_DATABASE cùng loại với nơi đã sao lưu."
        )
    if _order(manifest.version) > _order(__version__):
        raise BackupRefused(
            f"Bản sao lưu này của parindex {manifest.version}, mới hơn bản đang cài ({__version__}); đề nghị cài bản "
            "mới rồi chạy lại."
        )


def _order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _stored_files() -> Iterator[tuple[str, Path]]:
    """Stored files by their names in the backup; those still being written are aside, under a name of `tempfile`."""
    home: Path = settings.HOME
    for file in sorted(found for name in FOLDERS for found in (home / name).rglob("*")):
        if file.is_file() and not file.name.startswith(tempfile.gettempprefix()):
            yield file.relative_to(home).as_posix(), file


def _plain_settings() -> dict[str, str]:
    """The installation's settings as its environment would set them, without anything secret."""
    plain = {name: value for name, value in settings.CONFIGURATION if not isinstance(value, SecretStr)}
    address = conninfo_to_dict(plain["database"])
    plain["database"] = make_conninfo("", **{key: part for key, part in address.items() if key not in SECRETS})
    return {f"PARINDEX_{name.upper()}": str(value) for name, value in plain.items()}
