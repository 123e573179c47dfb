"""The command `parindex score`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from parindex.cli.main import application

TEACHING = "day-hoc/2025-1"


def run(*words: str | Path) -> Result:
    """Call the command as a user would."""
    return CliRunner().invoke(application("score"), ["score", *map(str, words)])


def written(folder: Path, text: str) -> Path:
    file = folder / "so-lieu.yaml"
    file.write_text(text, "utf-8")
    return file


def test_every_criterion_is_scored_with_its_sentence_and_the_total(tmp_path: Path) -> None:
    file = written(tmp_path, '"1.3/dialogues": 4\n"2.2/digitised": 60\n"2.2/received": 100\n')
    called = run(file, "--edition", TEACHING)
    assert called.exit_code == 0
    assert "4 ≥ 4 → 4/4 (đủ số lượng)" in called.stdout
    assert "60/100 = 60 % < 80 % → 6/8" in called.stdout
    assert "Tổng 10/100 điểm (10,00 %), còn 17 tiêu chí chưa có điểm" in called.stdout
    assert "Năm đánh giá 2025" in called.stdout


def test_a_year_that_is_not_over_is_told_by_its_day(tmp_path: Path) -> None:
    file = written(tmp_path, '"1.3/dialogues": 2\n')
    called = run(file, "--edition", TEACHING, "--year", "2026", "--as-of", "2026-06-30")
    assert called.exit_code == 0
    assert "chưa hết năm; tính đến nay: 2 < 4" in called.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"1.3/dialogs": 4', "so-lieu.yaml: 1.3/dialogs: tiêu chí 1.3 không hỏi số liệu này"),
        ('"1.3/dialogues": -4', "so-lieu.yaml: 1.3/dialogues: cần một số từ 0 trở lên"),
        ('"1.3/dialogues": 1.5', 'so-lieu.yaml: dòng 1: 1.5 phải đặt trong ngoặc kép: "1.5"'),
        ('"2.2/digitised": 2\n"2.2/received": 1', "so-lieu.yaml: 2.2/digitised là 2, lớn hơn received là 1"),
        ("- 1", "so-lieu.yaml: cần mỗi dòng một số liệu"),
        ("a: [", "so-lieu.yaml: dòng"),
    ],
)
def test_facts_that_cannot_be_taken_are_refused_by_key(tmp_path: Path, text: str, words: str) -> None:
    called = run(written(tmp_path, text), "--edition", TEACHING)
    assert called.exit_code == 2
    assert words in called.stderr


def test_a_file_that_is_not_there_and_an_edition_that_nobody_has_are_refused(tmp_path: Path) -> None:
    missing = run(tmp_path / "so-lieu.yaml", "--edition", TEACHING)
    assert missing.exit_code == 2
    assert "so-lieu.yaml: không mở được" in missing.stderr
    unknown = run(written(tmp_path, ""), "--edition", "khong-co/2020-1")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("không có bộ tiêu chí “khong-co/2020-1”")
