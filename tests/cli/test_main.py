"""The command line as a whole: what it shows, what it refuses, what it keeps from the user."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from parindex.cli.main import COMMANDS


def parindex(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    code = "from parindex.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **settings},
    )


def test_help_names_every_command_and_loads_none() -> None:
    code = "import sys; sys.argv = ['parindex', '--help']\nfrom parindex.cli.main import main\ntry: main()\n"
    code += "except SystemExit: print('pydantic' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert all(command in shown for command in COMMANDS)
    assert shown.endswith("False\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_a_command_is_the_first_of_its_own_help(name: str) -> None:
    module, attribute, shown = COMMANDS[name]
    part = getattr(import_module(module), attribute)
    own = part.info.help if hasattr(part, "info") else part.__doc__
    assert own.strip().splitlines()[0] == shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check",), "còn thiếu TỆP..."),
        (("check", "--nhanh", "x.pdf"), "không có tuỳ chọn --nhanh"),
        (("check", "--edtion", "x", "x.pdf"), "không có tuỳ chọn --edtion, có phải --edition?"),
        (("check", "x.pdf", "--edition"), "tuỳ chọn --edition cần kèm một giá trị"),
        (("check", "--format", "rtf", "x.pdf"), "giá trị của --format không dùng được; chỉ nhận: terminal, json, html"),
        (("score", "x.yaml"), "còn thiếu --edition"),
        (
            ("score", "x", "--edition", "a/2025-1", "--year", "năm nay"),
            "giá trị của --year không dùng được (Năm đánh giá",
        ),
        (
            ("score", "x", "--edition", "a/2025-1", "--as-of", "30/6"),
            "giá trị của --as-of không dùng được (Số liệu tính đến ngày nào",
        ),
        (("editions", "compare", "a/2025-1"), "còn thiếu BỘ"),
        (("editions", "list", "x"), "thừa “x”"),
        (("kiem-tra",), "không có lệnh “kiem-tra”"),
        (("editions", "xem"), "không có lệnh “xem”"),
    ],
)
def test_a_call_that_cannot_be_taken_ends_with_2_and_says_where_help_is(words: tuple[str, ...], said: str) -> None:
    ended = parindex(*words)
    assert ended.returncode == 2
    assert said in ended.stderr and "--help" in ended.stderr
    assert not re.search("Traceback|Invalid|Missing|No such|unexpected", ended.stderr)


def test_a_group_of_commands_alone_shows_its_help() -> None:
    ended = parindex("editions")
    assert (ended.returncode, ended.stderr) == (2, "")
    assert "compare" in ended.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
@pytest.mark.parametrize("words", [("--help",), ("editions", "list"), ("editions", "show", "cchc-cap-xa-mau/2023-1")])
def test_a_full_disk_is_said(words: tuple[str, ...]) -> None:
    code = "from parindex.cli.main import main; main()"
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", code, *words]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == "Không ghi được kết quả: ổ đĩa đã đầy. Đề nghị ghi ra nơi khác.\n"


def test_output_that_nobody_reads_any_more_is_no_fault() -> None:
    code = "from parindex.cli.main import main; main()"
    command = [sys.executable, "-c", code, "editions", "show", "cchc-cap-xa-mau/2023-1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_fault_of_ours_keeps_its_traceback_in_a_file(tmp_path: Path) -> None:
    code = "import parindex.cli.main as m; m.application = None; m.main()"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert ended.returncode == 70
    assert "Traceback" not in ended.stderr
    kept = next(tmp_path.glob("parindex-*.txt"))
    assert str(kept) in ended.stderr and "Traceback" in kept.read_text(encoding="utf-8")
