"""How much one request may bring: told by its length before a byte of its files is taken in."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class Bounded(FileUploadHandler):
    """Refuses a request that is longer than PARINDEX_REQUEST_MB; the handlers after it take the files in."""

    def handle_raw_input(
        self, input_data: Any, META: dict[str, str], content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        """RequestDataTooBig ends the request before anything is stored."""
        if content_length > settings.CONFIGURATION.request_mb * 1024 * 1024:
            raise RequestDataTooBig("more than one request may bring")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand every piece on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the finished file to the handlers after this one."""
