"""What a form of an edition's row or head sends, as YAML would say it: still text, for the library to judge."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count
from typing import Any

from django.http import QueryDict

from parindex.rules.kinds import KINDS
from parindex.rules.settings import SETTINGS, settings_of
from parindex.vietnamese.normal import fold

Plain = dict[str, Any]

_IDLE = frozenset(
    [
        "bao",
        "nhieu",
        "co",
        "khong",
        "chua",
        "da",
        "duoc",
        "nhung",
        "cac",
        "trong",
        "ngay",
        "nao",
        "la",
        "so",
        "ty",
        "le",
    ]
)
"""Words of a question that say nothing of what is asked."""

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
_YEAR = re.compile(r"[+-]\d{1,2}|")


def criterion(form: QueryDict, leaf: bool) -> Plain:
    """A criterion as typed; of a parent only what a parent has."""
    found = _texts(form, "label", "title") | _numbers(form, "points")
    found["legal"] = [row for row in _rows(form, "legal", "key", "article") if "key" in row]
    if not leaf:
        return found
    facts, names = _facts(form)
    rule = _rule(form, names)
    if rule["kind"] == "graded":
        for fact in facts:
            if fact["name"] == rule.get("fact"):
                fact |= {"type": "choice", "choices": list(rule["grades"])}
    evidence = [row for row in _rows(form, "evidence", "what", "form", "required") if "what" in row]
    return found | {
        "facts": facts,
        "rule": rule,
        "evidence": [row | {"required": row.get("required") == "yes"} for row in evidence],
        **_texts(form, "basis", "stated_in", "period", "by", "self_scored"),
    }


def head(form: QueryDict) -> Plain:
    """An edition's head as typed, with its sources of law under `legal`."""
    found = _texts(form, "title", "level", "assesses", "in_force", "ties") | _numbers(form, "total", "bonus", "penalty")
    rounding = form.get("rounding", "")
    bands = [row for row in _rows(form, "bands", "name", "at_least") if "name" in row]
    legal: Plain = {}
    for row in _rows(form, "legal", "key", "number", "issued", "issuer", "title", "certainty"):
        if "number" in row:
            key = row.pop("key", "") or _free("-".join(_words(row["number"])) or "van-ban", "-", legal)
            legal[key] = row | ({"issued": _iso(row["issued"])} if "issued" in row else {})
    if "in_force" in found:
        found["in_force"] = _iso(found["in_force"])
    return found | {
        "rounding": int(rounding) if rounding in ("0", "1", "2", "3", "4") else rounding,
        "bands": [row | _number_of(row, "at_least") for row in bands],
        "legal": legal,
    }


def _texts(form: QueryDict, *names: str) -> Plain:
    return {name: text for name in names if (text := form.get(name, "").strip())}


def _numbers(form: QueryDict, *names: str) -> Plain:
    return {name: number(text) for name, text in _texts(form, *names).items()}


def number(text: str) -> str:
    """A number as typed with a decimal comma, in the form that the library reads."""
    return text.strip().replace(",", ".")


def _rows(form: QueryDict, group: str, *names: str) -> list[Plain]:
    """The rows of a group of fields, each with what was typed in it; blank rows as they stand between the others."""
    places = {int(found[1]) for key in form if (found := re.fullmatch(rf"{group}-(\d{{1,3}})-\w+", key))}
    last = max(places, default=-1)
    return [
        {name: text for name in names if (text := form.get(f"{group}-{place}-{name}", "").strip())}
        for place in range(last + 1)
    ]


def _facts(form: QueryDict) -> tuple[list[Plain], list[str]]:
    """The facts that are asked, and the name of each row of the form, for settings that refer to it by its place."""
    found: list[Plain] = []
    names: list[str] = []
    typed = _rows(form, "facts", "name", "ask", "type", "unit", "minimum", "maximum", "choices", "from")
    taken = {row["name"] for row in typed if "name" in row}
    for row in typed:
        if "ask" not in row:
            names.append("")
            continue
        name = row.pop("name", "") or _free(_called(row["ask"]), "_", taken)
        taken.add(name)
        names.append(name)
        choices = [each.strip() for each in re.split(r"[;\n]", row.pop("choices", "")) if each.strip()]
        bounds = _number_of(row, "minimum") | _number_of(row, "maximum")
        found.append({"name": name, **row, **bounds, **({"choices": choices} if choices else {})})
    return found, names


def _called(ask: str) -> str:
    """A name for a fact out of its question: the first words that say what is asked."""
    words = [word for word in _words(ask) if word not in _IDLE]
    return re.sub(r"^(?=[0-9])", "n", "_".join(words[:4])) or "so_lieu"


def _free(name: str, between: str, taken: Collection[str]) -> str:
    """The name, or the name with the first number that makes it new."""
    tries = chain([name], (f"{name}{between}{number}" for number in count(2)))
    return next(each for each in tries if each not in taken)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text))


def _number_of(row: Plain, name: str) -> Plain:
    return {name: number(row[name])} if name in row else {}


def _iso(day: str) -> str:
    """A day as officials write it, in the form that the library reads; anything else stays for it to refuse."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", day)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else day


def _rule(form: QueryDict, names: Sequence[str]) -> Plain:
    kind = form.get("rule-kind", "judged")
    settings = settings_of(kind) if kind in KINDS else ()
    return {"kind": kind} | {name: value for name, _ in settings for value in _setting(form, name, names)}


def _setting(form: QueryDict, name: str, names: Sequence[str]) -> Iterator[Any]:
    """What was typed for one setting; nothing where it was left blank."""
    shape, field = SETTINGS[name].shape, f"rule-{name}"
    text = form.get(field, "").strip()
    if shape == "facts":
        yield [fact for place in form.getlist(field) if (fact := _fact(place, names))]
    elif shape == "steps":
        rows = [row for row in _rows(form, field, "from", "gives") if row]
        yield [_number_of(row, "from") | _number_of(row, "gives") for row in rows]
    elif shape == "grades":
        rows = [row for row in _rows(form, field, "name", "gives") if "name" in row]
        yield {row["name"]: number(row.get("gives", "")) for row in rows}
    elif shape in ("parts", "options"):
        value = "points" if shape == "parts" else "gives"
        given = [
            (_fact(row.get("fact", ""), names), number(row.get(value, ""))) for row in _rows(form, field, "fact", value)
        ]
        yield (
            [{"fact": fact, "points": points} for fact, points in given if fact]
            if shape == "parts"
            else {fact: percent for fact, percent in given if fact}
        )
    elif shape == "day" and text:
        yield _bound(form.get(f"{field}-year", ""), text)
    elif shape == "fact" and (fact := _fact(text, names)):
        yield fact
    elif shape == "number" and text:
        yield int(text) if name == "n" and text.isdecimal() and len(text) < 10 else number(text)
    elif shape in ("none", "formula") and text:
        yield text


def _fact(place: str, names: Sequence[str]) -> str:
    """The name of the fact in a row of the form."""
    return names[int(place)] if place.isdecimal() and len(place) < 4 and int(place) < len(names) else ""


def _bound(year: str, day: str) -> str:
    found = _DAY.fullmatch(day)
    told = f"{int(found[2]):02}-{int(found[1]):02}" if found else day
    return f"Y{year if _YEAR.fullmatch(year) else ''}/{told}"
