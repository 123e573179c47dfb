"""The command `parindex editions`."""

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner, Result

from parindex.cli.main import application
from parindex.editions.loader import SHIPPED, load

TEACHING = "day-hoc/2025-1"


def run(*words: str | Path) -> Result:
    """Call the command as a user would."""
    return CliRunner().invoke(application("editions"), ["editions", *map(str, words)])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the teaching edition's files."""
    folder = tmp_path / "ban-sao"
    (folder / "cases").mkdir(parents=True)
    for file in (SHIPPED / TEACHING).rglob("*.yaml"):
        (folder / file.relative_to(SHIPPED / TEACHING)).write_text(file.read_text("utf-8"), "utf-8")
    return folder


def flat(printed: str) -> str:
    """What was printed, without the breaks that a narrow terminal makes."""
    return " ".join(printed.split())


def test_the_list_has_every_edition_with_its_standing() -> None:
    called = run("list")
    assert called.exit_code == 0
    assert TEACHING in called.stdout
    assert "mẫu · 100 điểm · 76 tiêu chí chấm" in called.stdout


def test_an_edition_is_shown_as_its_tree_with_points_and_rules() -> None:
    called = run("show", TEACHING)
    assert called.exit_code == 0
    assert "từ 4 trở lên thì được điểm tối đa, dưới 4 thì 0 điểm. Căn cứ: văn bản nêu." in flat(called.stdout)
    assert "chấm UBND cấp xã · 100 điểm" in called.stdout


def test_an_edition_that_nobody_has_is_refused_with_those_there_are() -> None:
    called = run("show", "khong-co/2020-1")
    assert called.exit_code == 2
    assert "không có bộ tiêu chí “khong-co/2020-1”; các bộ đang có:" in called.stderr


def test_a_measure_that_there_is_not_is_told_by_the_check(copy: Path) -> None:
    file = copy / "1-leadership.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('type: count, unit: "cuộc",', 'type: count, from: "measure/meetings",'), "utf-8")
    called = run("check", copy)
    assert called.exit_code == 2
    assert "tiêu chí 1.3: số liệu dialogues: không có phép đo “meetings” (from)" in called.stderr


def test_every_shipped_edition_and_its_cases_hold() -> None:
    called = run("check")
    assert called.exit_code == 0, called.stderr
    assert called.stdout.count("đạt") == len(list(SHIPPED.glob("*/*/edition.yaml")))


def test_a_case_that_fails_is_told_with_both_sides(copy: Path) -> None:
    case = '- {name: Thử, facts: {"1.3/dialogues": 3}, expect: {"1.3": "4"}}'
    (copy / "cases" / "moi.yaml").write_text(case, "utf-8")
    called = run("check", copy)
    assert called.exit_code == 1
    assert "Thử: tiêu chí 1.3 được 0, ví dụ ghi 4" in called.stderr


def test_an_edition_that_does_not_hold_is_refused_with_all_its_problems(copy: Path) -> None:
    head = copy / "edition.yaml"
    head.write_text(head.read_text("utf-8").replace('total: "100"', 'total: "99"'), "utf-8")
    called = run("check", copy, TEACHING)
    assert called.exit_code == 2
    assert "tổng điểm (total) là 99 điểm nhưng các phần cộng lại 100" in called.stderr
    assert f"{TEACHING}: đạt" in called.stdout


def test_two_editions_are_compared(copy: Path) -> None:
    field = copy / "5-extra.yaml"
    field.write_text(field.read_text("utf-8").replace('cap: "1"', 'cap: "0.5"'), "utf-8")
    called = run("compare", TEACHING, copy)
    assert called.exit_code == 0
    assert "1 thay đổi" in called.stdout
    assert "không quá 1 điểm. → Ngoài thang điểm" in flat(called.stdout)


def test_a_report_becomes_a_draft_that_loads(seed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "nhap"
    called = run("draft", seed / "seed.docx", "-o", folder)
    assert called.exit_code == 0, called.stderr
    assert "Đã soạn bản nháp du-thao/2023-1" in called.stdout
    assert len(load(folder).criteria) == 105
    named = run("draft", seed / "seed.docx", "--name", "Tỉnh A/2023")
    assert named.exit_code == 2
    assert "phải có dạng họ/năm-lần" in named.stderr
    again = run("draft", seed / "seed.docx", "-o", folder)
    assert again.exit_code == 2
    assert "đã có nội dung; đề nghị chọn thư mục khác" in again.stderr


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("name", ["bao-cao-mau.docx", "bao-cao-mau.pdf"])
def test_word_and_pdf_make_the_same_draft(name: str, tmp_path: Path) -> None:
    called = run("draft", SAMPLES / name, "-o", tmp_path / "nhap")
    assert called.exit_code == 0, called.stderr
    assert len(load(tmp_path / "nhap").criteria) == 105
    assert "Đọc chưa chắc" not in called.stdout


def test_a_draft_says_what_was_not_read_and_what_is_in_doubt(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        day = book.add_format({"num_format": "d/m/yyyy"})
        book.add_worksheet("Hướng dẫn").write(0, 0, "Điền vào bảng")
        sheet = book.add_worksheet("Bảng")
        sheet.write_row(0, 0, ["STT", "Tiêu chí", "Điểm tối đa"])
        sheet.write_row(1, 0, ["1", "Kế hoạch", 3])
        sheet.write_datetime(2, 0, datetime(2024, 1, 1), day)  # noqa: DTZ001  (a label that Excel took for a date)
        sheet.write_row(2, 1, ["Ban hành kế hoạch", 2])
    called = run("draft", tmp_path / "a.xlsx", "-o", tmp_path / "nhap")
    assert "không đọc “Hướng dẫn”" in called.stdout
    assert "Đọc chưa chắc, đề nghị so với bản gốc: 1.1." in called.stdout


def test_what_is_no_report_makes_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "rong.txt"
    file.write_text("", "utf-8")
    called = run("draft", file, "-o", tmp_path / "nhap")
    assert called.exit_code == 2
    assert called.stderr
    assert not (tmp_path / "nhap").exists()
