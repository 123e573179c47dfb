"""Stored files as answers: under a plain name, by the type that their bytes show, and never able to run."""

from django.http import HttpResponse

from parindex.office.evidence.models import File
from parindex.office.evidence.store import content_of
from parindex.vietnamese.normal import fold

SHOWN = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
"""What a browser may show in its own window; everything else is only saved."""


def download(file: File, name: str) -> HttpResponse:
    """A stored file under a name of plain letters, whatever name it came under."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in fold(name))
    words = "-".join(filter(None, plain.split("-")))[:80] or "tai-lieu"
    manner = "inline" if file.media in SHOWN else "attachment"
    headers = {
        "Content-Disposition": f'{manner}; filename="{words}.{file.media}"',
        "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(
        content_of(file), content_type=SHOWN.get(file.media, "application/octet-stream"), headers=headers
    )
