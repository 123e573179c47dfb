"""Pages for addresses that lead nowhere and for our own faults."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parindex.web.middleware import came_from


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that brings too much, or that is damaged; nothing of it was taken in."""
    return render(request, "not-taken.html", {"limits": settings.CONFIGURATION}, status=400)


def opened_before(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of a page that was opened before somebody logged in or out elsewhere in the browser; nothing was done."""
    return render(request, "opened-before.html", {"back": came_from(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing here, or nothing that this account may see: which of the two is not told."""
    return render(request, "not-found.html", status=404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Something of ours failed; no detail reaches the user."""
    return render(request, "our-fault.html", status=500)
