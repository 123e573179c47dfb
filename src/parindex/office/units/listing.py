"""The country's units before and after 1 July 2025, read from the data files of the package `vietnamadminunits`.

The package is found and never imported: what it would pull in is not under a licence that we can take.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from parindex.office.errors import Refusal
from parindex.office.units.models import Unit

KIND = Unit.Kind
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
"""The last day of the districts and of the old communes, and the first of the new ones."""

KINDS = {
    "Huyện": KIND.DISTRICT,
    "Quận": KIND.URBAN_DISTRICT,
    "Thị xã": KIND.TOWN,
    "Thành phố": KIND.PROVINCIAL_CITY,
    "Xã": KIND.COMMUNE,
    "Phường": KIND.WARD,
    "Thị trấn": KIND.TOWNSHIP,
    "Đặc khu": KIND.SPECIAL_ZONE,
}

Key = tuple[str, str, date | None]
"""What tells units apart: code, kind, first day."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One unit of a list, with the key of its superior; a superior stands before those beneath it."""

    code: str
    kind: str
    name: str
    superior: Key | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def key(self) -> Key:
        """What tells it from every other unit."""
        return self.code, self.kind, self.valid_from


@dataclass(frozen=True, slots=True)
class Passing:
    """An old unit that went into a new one, whole or in part."""

    old: Key
    new: Key
    in_part: bool = False


def country(folder: Path | None = None) -> tuple[list[Listed], list[Passing]]:
    """Every unit that the package knows, superiors first, and which became which. Refusal when it is not installed.

    First days before July 2025 are not in the package and stay blank; a province that did not change is one unit.
    """
    folder = folder or _folder()
    became = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    with closing(sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.row_factory = sqlite3.Row
        before = database.execute("SELECT * FROM admin_units_legacy ORDER BY wardCode").fetchall()
        after = database.execute("SELECT * FROM admin_units ORDER BY wardCode").fetchall()
    lasting = {new for new, old in became["DICT_PROVINCE"].items() if old == [new]}
    old, new = _former(before, lasting), _present(after, lasting)
    return [*({unit.key: unit for unit in [*old.values(), *new.values()]}.values())], list(_passings(became, old, new))


def _folder() -> Path:
    found = find_spec("vietnamadminunits")
    if found is None or not found.submodule_search_locations:
        raise Refusal(
            "Chưa có danh mục đơn vị hành chính. Đề nghị cài bằng: pip install --no-deps -r requirements/units.txt"
        )
    return Path(found.submodule_search_locations[0]) / "data"


def _former(rows: list[sqlite3.Row], lasting: set[str]) -> dict[str, Listed]:
    """The provinces, districts and communes to June 2025, by the package's keys, joined by "_"."""
    found: dict[str, Listed] = {}
    for row in rows:
        province = row["provinceKey"]
        found.setdefault(province, _province(row, None, None if province in lasting else LAST_DAY))
    for row in rows:
        province, district = row["provinceKey"], f"{row['provinceKey']}_{row['districtKey']}"
        found.setdefault(district, _unit(row, "district", found[province], None, LAST_DAY))
    for row in rows:
        district = f"{row['provinceKey']}_{row['districtKey']}"
        if row["ward"]:
            found[f"{district}_{row['wardKey']}"] = _unit(row, "ward", found[district], None, LAST_DAY)
        else:  # an island district had no communes beneath it: it became a special zone itself
            found[f"{district}_"] = found[district]
    return found


def _present(rows: list[sqlite3.Row], lasting: set[str]) -> dict[str, Listed]:
    """The provinces and communes since July 2025, by the package's keys."""
    found: dict[str, Listed] = {}
    for row in rows:
        province = row["provinceKey"]
        found.setdefault(province, _province(row, None if province in lasting else FIRST_DAY, None))
    for row in rows:
        province = row["provinceKey"]
        found[f"{province}_{row['wardKey']}"] = _unit(row, "ward", found[province], FIRST_DAY, None)
    return found


def _province(row: sqlite3.Row, valid_from: date | None, valid_to: date | None) -> Listed:
    kind = KIND.PROVINCE if row["province"].startswith("Tỉnh") else KIND.CITY
    return Listed(row["provinceCode"], kind, row["province"], None, valid_from, valid_to)


def _unit(row: sqlite3.Row, level: str, superior: Listed, valid_from: date | None, valid_to: date | None) -> Listed:
    """A district or commune, its type spelled alike in every name: the package has both "Thị trấn" and "Thị Trấn"."""
    kind = row[f"{level}Type"]
    name = kind + row[level][len(kind) :]
    return Listed(row[f"{level}Code"], KINDS[kind], name, superior.key, valid_from, valid_to)


def _passings(became: dict[str, Any], old: dict[str, Listed], new: dict[str, Listed]) -> Iterator[Passing]:
    for province, parts in became["DICT_PROVINCE"].items():
        yield from (Passing(old[part].key, new[province].key) for part in parts if old[part].key != new[province].key)
    for province, communes in became["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, parts in communes.items():
            yield from (Passing(old[part].key, new[f"{province}_{commune}"].key) for part in parts)
    for province, communes in became["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, shares in communes.items():
            yield from (Passing(old[part].key, new[f"{province}_{share['newWardKey']}"].key, True) for share in shares)
