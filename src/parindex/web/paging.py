"""Long lists in pages: the page asked for, the order asked for."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest

SIZE = 100
"""Rows of one page."""


def page_of(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    """The page that `trang` names: the first when it names none, the last when there are fewer."""
    return Paginator(found, SIZE).get_page(request.GET.get("trang"))


Columns = tuple[str | OrderBy, ...]


def in_order(request: HttpRequest, orders: Mapping[str, Columns]) -> tuple[str, Columns]:
    """The order that `xep` names among those offered, by name and by columns; the first when it names none."""
    name = request.GET.get("xep", "")
    name = name if name in orders else next(iter(orders))
    return name, orders[name]
