"""Fixtures shared by all rooms."""

from pathlib import Path

import pytest

SEED = Path(__file__).parents[2] / "shared" / "samples"


@pytest.fixture(scope="session")
def seed() -> Path:
    """The folder of the real report's five forms; its tests skip where it is absent."""
    if not SEED.is_dir():
        pytest.skip("the real report is not here")
    return SEED
