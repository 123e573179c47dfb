"""The first page: what a report's check looks like, before anybody logs in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parindex.office.demonstration.queries import cast
from parindex.web.pages.entrance import from_this_machine


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    """The page; the demonstration's people stand on it when it may be tried from here."""
    return render(request, "first.html", {"cast": cast() if from_this_machine(request) else []})
