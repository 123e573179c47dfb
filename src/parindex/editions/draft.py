"""A draft edition out of a report or a decision's annex: tree, titles and points; every rule is left to a person."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from parindex.editions.folder import files
from parindex.editions.sheet import Row, Sheet

_NOTE = "# Bản nháp đọc từ {file}. Đề nghị đối chiếu cây tiêu chí, tên, điểm với văn bản gốc; chưa có cách tính điểm.\n"


def draft(sheet: Sheet, name: str) -> dict[str, str]:
    """The files of a draft edition of that name (`<family>/<year>-<n>`), text by file name."""
    found = files(head(sheet, name), {}, nodes(sheet))
    note = _NOTE.format(file=Path(sheet.source.path).name)
    comments = "".join(f"# {words}\n" for words in doubts(sheet))
    return found | {"edition.yaml": note + found["edition.yaml"] + comments}


def head(sheet: Sheet, name: str) -> dict[str, str]:
    """The head of a draft as YAML says it; the total is as printed, else the sum of the top rows."""
    points = _points(sheet)
    top = sum((points[row.id] for row in sheet.children().get(None, ())), Decimal(0))
    total = sheet.total.maximum if sheet.total and sheet.total.maximum is not None else top
    return {
        "edition": name,
        "title": sheet.header.title or "Bộ tiêu chí chưa có tên",
        "level": "commune",
        "assesses": "UBND cấp xã",
        "total": str(total),
        "status": "draft",
    }


def nodes(sheet: Sheet) -> list[dict[str, object]]:
    """The criteria of a draft as YAML says them, parents before their children.

    No scale is guessed: every leaf is judged, `basis: unknown`. A leaf whose points were not read gets "0", which the
    checks refuse until a person fills it in.
    """
    children, points = sheet.children(), _points(sheet)
    ordered = (row for top in children.get(None, ()) for row in _below(top, children))
    return [_node(row, points[row.id], leaf=row.id not in children) for row in ordered]


def doubts(sheet: Sheet) -> Iterator[str]:
    """What a person should look at first, a sentence each."""
    leaves = {row.id for row in sheet.leaves()}
    unread = [row.id for row in sheet.rows if row.maximum is None and row.id in leaves]
    if unread:
        yield f"Chưa đọc được điểm tối đa: {', '.join(unread)}"
    uncertain = [f"{row.id} ({', '.join(row.uncertain)})" for row in sheet.rows if row.uncertain]
    if uncertain:
        yield f"Chưa chắc, cần xem lại: {', '.join(uncertain)}"


def _points(sheet: Sheet) -> dict[str, Decimal]:
    """The maximum of every row; where a parent's was not read, the sum of its children, of a leaf's zero."""
    children = sheet.children()
    found: dict[str, Decimal] = {}
    for row in reversed(sheet.rows):
        below = sum((found[child.id] for child in children.get(row.id, ())), Decimal(0))
        found[row.id] = below if row.maximum is None else row.maximum
    return found


def _below(row: Row, children: Mapping[str | None, list[Row]]) -> Iterator[Row]:
    yield row
    for child in children.get(row.id, ()):
        yield from _below(child, children)


def _node(row: Row, points: Decimal, leaf: bool) -> dict[str, object]:
    node: dict[str, object] = {"id": row.id}
    if row.parent is not None:
        node["parent"] = row.parent
    if row.label is not None:
        node["label"] = row.label
    node |= {"title": row.title or "(chưa đọc được tên)", "points": str(points)}
    return node | {"rule": {"kind": "judged"}, "basis": "unknown"} if leaf else node
