"""Why the parser of the command line refuses a call, in the user's words."""

import re
from typing import Any

_QUOTED = re.compile(r"'([^']+)'|\(([^)]+)\)")


def why(refusal: Exception) -> str:
    """The reason in a few words; "" where a group of commands was called alone and has shown its help."""
    kind, english = type(refusal).__name__, str(refusal).replace("(s)", "")
    match = _QUOTED.search(english)
    named = (match[1] or match[2]) if match else ""
    if kind == "NoArgsIsHelpError":
        return ""
    if kind == "MissingParameter":
        return f"còn thiếu {_name(refusal)}"
    if kind == "NoSuchOption":
        near = ", ".join(sorted(getattr(refusal, "possibilities", None) or ()))
        return f"không có tuỳ chọn {getattr(refusal, 'option_name', '')}" + (f", có phải {near}?" if near else "")
    if kind == "BadOptionUsage":
        return f"tuỳ chọn {getattr(refusal, 'option_name', '')} cần kèm một giá trị"
    if kind == "BadParameter":
        return f"giá trị của {_name(refusal)} không dùng được{_allowed(refusal, english)}"
    if "No such command" in english:
        return f"không có lệnh “{named}”"
    return f"thừa “{named}”" if "extra argument" in english else "không hiểu lệnh"


def _name(refusal: Exception) -> str:
    param: Any = getattr(refusal, "param", None)
    return str(param.get_error_hint() if param else "thông tin").replace("'", "")


def _allowed(refusal: Exception, english: str) -> str:
    """The values that may be given, where they are few; else what the option is for."""
    _, listed, values = english.partition(" is not one of ")
    if listed:
        return f"; chỉ nhận: {values.rstrip('.').replace(chr(39), '')}"
    meant = getattr(getattr(refusal, "param", None), "help", None)
    return f" ({meant.rstrip('.')})" if meant else ""
