"""A file is written whole; what is no plain file keeps its name."""

import os
import threading
from pathlib import Path

import pytest

from parindex.writing.saving import save


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    save(b"after", tmp_path / "a")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"after")]


def test_a_failed_save_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "ket-qua.html"
    save(b"truoc", place)
    with pytest.raises(TypeError):
        save("chữ", place)  # type: ignore[arg-type]
    assert place.read_bytes() == b"truoc"
    assert list(tmp_path.iterdir()) == [place]


def test_what_cannot_take_its_name_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        save(b"x", tmp_path / "none" / "a")
    with pytest.raises(OSError):
        save(b"x", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "b").symlink_to(tmp_path / "a")
    save(b"x", tmp_path / "b")
    assert (tmp_path / "b").is_symlink() and (tmp_path / "a").read_bytes() == b"x"


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    writing = threading.Thread(target=save, args=(b"x", tmp_path / "a"))
    writing.start()
    assert (tmp_path / "a").read_bytes() == b"x"
    writing.join()
    assert (tmp_path / "a").is_fifo()
