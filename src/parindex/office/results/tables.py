"""A publication's tables for whoever works with figures: ranking and points, each as CSV, JSON and Parquet.

Columns are called as in the bundle. Points are whole numbers of 1/10,000 in CSV, as in the bundle, decimals in text in
JSON, and exact decimals in Parquet.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from parindex.bundles.tables import words

SCALE = 4
_POINTS = pa.decimal128(18, SCALE)
_WORD = pa.dictionary(pa.int32(), pa.string())
Columns = Mapping[str, pa.DataType]

RANKING: Columns = {
    "block": _WORD,
    "rank": pa.int32(),
    "of": pa.int32(),
    "unit": pa.string(),
    "name": pa.string(),
    "superior": _WORD,
    "total": _POINTS,
    "maximum": _POINTS,
    "index": _POINTS,
    "open": pa.int32(),
    "band": _WORD,
    "exempt": pa.string(),
}
POINTS: Columns = {"unit": _WORD, "name": _WORD, "criterion": _WORD, "points": _POINTS, "worth": _POINTS}
TABLES: Mapping[str, Columns] = {"xep-hang": RANKING, "diem": POINTS}
"""The tables by the names of their files, each with its columns."""

Row = Sequence[str | int | None]


def write(folder: Path, publication: Mapping[str, str], rows: Mapping[str, Callable[[], Iterable[Row]]]) -> list[Path]:
    """Write every table into a folder, in every form; `publication` are the particulars that JSON begins with."""
    made = []
    for name, columns in TABLES.items():
        for form, writer in _FORMS.items():
            path = folder / f"{name}.{form}"
            writer(path, publication, columns, rows[name]())
            made.append(path)
    return made


def _csv(path: Path, publication: Mapping[str, str], columns: Columns, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([words(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _json(path: Path, publication: Mapping[str, str], columns: Columns, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8") as file:
        head = {"schema": f"parindex.{path.stem}/1", "publication": publication, "columns": list(columns)}
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": [')
        for number, row in enumerate(rows):
            plain = [_plain(cell, kind) for cell, kind in zip(row, columns.values(), strict=True)]
            file.write((",\n" if number else "\n") + json.dumps(plain, ensure_ascii=False))
        file.write("\n]}\n")


def _parquet(path: Path, publication: Mapping[str, str], columns: Columns, rows: Iterable[Row]) -> None:
    held: Iterator[Sequence[Any]] = zip(*rows, strict=True)
    arrays = [_array(cells, kind) for cells, kind in zip(held, columns.values(), strict=True)]
    schema = pa.schema(columns.items(), metadata=dict(publication))
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path, compression="zstd")


def _plain(cell: str | int | None, kind: pa.DataType) -> str | int | None:
    return f"{_decimal(cell):f}" if kind == _POINTS and isinstance(cell, int) else cell


def _array(cells: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if kind == _POINTS:
        return pa.array([None if cell is None else _decimal(cell) for cell in cells], kind)
    return pa.array(cells, pa.string()).dictionary_encode() if kind == _WORD else pa.array(cells, kind)


def _decimal(ticks: int) -> Decimal:
    return Decimal(ticks).scaleb(-SCALE)


_FORMS: Mapping[str, Callable[[Path, Mapping[str, str], Columns, Iterable[Row]], None]] = {
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
}
