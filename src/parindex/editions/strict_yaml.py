"""YAML read strictly: what YAML itself would take for another value than written must stand in quotes."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

MOST_BYTES = 5_000_000
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE = re.compile(r"0|-?[1-9]\d*")
_BRACKET = re.compile(r"[][{}]")
_DEEP_BLOCK = re.compile(r"^[\s?:-]{200}", re.MULTILINE)
DEEPEST = 50
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
    if _is_too_deep(text):
        raise YamlRefused(["lồng nhau quá sâu"])
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as refused:
        mark = getattr(refused, "problem_mark", None)
        where = f"dòng {mark.line + 1}: " if mark else ""
        detail = getattr(refused, "problem", None) or refused
        words = f"{where}không đọc được YAML; đề nghị xem lại dấu ngoặc, dấu hai chấm, thụt đầu dòng ({detail})"
        raise YamlRefused([words]) from refused
    reading = _Reading()
    value = None if node is None else reading.value(node)
    if reading.problems:
        raise YamlRefused(reading.problems)
    return value


def _is_too_deep(text: str) -> bool:
    """Whether a text may nest so deep that the C parser, which has no bound of its own, would run out of stack."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(depth, deepest)
    return deepest > DEEPEST or _DEEP_BLOCK.search(text) is not None


class _Reading:
    """Turns nodes into values and gathers every problem on the way."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.seen: set[int] = set()

    def value(self, node: Node) -> Any:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if id(node) in self.seen:
            self._refuse(node, "không dùng neo và tham chiếu (&, *); đề nghị chép lại nội dung")
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node)
        return [self.value(item) for item in node.value]

    def _mapping(self, node: MappingNode) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.value(key_node)
            if not isinstance(key, str):
                self._refuse(key_node, f"khoá {key_node.value} phải đặt trong ngoặc kép")
            elif key in found:
                self._refuse(key_node, f"khoá “{key}” lặp lại")
            else:
                found[key] = self.value(value_node)
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
