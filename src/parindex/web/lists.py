"""An uploaded list read into rows of cells; nothing of it is kept."""

import tempfile
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from parindex.office.units.errors import ListRefused
from parindex.reading.errors import ReadingError
from parindex.reading.limits import from_environment
from parindex.reading.listing import read_listing
from parindex.web.reports import place

MOST_BYTES = 5 * 1024 * 1024


def read_list(upload: "UploadedFile[bytes] | None") -> list[list[str]]:
    """The rows of an uploaded list. ListRefused says why not."""
    if upload is None or not upload.size:
        raise ListRefused(_("Chưa chọn tệp, hoặc tệp rỗng. Đề nghị chọn danh sách .xlsx hoặc .csv."))
    if upload.size > MOST_BYTES:
        raise ListRefused(_("Danh sách lớn hơn 5 MB. Đề nghị bỏ hình ảnh, trang tính thừa hoặc chia thành nhiều tệp."))
    try:
        with place(), tempfile.TemporaryDirectory(prefix="parindex-") as folder:
            path = Path(folder) / "danh-sach"
            with path.open("wb") as file:
                file.writelines(upload.chunks())
            return read_listing(path, from_environment())
    except ReadingError as refused:
        raise ListRefused(str(refused)) from refused
