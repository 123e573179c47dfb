"""The form that maps an export's columns to fields and its words to values: what it offers and what came back."""

from collections.abc import Iterator

from django.http import QueryDict
from django.utils.translation import gettext as _

from parindex.indicators.cases.profile import CASES, Profile, is_personal
from parindex.indicators.loader import record_set
from parindex.indicators.record_set import Column
from parindex.office.cases.mapping import NAME, with_units
from parindex.office.units.models import Unit

COLUMN, FIELD = "cot", "truong"
WORD, WORD_OF, VALUE = "tu", "tu-cua", "nghia"
"""Names that repeat, once for each column or word, in the same order."""
MOST = 400
"""Columns and words of one form."""


def fields() -> list[tuple[str, str]]:
    """Every field with its heading; * where it is needed."""
    return [(one.name, f"{one.heading} *" if one.required else one.heading) for one in record_set(CASES).columns]


def values(column: Column) -> list[tuple[str, str]]:
    """The values of a column of choices or answers, with their words."""
    return list(column.choices.items()) if column.choices else [("yes", _("có")), ("no", _("không"))]


def profile_in(form: QueryDict, unit: Unit) -> Profile:
    """The profile that the form says; what names no field or value of ours is left out."""
    columns: dict[str, list[str]] = {}
    known = record_set(CASES).by_name
    for heading, field in _pairs(form, COLUMN, FIELD):
        if field in known and not is_personal(heading):
            columns.setdefault(field, []).append(heading)
    words: dict[str, dict[str, str]] = {}
    for (word, value), field in zip(_pairs(form, WORD, VALUE), form.getlist(WORD_OF)[:MOST], strict=False):
        if field in columns and value in dict(values(known[field])):
            words.setdefault(field, {})[word] = value
    told = {field: tuple(headings) for field, headings in columns.items()}
    return with_units(unit, Profile(name=NAME, columns=told, words=words))


def _pairs(form: QueryDict, first: str, second: str) -> Iterator[tuple[str, str]]:
    return zip(form.getlist(first)[:MOST], form.getlist(second)[:MOST], strict=False)
