"""What is open to everybody: pages without login that browsers and caches may keep, and files that never change."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.http import require_safe

from parindex.office.evidence.models import File
from parindex.office.evidence.store import opened

KEPT_FOR = 300
"""Seconds that a page may be kept without asking: so long may a correction stay unseen."""
FOR_EVER = 365 * 24 * 3600
MOST_TYPED = 100
"""Letters of what is typed into a search that are looked for."""
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}

View = Callable[..., HttpResponse]
Shown = Callable[..., HttpResponseBase]


def public(view: View) -> Shown:
    """Show a page to everybody who asks, by GET or HEAD, with an ETag over what it says."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        patch_cache_control(response, public=True, max_age=KEPT_FOR)
        set_response_etag(response)
        return get_conditional_response(request, response["ETag"], response=response) or response

    open_to_all: Shown = login_not_required(require_safe(shown))
    return open_to_all


def typed(request: HttpRequest, name: str = "q") -> str:
    """What was typed into a search."""
    return request.GET.get(name, "")[:MOST_TYPED]


def lasting(request: HttpRequest, file: File, name: str) -> HttpResponseBase:
    """A stored file that never changes under its address, to save under a name."""
    headers = {
        "Cache-Control": f"public, max-age={FOR_EVER}, immutable",
        "Content-Length": str(file.size),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "ETag": f'"{file.sha256}"',
        "X-Content-Type-Options": "nosniff",
    }
    head = HttpResponse(content_type=MEDIA[file.media], headers=headers)
    answer = get_conditional_response(request, headers["ETag"], response=head) or head
    if answer is not head or request.method == "HEAD":
        return answer
    return FileResponse(
        opened(file), as_attachment=True, filename=name, content_type=MEDIA[file.media], headers=headers
    )
