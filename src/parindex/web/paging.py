"""Long lists in pages: the page asked for, the order asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest

SIZE = 100
"""Rows of one page."""
Column = str | OrderBy
"""One column of an order."""


def page_of(request: HttpRequest, found: QuerySet[Any] | Sequence[Any], size: int = SIZE) -> Page[Any]:
    """The page that `trang` names: the first when it names none, the last when there are fewer."""
    return Paginator(found, size).get_page(request.GET.get("trang"))


def in_order(request: HttpRequest, orders: Mapping[str, tuple[Column, ...]]) -> tuple[str, tuple[Column, ...]]:
    """The order that `xep` names among those offered, by name and by columns; the first when it names none."""
    name = request.GET.get("xep", "")
    name = name if name in orders else next(iter(orders))
    return name, orders[name]
