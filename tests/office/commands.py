"""The command as its users run it: in a process of its own, over a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

Ended = subprocess.CompletedProcess[str]


def parindex(home: Path, *words: str, before: str = "", **settings: str) -> Ended:
    """Run the command over a home to its end; `before` is code that runs ahead of it in its process."""
    code = f"{before}\nfrom parindex.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, env=over(home, **settings)
    )


def over(home: Path, **settings: str) -> dict[str, str]:
    """The environment of a process that works over a home."""
    own = {"PARINDEX_HOME": str(home), "DJANGO_SETTINGS_MODULE": "parindex.site.settings"}
    return {**os.environ, **own, **settings}
