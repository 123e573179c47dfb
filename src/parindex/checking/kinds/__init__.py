"""The kinds of finding, one file each; this module finds them.

A kind is a module of this folder with

    KIND = "over-maximum"        the name in the JSON, the same as the file's with hyphens
    BUCKET = "contradicted"      where its rows' points go, or None when it moves none

    def find(report: Report) -> Iterator[Finding]

A note moves no points, unless to "not_yet_due". `report.words(row)` are a row's words with their tokens, read once;
wording that the kind looks for stands at its top as `Phrases`. A kind stays silent when unsure: false alarms cost more
than misses. Its tests stand in tests/checking/kinds, on sound and on flawed wording.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from parindex.checking.finding import Bucket, Finding
from parindex.checking.report import Report


class Kind(Protocol):
    """A module of this folder."""

    KIND: str
    BUCKET: Bucket | None

    def find(self, report: Report) -> Iterator[Finding]:
        """Everything of this kind in the report."""


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {kind.KIND: kind for kind in (cast(Kind, module) for module in modules)}
