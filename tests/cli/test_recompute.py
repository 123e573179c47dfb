"""The command `parindex recompute`."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.bundles.packing import forged, members, packed, sealed, with_cell
from typer.testing import CliRunner, Result

from parindex.cli.main import application


def run(*words: str | Path) -> Result:
    """Call the command as a user would."""
    return CliRunner().invoke(application("recompute"), ["recompute", *map(str, words)])


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return sealed(tmp_path / "goi.zip", count=12)


@pytest.mark.parametrize("more", [(), ("--rules",)])
def test_a_sound_bundle_is_told_with_its_root_and_what_was_computed(bundle: Path, more: tuple[str, ...]) -> None:
    called = run(bundle, *more)
    assert called.exit_code == 0
    root = members(bundle)["root.txt"].decode().strip()
    assert f"Mã gốc: {root}" in called.stdout
    assert "12 đơn vị" in called.stdout
    assert ("điểm tính từ số liệu" in called.stdout) == bool(more)
    assert "Khớp hoàn toàn." in called.stdout


def test_a_changed_member_is_named_and_nothing_is_computed_from_it(bundle: Path, tmp_path: Path) -> None:
    content = members(bundle)
    changed = packed(tmp_path / "it.zip", {**content, "points.csv": content["points.csv"] + b"1"})
    called = run(changed)
    assert called.exit_code == 1
    assert "points.csv: nội dung đã bị thay đổi sau khi công bố" in called.stdout
    assert "Tính lại" not in called.stdout


def test_differences_are_told_as_officials_write_them_ten_and_the_rest_counted(bundle: Path, tmp_path: Path) -> None:
    content = members(bundle)
    units, nodes = content["units.csv"], content["nodes.csv"]
    units = with_cell(with_cell(units, 0, 3, "985000"), 0, 5, "9850")
    for row in range(12):
        nodes = with_cell(nodes, row, 2, "7500")
    called = run(forged(tmp_path / "it.zip", {**content, "units.csv": units, "nodes.csv": nodes}))
    assert called.exit_code == 1
    assert "đơn vị 00001: tổng điểm trong gói là 98,5, tính lại là" in called.stdout
    assert "đơn vị 00001: chỉ số trong gói là 98,50 %, tính lại là" in called.stdout
    assert "đơn vị 00001, 1: điểm trong gói là 0,75, tính lại là" in called.stdout
    assert "… và 4 chỗ khác" in called.stdout


def test_a_file_that_is_no_bundle_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "goi.zip").write_bytes(b"khong phai zip")
    called = run(tmp_path / "goi.zip")
    assert called.exit_code == 2
    assert "Đề nghị tải lại gói" in called.stderr


def test_the_command_starts_without_the_office() -> None:
    code = "import sys, parindex.cli.recompute; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"django", "numpy", "pandas"}.isdisjoint(loaded)
