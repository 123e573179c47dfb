"""What a paper says of itself on its first page: number, date, issuer, title, and a degree of secrecy."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from parindex.reading.errors import ReadingError
from parindex.reading.header import read_header
from parindex.reading.limits import Limits
from parindex.reading.table import Table
from parindex.vietnamese.codes import TYPES
from parindex.vietnamese.documents import find_documents
from parindex.vietnamese.normal import Text, fold, nfc, squeeze

HEAD_LINES = 40
"""Lines in which the head of a paper ends: heading, number, date, title and the stamps beside them."""
LONGEST_TITLE = 300
PICTURES = ("png", "jpeg")
PATIENCE = 4
"""Times as long as one scanned page may take: a photo has more dots."""
UPPER_PART = 0.55
"""Of a scanned page; all that is looked for stands in it."""

SECRECY = {"MẬT": "Mật", "TỐIMẬT": "Tối mật", "TUYỆTMẬT": "Tuyệt mật"}
"""The degrees as they are stamped, without spaces."""
_STAMP = re.compile(r"^(ĐỘMẬT:?)?(MẬT|TỐIMẬT|TUYỆTMẬT)$")
_FRAME = " \t.,:;|[](){}*_-–—'\"“”"
_BROKEN_BEFORE = (" bi", " bao", " giu")
"""Words after which a line that begins with "mật" only goes on: "bảo vệ bí | mật"."""

_KIND = re.compile(rf"^({'|'.join(sorted(map(fold, TYPES.values()), key=len, reverse=True))})\b")
_SUBJECT = re.compile(r"^(v/v|ve viec)\b\W*")
_BODY = re.compile(
    r"(can cu|thuc hien|kinh gui|thi hanh|xet|theo de nghi|uy ban|ubnd|hoi dong|dang uy|chu tich|giam doc|truong ban"
    r"|phan|dieu|i\.|1\.|stt\b|tt\b|so\s*:|\(kem theo|cong hoa|doc lap)"
)
_GOES_ON = (" cua", " tai", " ve", " va", " voi")
"""Words after which a title goes on, whatever the next line begins with."""
_PARTY_NUMBER = re.compile(r"^so\b")


@dataclass(frozen=True, slots=True)
class Particulars:
    """None for what is absent. `date` is ISO and whole; `secrecy` the degree that a stamp shows.

    `legible` says whether there was any text; `scanned` that it was read from a picture, so that letters may be wrong.
    """

    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    secrecy: str | None = None
    legible: bool = False
    scanned: bool = False


def read_particulars(path: Path, media: str, limits: Limits) -> Particulars:
    """The particulars of a PDF, DOCX, XLSX, PNG or JPEG file, read in this process.

    ReadingError when it is damaged or encrypted; a picture that Tesseract cannot read in time is only not legible.
    """
    if media in PICTURES:
        return find_particulars(_pictured(path, limits), scanned=True)
    content = path.read_bytes()
    if media == "pdf":
        lines, scanned = _pdf_lines(content, limits)
        return find_particulars(lines, scanned=scanned)
    document = import_module(f"parindex.reading.{media}").read_document(content)
    beside = import_module("parindex.reading.stamps").stamps(content) if media == "docx" else []
    return find_particulars(list(islice(_running(document.parts), HEAD_LINES)), beside)


def find_particulars(lines: Sequence[str], beside: Sequence[str] = (), *, scanned: bool = False) -> Particulars:
    """The particulars in the lines of a paper's first page, in reading order; stamps may stand `beside` them."""
    head = [line for each in lines if (line := squeeze(nfc(each)))][:HEAD_LINES]
    top, title = _title(head)
    header = read_header(top, ())
    date = header.date if header.date and len(header.date) == 10 else None
    return Particulars(
        number="".join((header.number or _party_number(top) or "").split()) or None,
        date=date,
        issuer=header.unit,
        title=title,
        secrecy=find_secrecy(head) or find_secrecy([nfc(line) for line in beside]),
        legible=bool(head),
        scanned=scanned,
    )


