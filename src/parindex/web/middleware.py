"""What every request carries: its language, the actor behind it, and refusals turned into words."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_htmx.middleware import HtmxDetails

from parindex.office.errors import Forbidden, Refusal
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person

Respond = Callable[[HttpRequest], HttpResponse]


class ActingRequest(HttpRequest):
    """A request of somebody who has logged in."""

    actor: Actor
    user: Person
    htmx: HtmxDetails


def acting(respond: Respond) -> Respond:
    """Give a request `actor`, read when first asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor(cast(Person, request.user)))  # type: ignore[attr-defined]
        return respond(request)

    return middleware


def spoken(respond: Respond) -> Respond:
    """Answer in the language that was chosen on a page, else in Vietnamese: many a browser here asks for English."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(language):
            response = respond(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def storable(respond: Respond) -> Respond:
    """Refuse a request with the one letter, NUL, that PostgreSQL cannot hold; nobody types it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        sent = [*request.GET.lists(), *request.POST.lists()]
        if "\0" in request.path or any("\0" in value for name, values in sent for value in [name, *values]):
            return render(
                request,
                "refusal.html",
                {"refusal": _("Nội dung có ký tự ẩn không lưu được; đề nghị gõ lại thay vì dán, rồi gửi lại.")},
                status=400,
            )
        return respond(request)

    return middleware


class LoggedIn(LoginRequiredMiddleware):
    """Ask whoever has not logged in to do so: by the page, or by 401 where only a part of a page was asked for.

    A part must not become the login page: what was typed stands beside it and would be lost from sight.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """The answer to whoever has no session, or none any more; None lets the others pass."""
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        return HttpResponse(status=401) if refused and getattr(request, "htmx", False) else refused


class refusals:
    """Show a room's refusal in words: as a page, or as a strip where only a part of a page was asked for."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to a refusal; None lets our own faults pass on."""
        if not isinstance(error, Refusal):
            return None
        template = "parts/refusal.html" if getattr(request, "htmx", False) else "refusal.html"
        shown = {"refusal": error, "back": came_from(request)}
        return render(request, template, shown, status=403 if isinstance(error, Forbidden) else 409)


def came_from(request: HttpRequest) -> str:
    """The page of ours that a form was sent from; blank where it is another's or not told."""
    page = urlsplit(request.headers.get("Referer", ""))
    own = page.netloc == request.get_host()
    return f"{page.path}?{page.query}".rstrip("?") if own else ""
