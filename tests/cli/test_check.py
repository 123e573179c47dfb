"""The command `parindex check`."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner, Result

from parindex.checking.finding import Finding
from parindex.cli import many
from parindex.cli.examine import FINDINGS, SOUND, examine, status
from parindex.cli.main import application

SOUND_ROWS = (
    ("1", "Công tác chỉ đạo", "2", "2", ""),
    ("1.1", "Ban hành kế hoạch CCHC năm", "1", "1", "Kế hoạch số 05/KH-UBND ngày 10/01/2025"),
    ("1.2", "Mức độ hoàn thành kế hoạch", "1", "1", "Đã hoàn thành 20/20 nhiệm vụ, đạt 100%"),
    ("", "Tổng", "2", "2", ""),
)
FLAWED_ROWS = (*SOUND_ROWS[:2], ("1.2", "Mức độ hoàn thành kế hoạch", "1", "1,5", "20/20 nhiệm vụ"), SOUND_ROWS[3])


def report(path: Path, rows: tuple[tuple[str, ...], ...] = SOUND_ROWS) -> Path:
    """A small report as a Word file."""
    document = Document()
    document.add_paragraph("BÁO CÁO tự chấm điểm Chỉ số cải cách hành chính năm 2025")
    table = document.add_table(rows=0, cols=5)
    heading = ("STT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Nội dung giải trình")
    for texts in (heading, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def run(*words: str | Path) -> Result:
    """Call the command as a user would."""
    return CliRunner().invoke(application("check"), ["check", *map(str, words)])


@pytest.fixture(scope="module")
def flawed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report whose claims do not add up."""
    return report(tmp_path_factory.mktemp("flawed") / "bao-cao.docx", FLAWED_ROWS)


def test_a_report_with_findings_ends_with_one(flawed: Path) -> None:
    called = run(flawed)
    assert called.exit_code == FINDINGS, called.stderr
    assert "Tự chấm 2,5/2 điểm" in called.stdout
    assert "Nên xem trước" in called.stdout


def test_all_shows_every_row(flawed: Path) -> None:
    assert "1.1. Ban hành kế hoạch CCHC năm  1/1" in run(flawed, "--all").stdout


def test_notes_and_spelling_leave_a_report_sound(flawed: Path) -> None:
    verdict = examine(flawed, None)
    harmless = (Finding("spelling", "warning", "1.1", "kế họach"), Finding("admits-shortfall", "note", "1.2", "99 %"))
    assert status(replace(verdict, findings=harmless)) == SOUND
    assert status(verdict) == FINDINGS


def test_json_goes_to_the_screen_or_to_a_file(flawed: Path, tmp_path: Path) -> None:
    shown = run(flawed, "--format", "json")
    assert run(flawed, "--format", "json", "-o", tmp_path / "ra.json").exit_code == shown.exit_code == FINDINGS
    assert json.loads(shown.stdout) == json.loads((tmp_path / "ra.json").read_bytes())
    assert json.loads(shown.stdout)["schema"] == "parindex.check/1"


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_a_paper_takes_the_name_of_its_report(
    flawed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, start: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    called = run(flawed, "--format", form)
    assert called.exit_code == FINDINGS
    assert (tmp_path / f"bao-cao-ket-qua.{form}").read_bytes().startswith(start)
    assert f"Đã ghi bao-cao-ket-qua.{form}" in called.stderr


def test_what_cannot_be_done_is_said_and_ends_with_two(flawed: Path, tmp_path: Path) -> None:
    for words, reason in (
        ((tmp_path / "khong-co.docx",), "Không mở được tệp khong-co.docx"),
        ((flawed, "--edition", "khong/2020-1"), "khong/2020-1"),
        ((flawed, "--output", tmp_path / "ra.txt"), "--format html"),
        ((flawed, "--format", "docx", "-o", flawed), "chính là báo cáo đưa vào"),
        ((flawed, "--format", "html", "-o", tmp_path / "khong" / "ra.html"), "Không ghi được"),
        ((flawed, flawed, "--format", "html"), "thư mục nhận kết quả"),
        ((flawed, flawed, "--format", "html", "-o", flawed), "Không tạo được thư mục"),
    ):
        called = run(*words)
        assert called.exit_code == 2
        assert reason in called.stderr
        assert "Traceback" not in called.output


def test_a_bad_file_never_stops_the_others(flawed: Path, tmp_path: Path) -> None:
    bad = tmp_path / "hong.pdf"
    bad.write_bytes(b"%PDF-1.7 " + bytes(range(256)))
    called = run(report(tmp_path / "tot.docx"), bad, flawed)
    assert called.exit_code == 2
    assert "hong.pdf" in called.stderr
    lines = called.stdout.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["tot.docx", "hong.pdf", "bao-cao.docx"]
    assert lines[2].endswith("không đọc được")
    assert lines[4].startswith("3 báo cáo: ")


def test_many_reports_as_json_are_a_line_each(flawed: Path, tmp_path: Path) -> None:
    called = run(report(tmp_path / "tot.docx"), flawed, "--format", "json")
    names = [Path(json.loads(line)["source"]["path"]).name for line in called.stdout.splitlines()]
    assert names == ["tot.docx", "bao-cao.docx"]


def test_papers_on_many_reports_fill_a_folder_and_none_overwrites_another(flawed: Path, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    other = report(tmp_path / "khac" / "bao-cao.docx")
    assert run(flawed, other, "--format", "html", "-o", tmp_path / "ra").exit_code == FINDINGS
    assert sorted(file.name for file in (tmp_path / "ra").iterdir()) == [
        "bao-cao-2-ket-qua.html",
        "bao-cao-ket-qua.html",
    ]


def test_an_own_fault_on_one_report_is_told_and_stays_there(flawed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("chia cho không")

    monkeypatch.setattr(many, "examine", fail)
    outcome = many.outcome_of(many.Task(flawed, None, "terminal", None))
    assert outcome.status == 2
    assert "lỗi của chính nó" in (outcome.refusal or "")


def test_the_command_alone_loads_no_reader_and_no_writer() -> None:
    heavy = ("lxml.etree", "pypdfium2", "xlsxwriter", "python_calamine")
    program = "import sys, parindex.cli.check; print(*[name for name in sys.argv[1:] if name in sys.modules])"

    shown = subprocess.run([sys.executable, "-c", program, *heavy], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == []
