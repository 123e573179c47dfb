"""The commands `parindex cases`: an export into a store, every row kept or told, and figures counted from it."""

import csv
from pathlib import Path

import pytest
from tests.indicators.exporting import case, text
from typer.testing import CliRunner, Result

from parindex.cli.main import application

UNITS = "Mã đơn vị;Tên đơn vị;Mã tỉnh;Cấp trên;Từ ngày;Đến ngày;Thành mã\n" + "\n".join(
    (
        "11131;Xã Chí Minh;31;Thành phố Hải Phòng;01/7/2025;;",
        "11134;Xã An Thanh;30;Tỉnh Hải Dương;;30/6/2025;11131",
        "451;Xã Số Không;01;Thành phố Hà Nội;;;",
    )
)


def run(*words: str | Path) -> Result:
    """Call the command as a user would."""
    return CliRunner().invoke(application("cases"), ["cases", *map(str, words)])


@pytest.fixture
def units(tmp_path: Path) -> Path:
    file = tmp_path / "don-vi.csv"
    file.write_text(UNITS, "utf-8")
    return file


def export(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "xuat.csv"
    file.write_text(text(rows), "utf-8")
    return file


def imported(folder: Path, units: Path, file: Path, name: str = "cach-ly.csv", *more: str | Path) -> Result:
    store, quarantine = folder / "kho", folder / name
    return run("import", file, "--store", store, "--units", units, "--quarantine", quarantine, *more)


def test_every_row_is_kept_or_stands_in_the_quarantine_file(tmp_path: Path, units: Path) -> None:
    rows = [case("A"), case("B", Đơn_vị_giải_quyết="00451"), case("C", Ngày_tiếp_nhận="hôm qua")]
    done = imported(tmp_path, units, export(tmp_path, *rows))
    assert done.exit_code == 1
    assert "Đã đọc 3 dòng: nhận 2, cách ly 1." in done.stdout
    assert "Hồ sơ mới 2, thay đổi 0, giữ nguyên 0." in done.stdout
    with (tmp_path / "cach-ly.csv").open(encoding="utf-8-sig", newline="") as file:
        _, refused = csv.reader(file, delimiter=";")
    assert refused == ["4", "Ngày tiếp nhận", "hôm qua", "không phải ngày; đề nghị ghi dạng 28/4/2023", "C"]


def test_the_same_export_again_changes_nothing_and_a_corrected_one_replaces(tmp_path: Path, units: Path) -> None:
    assert imported(tmp_path, units, export(tmp_path, case("A"), case("B")), "1.csv").exit_code == 0
    again = imported(tmp_path, units, export(tmp_path, case("A"), case("B")), "2.csv")
    assert "Hồ sơ mới 0, thay đổi 0, giữ nguyên 2." in again.stdout
    corrected = imported(tmp_path, units, export(tmp_path, case("A"), case("B", Trạng_thái="Đang xử lý")), "3.csv")
    assert "Hồ sơ mới 0, thay đổi 1, giữ nguyên 1." in corrected.stdout


def test_figures_of_a_unit_tell_among_what_they_count(tmp_path: Path, units: Path) -> None:
    imported(tmp_path, units, export(tmp_path, case("A"), case("B", Hình_thức_nộp="Trực tiếp")))
    told = run("figures", "--store", tmp_path / "kho", "--unit", "11131", "--year", "2025", "--part", "second-half")
    assert told.exit_code == 0
    shown = " ".join(told.stdout.split())
    assert "6 tháng cuối năm 2025" in shown
    assert "Hồ sơ nộp trực tuyến 1 hồ sơ" in shown
    assert "trong số: hồ sơ tiếp" in shown
    stranger = run("figures", "--store", tmp_path / "kho", "--unit", "99999", "--year", "2025")
    assert stranger.exit_code == 2
    assert "không có hồ sơ nào của đơn vị 99999" in stranger.stderr


def test_a_proposed_mapping_is_kept_corrected_and_used(tmp_path: Path, units: Path) -> None:
    file = export(tmp_path, {**case("A"), "Chủ hồ sơ": "x", "Ghi chú": "y"})
    proposed = run("propose", file, "-o", tmp_path / "anh-xa.yaml")
    assert proposed.exit_code == 0
    assert "Cột có thông tin cá nhân, không đọc vào: Chủ hồ sơ." in proposed.stdout
    assert "Cột chưa dùng: Ghi chú." in proposed.stdout
    profile = tmp_path / "anh-xa.yaml"
    assert imported(tmp_path, units, file, "1.csv", "--profile", profile).exit_code == 0
    profile.write_text(profile.read_text("utf-8").replace("Mã TTHC", "Chủ hồ sơ"), "utf-8")
    refused = imported(tmp_path, units, file, "2.csv", "--profile", profile)
    assert refused.exit_code == 2
    assert "cột “Chủ hồ sơ” có thông tin của người nộp" in refused.stderr
    assert run("propose", file, "-o", profile).exit_code == 2


def test_what_cannot_be_taken_is_refused_in_words(tmp_path: Path, units: Path) -> None:
    missing = imported(tmp_path, units, tmp_path / "khong-co.csv")
    assert (missing.exit_code, "Không mở được tệp khong-co.csv" in missing.stderr) == (2, True)
    units.write_text("Tên;Mã\nXã A;1\n", "utf-8")
    astray = imported(tmp_path, units, export(tmp_path, case("A")))
    assert (astray.exit_code, "cần dòng tiêu đề có các cột" in astray.stderr) == (2, True)
    units.write_text("Mã đơn vị;Tên đơn vị;Mã tỉnh;Từ ngày\n1;Xã A;1;hôm qua\n", "utf-8")
    day = imported(tmp_path, units, export(tmp_path, case("A")))
    assert (day.exit_code, "dòng 2: “hôm qua” chưa phải là ngày" in day.stderr) == (2, True)
    assert not (tmp_path / "kho").exists()
    part = run("figures", "--store", tmp_path / "kho", "--unit", "1", "--year", "2025", "--part", "thang")
    assert (part.exit_code, "Không có kỳ “thang”" in part.stderr) == (2, True)


def test_imaginary_cases_come_with_their_units(tmp_path: Path) -> None:
    demo = ["demo", "cases", "--rows", "500", "-o", tmp_path / "x.csv", "--units", tmp_path / "u.csv"]
    assert CliRunner().invoke(application("demo"), list(map(str, demo))).exit_code == 0
    done = imported(tmp_path, tmp_path / "u.csv", tmp_path / "x.csv")
    assert "Đã đọc 500 dòng: nhận 500, cách ly 0." in done.stdout, done.stderr
