"""What users can meet is written down: rooms, commands, kinds of finding, settings."""

import re
from pathlib import Path

from parindex.checking.kinds import kinds
from parindex.cli.main import COMMANDS
from parindex.site.configuration import Configuration

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "parindex"
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")


def test_every_kind_of_finding_stands_in_the_guide_and_no_other() -> None:
    told = set(re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE))
    assert told == set(kinds())


def test_every_room_stands_in_the_readme() -> None:
    rooms = {folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").is_file()}
    assert rooms == set(re.findall(r"^\| `([a-z]+)` \|", README, re.MULTILINE))


def test_every_command_stands_in_the_readme() -> None:
    assert all(f"parindex {command}" in README for command in COMMANDS)


def test_every_setting_stands_in_the_guide_and_no_other() -> None:
    used = {
        name for file in SOURCE.rglob("*.py") for name in re.findall(r"\bPARINDEX_[A-Z_]+\b", file.read_text("utf-8"))
    }
    used |= {f"PARINDEX_{name.upper()}" for name in Configuration.model_fields}
    assert used == set(re.findall(r"^\| `(PARINDEX_[A-Z_]+)` \|", GUIDE, re.MULTILINE))


def test_every_page_that_the_documents_link_to_exists() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
