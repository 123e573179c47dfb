"""JSON of the schema parindex.check/1."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from parindex.checking.finding import BUCKETS, Verdict
from parindex.writing.schema import document, line, render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "check.schema.json").read_bytes())
TYPES = {"string": str, "integer": int, "number": (int, float), "object": dict, "array": list, "null": type(None)}


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value departs from the part of JSON Schema that the document uses."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    wanted = schema.get("type", [])
    types = [wanted] if isinstance(wanted, str) else wanted
    if types and not any(isinstance(value, TYPES[name]) for name in types):
        return [f"{at}: {value!r} is not {types}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    if "const" in schema and value != schema["const"]:
        return [f"{at}: {value!r} is not {schema['const']!r}"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return [f"{at}: {value!r} does not fit {schema['pattern']}"]
    if isinstance(value, list):
        return [fault for n, item in enumerate(value) for fault in faults(item, schema["items"], f"{at}[{n}]")]
    if isinstance(value, dict):
        known, rest = schema.get("properties", {}), schema.get("additionalProperties")
        found = [f"{at}: {key} is missing" for key in schema.get("required", []) if key not in value]
        for key, item in value.items():
            part = known.get(key, rest)
            found += faults(item, part, f"{at}.{key}") if part else [f"{at}: {key} is unknown"]
        return found
    return []


def test_the_document_fits_its_published_schema(verdict: Verdict) -> None:
    assert faults(json.loads(render(verdict)), SCHEMA) == []


def test_what_was_not_read_is_named_only_where_there_is_any(verdict: Verdict) -> None:
    assert set(document(verdict)["source"]) == {"path", "sha256", "format", "pages"}
    source = replace(verdict.sheet.source, skipped=("Trang 2 là ảnh nên chưa được đọc.",))
    found = document(replace(verdict, sheet=replace(verdict.sheet, source=source)))
    assert found["source"]["skipped"] == ["Trang 2 là ảnh nên chưa được đọc."]
    assert faults(found, SCHEMA) == []


def test_the_schema_refuses_what_it_does_not_know(verdict: Verdict) -> None:
    broken = document(verdict) | {"schema": "parindex.check/2", "more": 1}
    broken["rows"][0]["claimed"] = 1.0
    assert len(faults(broken, SCHEMA)) == 3


def test_absent_is_null_and_points_are_strings(verdict: Verdict) -> None:
    found = document(verdict)
    assert found["header"]["number"] is None
    assert found["rows"][4] == {
        "id": "1.2#1",
        "label": None,
        "title": "Có từ 05 cuộc đối thoại",
        "maximum": "1",
        "claimed": "1.0",
        "computed": "0.4",
        "state": "suggested",
        "trace": "2/5 cuộc → 0,4/1",
        "explanation": "Đã tổ chức 02 cuộc; dự kiến còn 03 cuộc",
        "page": 2,
        "parent": "1.2",
        "uncertain": [],
        "extra": {"Ghi chú": "xem hồ sơ"},
    }
    assert found["findings"][1]["at_risk"] == "0.6"
    assert found["findings"][0]["at_risk"] == "0"


def test_the_buckets_add_up_to_the_claim(verdict: Verdict) -> None:
    totals = document(verdict)["totals"]
    assert sum(Decimal(totals[bucket]) for bucket in BUCKETS) == Decimal(totals["claimed"]) == Decimal("9.25")


def test_large_and_small_points_never_use_an_exponent(verdict: Verdict) -> None:
    large = replace(verdict.sheet.rows[0], maximum=Decimal("1E+3"), claimed=Decimal("0.0001"))
    found = document(replace(verdict, sheet=replace(verdict.sheet, rows=(large,))))
    assert (found["rows"][0]["maximum"], found["rows"][0]["claimed"]) == ("1000", "0.0001")


def test_no_edition_is_null(verdict: Verdict) -> None:
    assert document(replace(verdict, edition=None, match=0.3))["edition"] == {"id": None, "match": 0.3}


def test_a_line_is_the_same_document_on_one_line(verdict: Verdict) -> None:
    assert "\n" not in line(verdict)
    assert json.loads(line(verdict)) == json.loads(render(verdict))
