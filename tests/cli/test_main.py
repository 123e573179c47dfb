"""The command line as a whole: what it shows, what it refuses, what it keeps from the user."""

import os
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
        (("check",), "còn thiếu thông tin"),
        (("check", "--nhanh", "x.pdf"), "không có tuỳ chọn này"),
        (("check", "--format", "rtf", "x.pdf"), "giá trị không dùng được"),
        (("kiem-tra",), "không hiểu lệnh"),
    ],
)
def test_a_call_that_cannot_be_taken_ends_with_2_and_says_where_help_is(words: tuple[str, ...], said: str) -> None:
    ended = parindex(*words)
    assert ended.returncode == 2
    assert said in ended.stderr and "--help" in ended.stderr
    assert "Traceback" not in ended.stderr


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
