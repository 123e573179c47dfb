"""One line of a register in its table: opened, written, taken out, put back, and what became of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.office.errors import Refusal
from parindex.office.registers import actions
from parindex.office.registers.content import called, shown, understand
from parindex.office.registers.errors import RecordChanged, RecordRefused
from parindex.office.registers.models import Record
from parindex.web.middleware import ActingRequest
from parindex.web.registers.history import history as told
from parindex.web.registers.lines import Cell, carried, cells, rows, typed
from parindex.web.registers.place import Place, place


@require_http_methods(["GET", "POST"])
def line(request: ActingRequest, unit: int, register: str, pk: int) -> HttpResponse:
    """A line opened to be written, or written as typed; a refusal or a conflict keeps what was typed."""
    here = place(request, unit, register)
    stored = here.line(pk)
    if request.method == "GET":
        if "xem" in request.GET or not here.writes:
            return _shown(request, here, stored)
        return _opened(request, here, stored, cells(here.register, typed(here.register, stored.values)))
    said = _said(request, here)
    seen = request.POST.get("over") or request.POST.get("version", "")
    try:
        saved = actions.save(request.actor, unit, register, pk, int(seen) if seen.isdecimal() else -1, said)
    except RecordRefused as refused:
        return _opened(request, here, stored, cells(here.register, said, refused.problems), 422)
    except RecordChanged as met:
        return _met(request, here, met, said)
    return _shown(request, here, saved)


@require_POST
def new(request: ActingRequest, unit: int, register: str) -> HttpResponse:
    """A new line, and above it a blank one for the next; a refusal keeps what was typed."""
    here = place(request, unit, register)
    said = _said(request, here)
    try:
        saved = actions.save(request.actor, unit, register, None, 0, said)
    except RecordRefused as refused:
        wrong = {**here.shown, "cells": cells(here.register, said, refused.problems), "begin": True}
        return render(request, "parts/register-blank.html", wrong, status=422)
    blank = cells(here.register, carried(here.register, saved.values))
    added = rows(here.register, [saved], timezone.localdate())
    return render(request, "parts/register-added.html", {**here.shown, "cells": blank, "begin": True, "rows": added})


@require_POST
def take_out(request: ActingRequest, unit: int, register: str, pk: int) -> HttpResponse:
    """Take a line out; in its place stands how to put it back."""
    here = place(request, unit, register)
    seen = request.POST.get("version", "")
    try:
        stored = actions.take_out(
            request.actor, unit, register, here.line(pk).pk, int(seen) if seen.isdecimal() else -1
        )
    except RecordChanged as met:
        return _met(request, here, met, _said(request, here))
    return _out(request, here, stored)


@require_POST
def put_back(request: ActingRequest, unit: int, register: str, pk: int) -> HttpResponse:
    """Put a line back that was taken out."""
    here = place(request, unit, register)
    stored = here.line(pk)
    try:
        stored = actions.put_back(request.actor, unit, register, pk)
    except RecordRefused as refused:
        return _out(request, here, stored, refused, status=409)
    return _shown(request, here, stored)


@require_GET
def history(request: ActingRequest, unit: int, register: str, pk: int) -> HttpResponse:
    """Every state of a line: a part beneath it, or a page of its own."""
    here = place(request, unit, register)
    stored = here.line(pk)
    past = told(here.register, stored)
    if request.htmx:
        return render(request, "parts/register-past.html", {"past": past})
    said = [(column.heading, shown(column, stored.values.get(column.name))) for column in here.register.fields]
    called_so = called(here.register, stored.values)
    return render(request, "register-history.html", {**here.shown, "past": past, "said": said, "called": called_so})


def _said(request: ActingRequest, here: Place) -> dict[str, str]:
    """What was typed, by column."""
    return {column.name: request.POST.get(f"c-{column.name}", "") for column in here.register.fields}


def _shown(request: ActingRequest, here: Place, stored: Record) -> HttpResponse:
    one = {"rows": rows(here.register, [stored], timezone.localdate()), "begin": True}
    return render(request, "parts/register-rows.html", {**here.shown, **one})


def _opened(
    request: ActingRequest, here: Place, stored: Record, written: list[Cell], status: int = 200, **more: Any
) -> HttpResponse:
    """The line with its cells to write in, over the version that was seen."""
    version = request.POST.get("version", stored.version)
    opened = {"line": stored, "version": version, "cells": written, "begin": True, **more}
    return render(request, "parts/register-open.html", {**here.shown, **opened}, status=status)


def _met(request: ActingRequest, here: Place, met: RecordChanged, said: dict[str, str]) -> HttpResponse:
    """Both sides, cell by cell, where somebody else changed the line meanwhile."""
    theirs = met.theirs.values
    try:
        mine = understand(here.register, said)
    except RecordRefused:
        mine = {}
    otherwise = {
        column.name: shown(column, theirs.get(column.name))
        for column in here.register.fields
        if mine.get(column.name) != theirs.get(column.name)
    }
    written = cells(here.register, said, theirs=otherwise)
    return _opened(request, here, met.theirs, written, 409, theirs=met.theirs)


def _out(
    request: ActingRequest, here: Place, stored: Record, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    told_so = {**here.shown, "line": stored, "called": called(here.register, stored.values), "refusal": refusal}
    return render(request, "parts/register-out.html", told_so, status=status)
