"""YAML read strictly: what YAML itself would take for another value than written must stand in quotes."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode

MOST_BYTES = 5_000_000
_TOO_DEEP = "lồng nhau quá sâu"
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE = re.compile(r"0|-?[1-9]\d*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DEEPEST = 50
"""Levels of nesting that are read; an edition has six."""
_MANY = 3000
_DEEP_BLOCK = re.compile(r"^[\s?:-]{200}", re.MULTILINE)


class YamlRefused(ValueError):
    """Text that is no YAML or not in our strict form; `problems` say in Vietnamese, line by line, what and why."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_file(path: Path) -> Any:
    """The value in a YAML file. YamlRefused also when it is not UTF-8 or larger than an edition's file may be."""
    if path.stat().st_size > MOST_BYTES:
        raise YamlRefused([f"tệp lớn hơn {MOST_BYTES // 1_000_000} MB"])
    try:
        return read(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as refused:
        raise YamlRefused([f"không phải chữ Unicode UTF-8 (byte thứ {refused.start + 1})"]) from refused


def read(text: str) -> Any:
    """The value of a YAML text: mappings, lists, text, whole numbers, dates, true, false and null."""
    try:
        if _is_too_deep(text):
            raise YamlRefused([_TOO_DEEP])
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as refused:
        mark = getattr(refused, "problem_mark", None)
        where = f"dòng {mark.line + 1}: " if mark else ""
        words = f"{where}không đọc được YAML; đề nghị xem lại dấu ngoặc, dấu hai chấm, thụt đầu dòng"
        raise YamlRefused([words]) from refused
    reading = _Reading()
    value = None if node is None else reading.value(node)
    if reading.problems:
        raise YamlRefused(reading.problems)
    return value


def _is_too_deep(text: str) -> bool:
    """Whether a text nests so deep that the C composer, which has no bound of its own, could run out of stack.

    Only a text that has the signs for it is counted, by events, which do not nest.
    """
    if text.count("[") + text.count("{") < _MANY and not _DEEP_BLOCK.search(text):
        return False
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return True
    return False


class _Reading:
    """Turns nodes into values and gathers every problem on the way."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.seen: set[int] = set()

    def value(self, node: Node, depth: int = 0) -> Any:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if depth > DEEPEST:
            self._refuse(node, _TOO_DEEP)
            return None
        if id(node) in self.seen:
            self._refuse(node, "không dùng neo và tham chiếu (&, *); đề nghị chép lại nội dung")
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        return [self.value(item, depth + 1) for item in node.value]

    def _mapping(self, node: MappingNode, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.value(key_node, depth + 1)
            if not isinstance(key, str):
                self._refuse(key_node, f"khoá {key_node.value} phải đặt trong ngoặc kép")
            elif key in found:
                self._refuse(key_node, f"khoá “{key}” lặp lại")
            else:
                found[key] = self.value(value_node, depth + 1)
        return found

    def _scalar(self, node: ScalarNode) -> Any:
        tag, text = node.tag, node.value
        if tag == "tag:yaml.org,2002:str":
            return text
        if tag == "tag:yaml.org,2002:null" or (tag == "tag:yaml.org,2002:bool" and text in _WORDS):
            return _WORDS.get(text)
        if tag == "tag:yaml.org,2002:int" and _WHOLE.fullmatch(text):
            return int(text)
        if tag == "tag:yaml.org,2002:timestamp" and _DAY.fullmatch(text):
            return self._day(node)
        self._refuse(node, f'{text} phải đặt trong ngoặc kép: "{text}"')
        return None

    def _day(self, node: ScalarNode) -> date | None:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            self._refuse(node, f"không có ngày {node.value}")
            return None

    def _refuse(self, node: Node, words: str) -> None:
        self.problems.append(f"dòng {node.start_mark.line + 1}: {words}")
