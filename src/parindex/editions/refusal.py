"""Why an edition is refused: every problem in Vietnamese, with file, criterion, key and the keys allowed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from parindex.editions.edition import Band, Citation, EvidenceSpec, FactSpec
from parindex.rules.kinds import KINDS
from parindex.rules.kinds.presence import Part
from parindex.rules.kinds.shares import Step

_WITHIN: Mapping[str, type[BaseModel]] = {
    "facts": FactSpec,
    "evidence": EvidenceSpec,
    "legal": Citation,
    "bands": Band,
    "parts": Part,
    "steps": Step,
    **KINDS,
}

_WORDS = {
    "missing": "chưa điền",
    "string_type": "cần chữ đặt trong ngoặc kép, đang là {input}",
    "string_too_short": "không để trống",
    "string_pattern_mismatch": "“{input}” chỉ dùng chữ thường không dấu, chữ số, đúng dạng {pattern}",
    "decimal_parsing": "“{input}” không phải là số thập phân (dấu chấm, không có chữ)",
    "decimal_max_places": "“{input}” có quá {decimal_places} chữ số thập phân",
    "decimal_max_digits": "“{input}” có quá nhiều chữ số",
    "decimal_whole_digits": "“{input}” có quá nhiều chữ số",
    "int_type": "cần số nguyên, đang là {input}",
    "int_parsing": "cần số nguyên, đang là {input}",
    "int_from_float": "cần số nguyên, đang là {input}",
    "bool_type": "cần true hoặc false, đang là {input}",
    "bool_parsing": "cần true hoặc false, đang là {input}",
    "date_from_datetime_parsing": "cần ngày dạng 2023-12-31, đang là “{input}”",
    "date_type": "cần ngày dạng 2023-12-31, đang là {input}",
    "literal_error": "“{input}” không dùng được; chỉ nhận: {expected}",
    "greater_than": "phải lớn hơn {gt}, đang là {input}",
    "greater_than_equal": "phải từ {ge} trở lên, đang là {input}",
    "less_than_equal": "không quá {le}, đang là {input}",
    "finite_number": "phải là một con số",
    "too_short": "cần ít nhất {min_length} mục",
    "tuple_type": "cần một danh sách",
    "dict_type": "cần các cặp khoá: giá trị",
    "model_type": "cần các cặp khoá: giá trị",
    "model_attributes_type": "cần các cặp khoá: giá trị",
    "union_tag_not_found": "thiếu khoá kind; các loại quy tắc: {kinds}",
    "union_tag_invalid": "không có loại quy tắc “{tag}”; các loại: {kinds}",
    "value_error": "{error}",
}


class EditionRefused(ValueError):
    """An edition that does not hold; `problems` are sentences in Vietnamese, all that were found at once."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def explain(refused: ValidationError, model: type[BaseModel]) -> Iterator[str]:
    """Each problem of a record of `model` in one sentence: the key, what is wrong, what is allowed."""
    for path, words in explained(refused, model):
        where = ".".join(f"{part + 1}" if isinstance(part, int) else part for part in path)
        yield f"khoá {where}: {words}" if where else words


def explained(refused: ValidationError, model: type[BaseModel]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each problem of a record of `model`: the keys and numbers that lead to it, and what is wrong."""
    for error in refused.errors(include_url=False):
        path = tuple(part for part in error["loc"] if part not in KINDS)
        if error["type"] == "extra_forbidden":
            allowed = ", ".join(_keys(model, error["loc"][:-1]))
            yield path, f"không có trong mẫu; các khoá được dùng: {allowed}"
            continue
        words = _WORDS.get(error["type"])
        known = {"input": str(error["input"])[:80], "kinds": ", ".join(KINDS), **error.get("ctx", {})}
        known["expected"] = str(known.get("expected")).replace(" or ", " hoặc ")
        yield path, words.format_map(known) if words else f"giá trị không dùng được ({error['msg']})"


def _keys(model: type[BaseModel], path: tuple[Any, ...]) -> list[str]:
    """The keys allowed where a path ends."""
    for part in path:
        model = _WITHIN.get(part, model)
    return [field.alias or name for name, field in model.model_fields.items()]
