"""An edition as the files of its folder, each a text: what the loader reads back equal."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from parindex.vietnamese.normal import fold

Node = Mapping[str, Any]
"""A criterion as YAML says it."""

LONGEST_FILE = 40
"""Rows of a part that still read well in one file; a longer part has one file for each of its fields."""

_LINE = 120


def files(
    head: Mapping[str, Any], legal: Mapping[str, Any], nodes: Sequence[Node], cases: Sequence[Mapping[str, Any]] = ()
) -> dict[str, str]:
    """The text of every file by its name. Nodes stand in printed order, parents before their children."""
    found = {"edition.yaml": as_yaml(head), "legal.yaml": as_yaml(legal)}
    for number, (first, field) in enumerate(_fields(nodes), 1):
        found[f"{number:02d}-{_slug(first['title'])}.yaml"] = as_yaml({"criteria": [dict(node) for node in field]})
    return found | ({"cases/vi-du.yaml": as_yaml([dict(case) for case in cases])} if cases else {})


def as_yaml(content: object) -> str:
    """A text that our strict reader reads back to the same."""
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=_LINE)


def _fields(nodes: Sequence[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """The rows of each file, after the row that names it: a part, or where that is long each of its fields."""
    children: dict[str | None, list[Node]] = {}
    for node in nodes:
        children.setdefault(node.get("parent"), []).append(node)
    for top in children.get(None, ()):
        rows = list(_below(top, children))
        if len(rows) <= LONGEST_FILE:
            yield top, rows
            continue
        for number, field in enumerate(children[top["id"]]):
            yield field, [*([] if number else [top]), *_below(field, children)]


def _below(node: Node, children: Mapping[str | None, list[Node]]) -> Iterator[Node]:
    yield node
    for child in children.get(node["id"], ()):
        yield from _below(child, children)


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(title))[:4]) or "tieu-chi"
