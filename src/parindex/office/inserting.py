"""Many new rows of a table in few statements, without an object for each: what acts on thousands of sheets write with.

An object costs ten times what its row does. Values are those that the model's fields would keep.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import DateField, DateTimeField, Field, JSONField, Model

_VALUES = 30_000
"""The most values in one statement; SQLite takes 32,766, PostgreSQL 65,535."""

Prepare = Callable[[Any], Any]


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values stand in the order of `columns`, attributes of the model: all but its key."""
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in columns]
    prepared = [(place, prepare) for place, field in enumerate(fields) if (prepare := _prepare(field))]
    names = ", ".join(f'"{field.column}"' for field in fields)
    begun = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES '  # noqa: S608  (our own names)
    one = f"({', '.join(['%s'] * len(fields))})"
    unwritten = iter(rows)
    with connection.cursor() as cursor:
        while some := [list(row) for row in islice(unwritten, _VALUES // len(fields))]:
            for row in some:
                for place, prepare in prepared:
                    row[place] = prepare(row[place])
            cursor.execute(begun + ", ".join([one] * len(some)), list(chain.from_iterable(some)))


def _prepare(field: Field[Any, Any]) -> Prepare | None:
    """How a value becomes what the database takes; nothing for numbers and texts."""
    if isinstance(field, JSONField):
        return _as_json
    if isinstance(field, DateTimeField):
        return connection.ops.adapt_datetimefield_value
    return connection.ops.adapt_datefield_value if isinstance(field, DateField) else None


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def insert_made(made: Sequence[Model]) -> None:
    """Insert objects of one model as they are; they learn no keys."""
    if made:
        columns = [field.attname for field in made[0]._meta.concrete_fields if not field.primary_key]
        insert(type(made[0]), columns, map(attrgetter(*columns), made))
