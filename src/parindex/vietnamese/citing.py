"""Whether a text cites a document that is known by its number and date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parindex.vietnamese.codes import is_superior
from parindex.vietnamese.documents import LEVEL
from parindex.vietnamese.grammar import scan
from parindex.vietnamese.normal import nfc
from parindex.vietnamese.tokens import DocumentNumber


@dataclass(frozen=True, slots=True)
class Known:
    """A document as it is known by its own head: its number read, and its date where there is one."""

    number: DocumentNumber
    dated: date | None


def known(number: str, dated: date | None) -> Known | None:
    """The document of a number as it is printed ("58/KH-UBND"); None where that is no document's number."""
    found = next(documents(f"Số: {nfc(number)}"), None)
    return Known(found, dated) if found and found.number is not None else None


@lru_cache(maxsize=4096)
def _documents(text: str) -> tuple[DocumentNumber, ...]:
    return tuple(token for token in scan(text) if isinstance(token, DocumentNumber))


def documents(text: str) -> Iterator[DocumentNumber]:
    """The documents that a composed text cites, in order."""
    return iter(_documents(text))


def cites(text: str, document: Known) -> bool:
    """Whether a text cites the document: the same number, and type, body and date wherever both are given.

    A citation without a date counts only with type and body, and not where its words give it to a superior: numbers
    begin anew each year, and each body counts its own.
    """
    return any(_same(cited, document) for cited in documents(nfc(text)))


def _same(cited: DocumentNumber, document: Known) -> bool:
    own = document.number
    if (cited.number, cited.letter) != (own.number, own.letter):
        return False
    kind = cited.type or cited.named
    if (kind and own.type and kind != own.type) or (cited.issuer and own.issuer and cited.issuer != own.issuer):
        return False
    dated = cited.date.value if cited.date else None
    if dated and document.dated:
        return dated == document.dated
    return bool(cited.issuer) and cited.issuer == own.issuer and kind == own.type and not cited.superior


def is_of_superior(number: str, issuer: str) -> bool:
    """Whether a document's number or its issuer's name is a superior's: a body above the commune."""
    found = known(number, None)
    if found and is_superior(found.number.issuer):
        return True
    level = LEVEL.search(issuer)
    return level is not None and level["superior"] is not None
