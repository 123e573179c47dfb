"""What a page showed before it is written: sealed, so that exactly that is written, and for an hour."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import Http404
from django.utils.translation import gettext as _

from parindex.office.errors import Refusal
from parindex.web.middleware import ActingRequest

LASTS = timedelta(hours=1)
"""How long what was shown may still be written."""


class PreviewGone(Refusal):
    """What was shown is too old to be written."""

    def __init__(self) -> None:
        super().__init__(_("Bản xem trước này đã quá một giờ nên chưa ghi gì; đề nghị tải tệp lên và xem trước lại."))


def sealed(content: Any, use: str) -> str:
    """A content as a page carries it, for one use."""
    return signing.dumps(content, salt=use, compress=True)


def opened(request: ActingRequest, use: str) -> Any:
    """What was sealed for this very use. PreviewGone when that was too long ago, 404 when it never was."""
    try:
        return signing.loads(request.POST.get("sealed", ""), salt=use, max_age=LASTS)
    except signing.SignatureExpired as expired:
        raise PreviewGone from expired
    except signing.BadSignature as broken:
        raise Http404 from broken
