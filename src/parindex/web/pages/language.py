"""The switch between Vietnamese and English, kept in the browser's cookie."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@csrf_exempt
@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language and go back to the page, if it is one of ours.

    It asks for no token: public pages carry none, so that caches may keep them, and nothing but the language is kept.
    """
    return set_language(request)
