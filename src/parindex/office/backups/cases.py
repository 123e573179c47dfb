"""The store of cases in a backup: what its list named at one moment, held fast while it is packed, and put back."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from parindex.indicators.cases.store import LIST, Store
from parindex.office.backups.errors import BackupRefused

FOLDER = "cases"
"""Where the store lies in a backup, wherever it lies otherwise."""


def store_folder() -> Path | None:
    """The folder of the store; None where it is kept at an address, and so is no part of a backup."""
    return settings.CASES if isinstance(settings.CASES, Path) else None


def hold(aside: Path) -> Iterator[tuple[str, Path]]:
    """Hold what the store has now in a folder aside, by names in the backup: imports may go on meanwhile."""
    folder = store_folder()
    if folder is None or not (folder / LIST).is_file():
        return
    held = aside / FOLDER
    held.mkdir()
    shutil.copyfile(folder / LIST, held / LIST)
    files = [held / LIST]
    for file in Store(held).files():
        file.parent.mkdir(parents=True, exist_ok=True)
        _same(folder / file.relative_to(held), file)
        files.append(file)
    yield from ((file.relative_to(aside).as_posix(), file) for file in files)


def _same(source: Path, target: Path) -> None:
    """The file under another name too, or where another disk does not take that, its copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def place_for(members: dict[str, str]) -> Path | None:
    """Where the cases of a backup go; None where it has none. BackupRefused where that place holds some already, or is
    no folder."""
    if not any(name.startswith(f"{FOLDER}/") for name in members):
        return None
    folder = store_folder()
    if folder is None:
        raise BackupRefused(
            f"Bản sao lưu có kho hồ sơ, còn PARINDEX_CASES là địa chỉ {settings.CASES}; đề nghị bỏ PARINDEX_CASES hoặc "
            "đặt tới một thư mục trống rồi chạy lại."
        )
    if (folder / LIST).exists():
        raise BackupRefused(
            f"Kho hồ sơ {folder} đang có nội dung nên không ghi đè. Đề nghị đặt PARINDEX_CASES tới một thư mục "
            "trống rồi chạy lại."
        )
    return folder
