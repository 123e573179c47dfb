"""Forms of a text for comparing: composed letters, single spaces, and the fold key without tones."""

import re
import unicodedata

MARKS = re.compile("[\u0300-\u036f]")


def nfc(text: str) -> str:
    """The text in composed letters (NFC), as every other function of this room expects it."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Lower case without tones and accents, đ as d. A composed text keeps its length, so spans stay true."""
    return MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


def fold(text: str) -> str:
    """The key under which spellings of one phrase meet: lower case, no tones or accents, single spaces."""
    return squeeze(plain(text))
