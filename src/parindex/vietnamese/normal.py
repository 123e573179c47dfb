"""Forms of a text for comparing: composed letters, single spaces, and the fold key without tones."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MARKS = re.compile("[\u0300-\u036f]")


def nfc(text: str) -> str:
    """The text in composed letters (NFC), as every other function of this room expects it."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Lower case without tones and accents, đ as d, each letter in the place it had, so that spans stay true."""
    stripped = _strip(text)
    return stripped if len(stripped) == len(text) else "".join(_strip(letter)[:1] or letter for letter in text)


def _strip(text: str) -> str:
    return MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The key under which spellings of one phrase meet: lower case, no tones or accents, single spaces."""
    return squeeze(plain(nfc(text)))


@dataclass(frozen=True, slots=True)
class Text:
    """A composed text beside its plain form, letter for letter: words are sought in one and quoted from the other."""

    raw: str
    plain: str

    @classmethod
    def of(cls, text: str) -> "Text":
        """Both forms of a text."""
        raw = nfc(text)
        return cls(raw, plain(raw))
