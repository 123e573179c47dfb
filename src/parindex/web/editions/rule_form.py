"""The fields of a leaf's rule: its kind, and what that kind declares."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from parindex.editions.wording import KIND_WORDS
from parindex.rules.kinds import KINDS
from parindex.rules.settings import Setting, settings_of
from parindex.web.editions.fields import BLANKS, Choices, Errors, Field, Group, Plain, options, shown


def _if_none() -> Choices:
    return (
        ("", _("– chọn –")),
        ("judged", _("người thẩm định quyết định")),
        ("full", _("được điểm tối đa")),
        ("zero", _("0 điểm")),
        ("exclude", _("không chấm, chia lại điểm cho các tiêu chí cùng nhóm")),
    )


def _years(year: str) -> Choices:
    usual = {
        "-1": _("của năm trước liền kề năm đánh giá"),
        "": _("của năm đánh giá"),
        "+1": _("của năm sau liền kề năm đánh giá"),
    }
    return list((usual | ({} if year in usual else {year: f"{_('của năm đánh giá')} {year}"})).items())


def of_kind(content: Plain, errors: Errors) -> Field:
    """Which kind of rule a leaf has."""
    kind = content.get("rule", {}).get("kind", "judged")
    return Field("rule-kind", _("Cách tính"), kind, "select", options(KIND_WORDS), error=errors.take("rule"))


def of_rule(content: Plain, errors: Errors) -> list[Field | Group]:
    """What the kind of a leaf's rule asks for."""
    rule = content.get("rule", {})
    kind = rule.get("kind", "judged")
    facts = content.get("facts", ())
    names = [fact["name"] for fact in facts]
    asked = [("", _("– chọn số liệu –")), *((str(at), fact["ask"]) for at, fact in enumerate(facts))]
    settings = settings_of(kind) if kind in KINDS else ()
    return [field for name, one in settings for field in _setting(name, one, rule, names, asked, errors)]


def _setting(
    name: str, setting: Setting, rule: Plain, names: Sequence[str], asked: Choices, errors: Errors
) -> list[Field | Group]:
    value, field_name, label, hint = rule.get(name), f"rule-{name}", setting.label, setting.hint
    if setting.shape in ("steps", "grades", "parts", "options"):
        return [_pairs(name, setting, value, names, asked, errors)]
    error = errors.take("rule", name)
    if setting.shape == "facts":
        ticked = [str(names.index(fact)) for fact in value or () if fact in names]
        return [Field(field_name, label, ticked, "checks", asked[1:], hint, error)]
    if setting.shape == "day":
        year, day = (value or "Y/").removeprefix("Y").split("/", 1)
        text = "/".join(reversed(day.split("-")))
        return [
            Field(field_name, label, text, hint=hint, error=error and _("Ghi ngày/tháng, ví dụ 01/10.")),
            Field(f"{field_name}-year", f"{label}, {_('năm')}", year, "select", _years(year)),
        ]
    if setting.shape == "fact":
        place = str(names.index(value)) if value in names else ""
        return [Field(field_name, label, place, "select", asked, hint, error)]
    if setting.shape == "none":
        return [Field(field_name, label, value or "", "select", _if_none(), hint, error)]
    if setting.shape == "formula":
        known = "; ".join(f"{called} = {words[1]}" for called, words in zip(names, asked[1:], strict=True))
        names = _("Tên số liệu")
        hint = f"{hint}. {names}: {known or '–'}"
        return [Field(field_name, label, value or "", "area", (), hint, error)]
    return [Field(field_name, label, shown(value), "number", (), hint, error)]


def _pairs(name: str, setting: Setting, value: Any, names: Sequence[str], asked: Choices, errors: Errors) -> Group:
    """The rows of a setting that is a list of pairs, or a map from something to a percent."""
    keys = {
        "steps": ("from", "gives"),
        "parts": ("fact", "points"),
        "options": ("fact", "gives"),
        "grades": ("name", "gives"),
    }
    left, right = keys[setting.shape]
    labels = {
        "from": _("Từ (%)"),
        "gives": _("được (% điểm tối đa)"),
        "points": _("Điểm"),
        "fact": _("Số liệu"),
        "name": _("Mức"),
    }
    given = (
        [{left: key, right: percent} for key, percent in value.items()] if isinstance(value, Mapping) else value or []
    )
    rows = []
    for at, pair in enumerate([*given, *BLANKS]):
        field_name, stands = f"rule-{name}-{at}", pair.get(left, "")
        if left == "fact":
            place = str(names.index(stands)) if stands in names else ""
            first = Field(f"{field_name}-{left}", labels[left], place, "select", asked)
        else:
            first = Field(f"{field_name}-{left}", labels[left], shown(stands) if left == "from" else stands)
        where = (stands,) if isinstance(value, Mapping) else (at, right)
        error = errors.take("rule", name, *where)
        rows.append(
            [first, Field(f"{field_name}-{right}", labels[right], shown(pair.get(right)), "number", error=error)]
        )
    return Group(f"rule-{name}", setting.label, setting.hint, rows, error=errors.take("rule", name))
