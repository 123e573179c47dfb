"""The command `parindex check`."""

from pathlib import Path

from typer.testing import CliRunner, Result

from parindex.cli.main import application


def run(*words: str | Path) -> Result:
    """Call the command as a user would."""
    return CliRunner().invoke(application("check"), ["check", *map(str, words)])


def test_a_screen_cannot_be_written_to_a_file(tmp_path: Path) -> None:
    called = run(tmp_path / "bao-cao.txt", "--output", tmp_path / "ra.txt")
    assert called.exit_code == 2
    assert "--format html" in called.stderr
