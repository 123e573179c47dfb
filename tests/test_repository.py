"""Promises about the repository itself: what it pins, what it imports, what it keeps out."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = {".py", ".md", ".toml", ".yaml", ".txt", ".in", ".html", ".css", ".json", ".typ", ""}


def tracked() -> list[Path]:
    """The text files that git keeps."""
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).suffix in TEXT and (ROOT / name).is_file()]


def test_every_requirement_is_pinned_with_hashes_and_names_no_registry() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        pins = re.split(r"\n(?=[a-z])", text.strip())
        assert all("==" in pin and "--hash=sha256:" in pin for pin in pins), file.name
        assert "://" not in text, file.name


def test_no_file_names_a_machine_s_path() -> None:
    machine = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users)/")
    assert [file.name for file in tracked() if machine.search(file.read_text(encoding="utf-8"))] == []


def test_the_check_starts_without_the_office_and_without_heavy_libraries() -> None:
    heavy = {"django", "numpy", "pandas", "duckdb", "ibis", "docx", "openpyxl", "xlsxwriter", "lxml", "pypdfium2"}
    code = "import sys, parindex.cli.check; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert heavy.isdisjoint(loaded)


def test_the_checks_of_editions_need_no_engine() -> None:
    code = "import sys, parindex.cli.editions; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"duckdb", "ibis", "pyarrow", "pandas"}.isdisjoint(loaded)
