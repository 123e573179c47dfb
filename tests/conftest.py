"""Fixtures shared by all rooms, and the list of what could not run for want of a program."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("untimed")

SEED = Path(__file__).parents[2] / "shared" / "samples"
NOT_RUN = "needs the program"


@pytest.fixture(scope="session")
def seed() -> Path:
    """The folder of the real report's five forms; its tests skip where it is absent."""
    if not SEED.is_dir():
        pytest.skip("the real report is not here")
    return SEED


@pytest.fixture(autouse=True)
def _needed_programs(request: pytest.FixtureRequest) -> None:
    """Skip a test whose program is missing; where CI is set, fail it."""
    marker = request.node.get_closest_marker("needs_program")
    missing = [name for name in marker.args if shutil.which(name) is None] if marker else []
    if missing:
        reason = f"{NOT_RUN} {', '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.hookimpl(hookwrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """List what did not run for want of a program, with the command that enables it."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])
    names = [report.nodeid for report in skipped if NOT_RUN in str(report.longrepr)]
    if names:
        terminalreporter.section("not run: a program is missing; `make system` installs it")
        for name in names:
            terminalreporter.line(name)
