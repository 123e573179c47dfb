"""Files made to do harm, or damaged: refused in words that say what to do, within bounds."""

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from tests.bundles.packing import forged, members, packed, sealed, with_cell, with_key

from parindex.bundles import package, recompute
from parindex.bundles.errors import BundleRefused
from parindex.bundles.verify import verify

ASKED = "Đề nghị tải lại gói từ nơi công bố"


@pytest.fixture
def content(tmp_path: Path) -> dict[str, bytes]:
    return members(sealed(tmp_path / "goi.zip", count=2))


def refused(bundle: Path) -> str:
    """What recomputing a bundle is refused with."""
    with pytest.raises(BundleRefused) as told:
        recompute.recompute(bundle, rules=True)
    return str(told.value)


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    for held in (b"", b"PK", b"%PDF-1.7" * 100):
        file = tmp_path / "goi.zip"
        file.write_bytes(held)
        with pytest.raises(BundleRefused, match=ASKED):
            verify(file)
    with pytest.raises(BundleRefused, match="Không có tệp"):
        verify(tmp_path / "khong-co.zip")


@pytest.mark.parametrize("before", [b"", b"\0" * 10])
def test_bytes_that_belong_to_no_member_are_refused(tmp_path: Path, before: bytes) -> None:
    bundle = sealed(tmp_path / "goi.zip", count=1)
    bundle.write_bytes(before + bundle.read_bytes() + (b"" if before else b"\0"))
    with pytest.raises(BundleRefused, match=ASKED):
        verify(bundle)


def test_a_zip_packed_again_with_comments_or_gaps_is_refused(content: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "it.zip", "w") as other:
        for name, held in content.items():
            other.writestr(name, held)
    with pytest.raises(BundleRefused, match="nén lại bằng công cụ khác"):
        verify(tmp_path / "it.zip")


def test_a_directory_of_countless_members_is_refused_before_it_is_read(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "it.zip", {f"{number}": b"" for number in range(3_000)})
    held = bytearray(bomb.read_bytes())
    held[-14:-10] = struct.pack("<2H", 1, 1)  # it says that there is one
    bomb.write_bytes(held)
    with pytest.raises(BundleRefused, match="mục lục"):
        verify(bomb)


def test_kinds_of_packing_that_ask_for_memory_are_refused(content: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "it.zip", "w") as other:
        other.writestr(zipfile.ZipInfo("units.csv", package.DATED), content["units.csv"], zipfile.ZIP_LZMA)
    with pytest.raises(BundleRefused, match="nén theo cách khác thường"):
        verify(tmp_path / "it.zip")


def test_a_bomb_is_refused_by_the_size_that_it_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
    bomb = packed(tmp_path / "it.zip", {"units.csv": b"\0" * 2_000_000})
    with pytest.raises(BundleRefused, match="khi giải nén dài quá"):
        verify(bomb)


def test_a_member_that_understates_its_size_gives_no_more_than_it_says(
    content: dict[str, bytes], tmp_path: Path
) -> None:
    bomb = packed(tmp_path / "it.zip", {**content, "nodes.csv": b"\0" * 50_000_000})
    held = bytearray(bomb.read_bytes())
    entry = held.rindex(b"nodes.csv") - 46
    held[entry + 24 : entry + 28] = struct.pack("<L", 100)
    bomb.write_bytes(held)
    tracemalloc.start()
    assert "nodes.csv" in {fault.member for fault in verify(bomb).faults}
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


def test_one_endless_line_is_refused_without_being_held(content: dict[str, bytes], tmp_path: Path) -> None:
    head = content["points.csv"].split(b"\r\n")[0]
    bomb = forged(tmp_path / "it.zip", {**content, "points.csv": head + b"\r\n" + b"x" * 40_000_000})
    tracemalloc.start()
    assert "points.csv: dòng" in refused(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("bundle.json", b"[" * 100_000),
        ("bundle.json", b"{}"),
        ("bundle.json", b"\xff"),
        ("edition.json", b"[" * 100_000),
        ("edition.json", b"{}"),
        ("edition.json", b"1" * 10_000),
        ("edition.json", b'{"total": "1E-99999999"}'),
        ("edition.json", b" " * 9_000_000),
        ("units.csv", b""),
        ("units.csv", b"\xef\xbb\xbfunit\r\n"),
        ("points.csv", b"\xff\xfe"),
    ],
)
def test_members_that_do_not_keep_to_their_form_are_refused_by_name(
    content: dict[str, bytes], tmp_path: Path, name: str, held: bytes
) -> None:
    words = refused(forged(tmp_path / "it.zip", {**content, name: held}))
    assert name in words
    assert ASKED in words


@pytest.mark.parametrize(
    ("table", "row", "column", "cell"),
    [
        ("points.csv", 0, 6, "1_000"),
        ("points.csv", 0, 2, "0.75"),
        ("points.csv", 0, 2, "9" * 5_000),
        ("points.csv", 1, 1, "1.1"),
        ("points.csv", 0, 0, "99999"),
        ("nodes.csv", 0, 1, "99"),
        ("units.csv", 1, 0, "00001"),
        ("units.csv", 0, 1, '"mở mà không đóng'),
        ("ranks.csv", 0, 0, "99999"),
        ("ranks.csv", 1, 1, "cả nước"),
        ("facts.csv", 1, 1, "1.1/issued_on"),
        ("decisions.csv", 0, 1, "99"),
    ],
)
def test_a_row_out_of_its_place_or_form_is_refused_by_its_table(
    tmp_path: Path, table: str, row: int, column: int, cell: str
) -> None:
    content = members(sealed(tmp_path / "goi.zip", count=30))
    words = refused(forged(tmp_path / "it.zip", {**content, table: with_cell(content[table], row, column, cell)}))
    assert words.startswith(f"{table}: ")
    assert ASKED in words


def test_particulars_with_a_key_of_their_own_are_refused(content: dict[str, bytes], tmp_path: Path) -> None:
    changed = with_key(content["bundle.json"], "chairman", "một người")
    assert "bundle.json" in refused(forged(tmp_path / "it.zip", {**content, "bundle.json": changed}))
