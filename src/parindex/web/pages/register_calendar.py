"""The deadlines of all registers of a unit: what is overdue, and a month day by day; also as a calendar's file."""

import re
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from parindex.office.registers.models import Record
from parindex.office.registers.queries import deadlines
from parindex.web.middleware import ActingRequest
from parindex.web.registers.calendar import MOST_OVERDUE, due_until, last_of, month_after, weeks
from parindex.web.registers.place import unit_read
from parindex.writing.icalendar import Event, render_calendar

_MONTH = re.compile(r"(2\d{3})-(0[1-9]|1[0-2])")
MOST_DAYS = 366
"""How far ahead the calendar's file looks."""


@require_GET
def page(request: ActingRequest, unit: int) -> HttpResponse:
    """The month that `thang` names, this one when it names none."""
    here, today = unit_read(request, unit), timezone.localdate()
    first = _month(request.GET.get("thang", ""), today)
    last = last_of(first)
    found = deadlines([here.pk], last)
    late = found.filter(due__lt=today)
    inside = due_until(found.filter(due__gte=first), today)
    shown = {
        "unit": here,
        "first": first,
        "overdue": due_until(late[:MOST_OVERDUE], today),
        "overdue_in_all": late.count(),
        "weeks": weeks(first, inside, today),
        "any": bool(inside),
        "before": month_after(first, -1),
        "after": month_after(first, 1),
    }
    return render(request, "register-calendar.html", shown)


def _month(asked: str, today: date) -> date:
    found = _MONTH.fullmatch(asked)
    return date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


@require_GET
def file(request: ActingRequest, unit: int) -> HttpResponse:
    """Every open line of a year ahead, and all that is overdue, for other calendars."""
    here, today = unit_read(request, unit), timezone.localdate()
    due = due_until(deadlines([here.pk], date.fromordinal(today.toordinal() + MOST_DAYS)), today)
    events = [Event(_uid(one.line), one.line.due or today, one.what, one.title, one.line.changed_at) for one in due]
    content = render_calendar(f"Hạn công việc – {here.name}", events)
    headers = {"Content-Disposition": f'attachment; filename="lich-han-{here.pk}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _uid(line: Record) -> str:
    return f"record-{line.pk}@parindex"
