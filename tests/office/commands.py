"""The command as its users run it: in a process of its own, over a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

Ended = subprocess.CompletedProcess[str]
ROOT = Path(__file__).parents[2]
WRITERS = "import parindex.cli.office; from tests.office.writers import write_until_told; write_until_told()"


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


def back_up_under_writing(home: Path, file: Path, **settings: str) -> int:
    """Back a home with the demonstration up while four people write; gives how many words they wrote in all."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITERS],
        cwd=ROOT,
        env=over(home, **settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writers:
        assert writers.stdout
        assert writers.stdout.readline() == "writing\n"
        ended = parindex(home, "backup", str(file), **settings)
        written = int(writers.communicate()[0])
    assert (ended.returncode, ended.stderr) == (0, "")
    return written
