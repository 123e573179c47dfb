"""The tree of an edition being written: rows put in, moved and taken out, in printed order, parents before children."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from parindex.office.editions.errors import DraftRefused

Node = dict[str, Any]

OF_A_LEAF = ("facts", "rule", "evidence", "basis", "stated_in", "period", "by", "self_scored")
"""The keys that only a criterion without children has a use for."""

TO_A_PERSON = {"rule": {"kind": "judged"}, "basis": "unknown"}
"""How a leaf is scored before anybody says how."""


def beneath(nodes: Iterable[Node], top: str) -> set[str]:
    """The ids of a node and of all beneath it."""
    found = {top}
    for node in nodes:
        if node.get("parent") in found:
            found.add(node["id"])
    return found


def with_child(nodes: Sequence[Node], parent: str | None, new: Mapping[str, Any], taken: Collection[str]) -> list[Node]:
    """A new last child of `parent`, or a new top row; how a leaf was scored moves down to its first child."""
    owner = _find(nodes, parent) if parent else None
    node = {"id": _new_id(new.get("label"), parent, taken), **({"parent": parent} if parent else {}), **new}
    if owner and not any(each.get("parent") == parent for each in nodes):
        node |= {key: owner[key] for key in OF_A_LEAF if key in owner}
    family = beneath(nodes, parent) if parent else {each["id"] for each in nodes}
    last = max((place for place, each in enumerate(nodes) if each["id"] in family), default=-1)
    return _settled([*nodes[: last + 1], node, *nodes[last + 1 :]])


def without(nodes: Sequence[Node], top: str) -> list[Node]:
    """All but a node and what is beneath it. DraftRefused when nothing would be left."""
    _find(nodes, top)
    gone = beneath(nodes, top)
    left = [node for node in nodes if node["id"] not in gone]
    if not left:
        raise DraftRefused(gettext("Bộ tiêu chí cần ít nhất một dòng."))
    return _settled(left)


def moved(nodes: Sequence[Node], top: str, step: int) -> list[Node]:
    """A node, with all beneath it, one place up (-1) or down (1) among its siblings; the first and last stay."""
    parent = _find(nodes, top).get("parent")
    siblings = [node["id"] for node in nodes if node.get("parent") == parent]
    here = siblings.index(top)
    there = min(max(here + step, 0), len(siblings) - 1)
    siblings[here], siblings[there] = siblings[there], siblings[here]
    families = [beneath(nodes, sibling) for sibling in siblings]
    ordered = iter([node for family in families for node in nodes if node["id"] in family])
    within = set().union(*families)
    return [next(ordered) if node["id"] in within else node for node in nodes]


def put_under(nodes: Sequence[Node], top: str, parent: str | None) -> list[Node]:
    """A node, with all beneath it, as the last child of another parent, or as the last top row."""
    family = beneath(nodes, top)
    if parent in family:
        raise DraftRefused(gettext("Không đưa một dòng vào dưới chính nó; đề nghị chọn dòng cha khác."))
    if parent:
        _find(nodes, parent)
    moving = [dict(node) for node in nodes if node["id"] in family]
    moving[0] = {key: value for key, value in moving[0].items() if key != "parent"}
    if parent:
        moving[0] = {"id": top, "parent": parent, **moving[0]}
    rest = [node for node in nodes if node["id"] not in family]
    around = beneath(rest, parent) if parent else {node["id"] for node in rest}
    last = max((place for place, node in enumerate(rest) if node["id"] in around), default=-1)
    return _settled([*rest[: last + 1], *moving, *rest[last + 1 :]])


def _settled(nodes: Sequence[Node]) -> list[Node]:
    """Parents without what only leaves have; leaves without a rule left to a person."""
    parents = {node.get("parent") for node in nodes}
    return [
        {key: value for key, value in node.items() if key not in OF_A_LEAF}
        if node["id"] in parents
        else node
        if "rule" in node
        else {**node, **TO_A_PERSON}
        for node in nodes
    ]


def _find(nodes: Iterable[Node], id: str) -> Node:
    found = next((node for node in nodes if node["id"] == id), None)
    if found is None:
        raise DraftRefused(gettext("Không có dòng này trong bộ tiêu chí; đề nghị tải lại trang."))
    return found


def _new_id(label: str | None, parent: str | None, taken: Collection[str]) -> str:
    """An id that no row has or had: the label as printed, under its parent where it repeats, else the next number."""
    bare = (label or "").strip(" .)").replace("/", "-")
    offers = [bare, f"{parent}.{bare}" if parent else ""] if bare else []
    for offer in offers:
        if offer and offer not in taken and len(offer) <= 50:
            return offer
    number = 1
    while f"{parent or ''}#{number}" in taken:
        number += 1
    return f"{parent or ''}#{number}"
