"""A sheet as plain text over a pipe: the reader of a hostile file may send words and numbers, never objects.

JSON and not pickle: unpickling what a subverted child sends would run its code in the parent.
"""

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from parindex.editions.sheet import Header, Period, Row, Sheet, Source, Total


def to_text(sheet: Sheet) -> str:
    """The sheet as JSON; decimals as strings, so that they keep their printed places."""
    return json.dumps(asdict(sheet), default=str, ensure_ascii=False)


def from_text(text: str) -> Sheet:
    """The sheet that `to_text` wrote. ValueError, TypeError or KeyError when it is something else."""
    plain = json.loads(text)
    header, total = plain["header"], plain["total"]
    period = Period(**header.pop("period")) if header["period"] else header.pop("period")
    return Sheet(
        source=Source(**plain["source"] | {"skipped": tuple(plain["source"]["skipped"])}),
        header=Header(**header, period=period),
        rows=tuple(map(_row, plain["rows"])),
        total=Total(_points(total["maximum"]), _points(total["claimed"]), total["page"]) if total else None,
    )


def _row(plain: dict[str, Any]) -> Row:
    points = {name: _points(plain[name]) for name in ("maximum", "claimed")}
    return Row(**plain | points | {"uncertain": tuple(plain["uncertain"])})


def _points(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
