"""A draft edition out of a report or a decision's annex: tree, titles and points; every rule is left to a person."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import yaml

from parindex.editions.sheet import Row, Sheet
from parindex.vietnamese.normal import fold

LONGEST_FILE = 40
"""Rows of a part that still read well in one file; a longer part has one file for each of its fields."""

_LINE = 120
_NOTE = "# Bản nháp đọc từ {file}. Đề nghị đối chiếu cây tiêu chí, tên, điểm với văn bản gốc; chưa có cách tính điểm.\n"


def draft(sheet: Sheet, name: str) -> dict[str, str]:
    """The files of a draft edition of that name (`<family>/<year>-<n>`), text by file name.

    No scale is guessed: every leaf is judged, `basis: unknown`. A leaf whose points were not read gets "0", which the
    loader refuses until a person fills it in.
    """
    children, points = sheet.children(), _points(sheet)
    files = {"edition.yaml": _head(sheet, name, points), "legal.yaml": "{}\n"}
    for number, (field, rows) in enumerate(_fields(children), 1):
        nodes = [_node(row, points[row.id], leaf=row.id not in children) for row in rows]
        files[f"{number:02d}-{_slug(field.title)}.yaml"] = _yaml({"criteria": nodes})
    return files


def _points(sheet: Sheet) -> dict[str, Decimal]:
    """The maximum of every row; where a parent's was not read, the sum of its children, of a leaf's zero."""
    children = sheet.children()
    found: dict[str, Decimal] = {}
    for row in reversed(sheet.rows):
        below = sum((found[child.id] for child in children.get(row.id, ())), Decimal(0))
        found[row.id] = below if row.maximum is None else row.maximum
    return found


def _head(sheet: Sheet, name: str, points: Mapping[str, Decimal]) -> str:
    top = sum((points[row.id] for row in sheet.children().get(None, ())), Decimal(0))
    total = sheet.total.maximum if sheet.total and sheet.total.maximum is not None else top
    content = {
        "edition": name,
        "title": sheet.header.title or "Bộ tiêu chí chưa có tên",
        "level": "commune",
        "assesses": "UBND cấp xã",
        "total": str(total),
        "status": "draft",
    }
    return _NOTE.format(file=Path(sheet.source.path).name) + _yaml(content) + "".join(_doubts(sheet))


def _doubts(sheet: Sheet) -> Iterator[str]:
    """Comments on what a person should look at first."""
    leaves = {row.id for row in sheet.leaves()}
    unread = [row.id for row in sheet.rows if row.maximum is None and row.id in leaves]
    if unread:
        yield f"# Chưa đọc được điểm tối đa: {', '.join(unread)}\n"
    uncertain = [f"{row.id} ({', '.join(row.uncertain)})" for row in sheet.rows if row.uncertain]
    if uncertain:
        yield f"# Chưa chắc, cần xem lại: {', '.join(uncertain)}\n"


def _fields(children: Mapping[str | None, list[Row]]) -> Iterator[tuple[Row, list[Row]]]:
    """The rows of each file, after the row that names it: a part, or where that is long each of its fields."""
    for top in children.get(None, ()):
        rows = list(_below(top, children))
        if len(rows) <= LONGEST_FILE:
            yield top, rows
            continue
        for number, field in enumerate(children[top.id]):
            yield field, [*([] if number else [top]), *_below(field, children)]


def _below(row: Row, children: Mapping[str | None, list[Row]]) -> Iterator[Row]:
    yield row
    for child in children.get(row.id, ()):
        yield from _below(child, children)


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(title))[:4]) or "tieu-chi"


def _node(row: Row, points: Decimal, leaf: bool) -> dict[str, object]:
    node: dict[str, object] = {"id": row.id}
    if row.parent is not None:
        node["parent"] = row.parent
    if row.label is not None:
        node["label"] = row.label
    node |= {"title": row.title or "(chưa đọc được tên)", "points": str(points)}
    return node | {"rule": {"kind": "judged"}, "basis": "unknown"} if leaf else node


def _yaml(content: object) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=_LINE)
