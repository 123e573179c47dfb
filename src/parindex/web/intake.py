"""An uploaded file examined before an action keeps it: at a reader's place, within the reader's limits."""

from django.core.files.uploadedfile import UploadedFile

from parindex.office.evidence.examining import Examined, examine
from parindex.office.evidence.store import received
from parindex.web.reports import place


def examined(file: "UploadedFile[bytes]") -> Examined:
    """What a file says of itself. FileRefused for what is not taken; ReportRefused while all readers are at work."""
    content = received(file)
    with place():
        return examine(content)
