"""Plain text files: their letters, whichever encoding they were saved in, as lines."""

import codecs

from parindex.reading.errors import ReadingError
from parindex.reading.table import Document
from parindex.vietnamese.legacy import decode, from_windows_1258

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TEXT_CONTROLS = set("\t\n\r\f\v")


def read_document(content: bytes) -> Document:
    """The lines of a text file; a form feed ends a page. ReadingError when the bytes are no text."""
    text = decode(_letters(content)).text
    controls = sum((letter < " " and letter not in _TEXT_CONTROLS) or letter == "\ufffd" for letter in text)
    if controls * 50 > len(text):
        raise ReadingError(
            "Tệp không phải văn bản và cũng không thuộc định dạng đọc được. Đề nghị chọn tệp .docx, .xlsx, .pdf, .txt."
        )
    pages = text.count("\f") + 1 if "\f" in text else None
    return Document(tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")), pages)


def _letters(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if wide := _wide_encoding(content):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # A text saved before Unicode: TCVN3 and VNI are told by their letters, each byte being one of Latin-1.
        return from_windows_1258(content) or content.decode("latin-1")


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is 0 where the letters are plain, as spaces and digits are."""
    sample = content[:4000]
    zeros = {"utf-16-be": sample[::2].count(0), "utf-16-le": sample[1::2].count(0)}
    encoding = max(zeros, key=zeros.__getitem__)
    return encoding if 6 * zeros[encoding] > len(sample) and 8 * min(zeros.values()) <= zeros[encoding] else None