def find_secrecy(head: Sequence[str]) -> str | None:
    """The degree of secrecy that stands stamped on a line of its own, in capitals; "bí mật" within words is none."""
    before = ""
    for line in head:
        stamp = _STAMP.match("".join(line.strip(_FRAME).split()))
        goes_on = fold(before).endswith(_BROKEN_BEFORE)
        if stamp and not (goes_on and stamp[2] == "MẬT"):
            return SECRECY[stamp[2]]
        before = line
    return None


def _title(head: Sequence[str]) -> tuple[Sequence[str], str | None]:
    """The lines above the title, and the title: the kind in capitals and its subject, or what a letter is about."""
    for start, line in enumerate(head):
        key = fold(line)
        if line.isupper() and _KIND.match(key):
            return head[:start], _joined(head[start:], line)
        if subject := _SUBJECT.match(key):
            first = line[subject.end() :]
            return [*head[:start], *head[start + 1 :]], _joined([first, *head[start + 1 :]], first)
    return head, None


def _joined(lines: Sequence[str], first: str) -> str:
    """A title over its lines, to where the body begins: its kind in capitals, its subject small letters or capitals."""
    title = [first]
    for line in lines[1:6]:
        ended = title[-1].endswith((".", ";", ":", "./."))
        begun = _BODY.match(fold(line)) and not fold(title[-1]).endswith(_GOES_ON)
        if ended or begun or re.search(r"\bngay\b.{0,12}\bthang\b", fold(line)[:40]):
            break
        if len(title) > 1 and title[-1].isupper() and not line.isupper():
            break
        if not any(letter.isalpha() for letter in line):
            break
        title.append(line)
    return squeeze(" ".join(title))[:LONGEST_TITLE]


def _party_number(top: Sequence[str]) -> str | None:
    """The number of a Party paper, which stands without a colon: "Số 12-KH/ĐU"."""
    for line in top:
        if _PARTY_NUMBER.match(fold(line)) and (found := next(find_documents(Text.of(line)), None)):
            return squeeze(found.text)
    return None


def _running(parts: Sequence[str | Table]) -> Iterator[str]:
    """All lines in order, those in the cells of tables too: a heading in two columns is mostly a table."""
    for part in parts:
        if isinstance(part, str):
            yield from part.splitlines()
            continue
        for row in part.rows:
            for cell in row.cells:
                if cell:
                    yield from cell.text.splitlines()


def _pdf_lines(content: bytes, limits: Limits) -> tuple[list[str], bool]:
    with import_module("parindex.reading.pdf").opened(content) as document:
        if not len(document):
            return [], False
        page = import_module("parindex.reading.pdf_page").Page(document[0], 1)
        if page.letters:
            return [run.text for run in page.runs], False
        picture = import_module("parindex.reading.scan.picture")
        rendered = picture.render(document[0])
        with TemporaryDirectory(prefix="parindex-") as folder:
            upper = Path(folder, "page.pgm")
            picture.save(rendered[: int(len(rendered) * UPPER_PART)], upper)
            return _pictured(upper, limits), True


def _pictured(path: Path, limits: Limits) -> list[str]:
    """The lines of a picture; none when Tesseract is missing or takes too long: a person then writes them down."""
    tesseract = import_module("parindex.reading.scan.tesseract")
    try:
        tesseract.require()
        found: list[str] = tesseract.lines(path, min(limits.seconds, PATIENCE * limits.scan_page_seconds))
    except ReadingError:
        return []
    return found


def to_text(particulars: Particulars) -> str:
    """As JSON, for the pipe of a confined reader."""
    return json.dumps(asdict(particulars), ensure_ascii=False)


def from_text(text: str) -> Particulars:
    """What `to_text` wrote. ValueError or TypeError when it is something else."""
    found = Particulars(**json.loads(text))
    words = (found.number, found.date, found.issuer, found.title, found.secrecy)
    if not all(word is None or isinstance(word, str) for word in words):
        raise ValueError("particulars are text")
    return found
