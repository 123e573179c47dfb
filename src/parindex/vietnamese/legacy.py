"""Texts typed in the old encodings TCVN3 (ABC, fonts .Vn*) and VNI (fonts VNI-*), turned into Unicode."""

import re
from dataclasses import dataclass
from typing import Literal

from parindex.vietnamese.normal import nfc
from parindex.vietnamese.syllables import possible

Encoding = Literal["unicode", "tcvn3", "vni"]

# Each table pairs a Unicode letter with what the old font prints it from, read as Latin-1.
TCVN3_LOWER = {
    "à": "µ", "á": "¸", "ả": "¶", "ã": "·", "ạ": "¹",
    "ă": "¨", "ằ": "»", "ắ": "¾", "ẳ": "¼", "ẵ": "½", "ặ": "Æ",
    "â": "©", "ầ": "Ç", "ấ": "Ê", "ẩ": "È", "ẫ": "É", "ậ": "Ë",
    "đ": "®", "è": "Ì", "é": "Ð", "ẻ": "Î", "ẽ": "Ï", "ẹ": "Ñ",
    "ê": "ª", "ề": "Ò", "ế": "Õ", "ể": "Ó", "ễ": "Ô", "ệ": "Ö",
    "ì": "×", "í": "Ý", "ỉ": "Ø", "ĩ": "Ü", "ị": "Þ",
    "ò": "ß", "ó": "ã", "ỏ": "á", "õ": "â", "ọ": "ä",
    "ô": "«", "ồ": "å", "ố": "è", "ổ": "æ", "ỗ": "ç", "ộ": "é",
    "ơ": "¬", "ờ": "ê", "ớ": "í", "ở": "ë", "ỡ": "ì", "ợ": "î",
    "ù": "ï", "ú": "ó", "ủ": "ñ", "ũ": "ò", "ụ": "ô",
    "ư": "\u00ad", "ừ": "õ", "ứ": "ø", "ử": "ö", "ữ": "÷", "ự": "ù",
    "ỳ": "ú", "ý": "ý", "ỷ": "û", "ỹ": "ü", "ỵ": "þ",
}  # fmt: skip
TCVN3_UPPER = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§"}
TCVN3 = {code: letter for letter, code in (TCVN3_LOWER | TCVN3_UPPER).items()}

VNI_TONES = {"́": "ù", "̀": "ø", "̉": "û", "̃": "õ", "̣": "ï"}
VNI_CIRCUMFLEX = {"": "â", "́": "á", "̀": "à", "̉": "å", "̃": "ã", "̣": "ä"}
VNI_BREVE = {"": "ê", "́": "é", "̀": "è", "̉": "ú", "̃": "ü", "̣": "ë"}
VNI_SINGLE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}


def _vni() -> dict[str, str]:
    """VNI code -> letter. Most letters are a vowel followed by a mark; the mark has the vowel's case."""
    table = {code: letter for letter, code in VNI_SINGLE.items()}
    for vowel in "aeouy":
        table |= {vowel + code: nfc(vowel + tone) for tone, code in VNI_TONES.items() if vowel + tone != "ỵ"}
    for vowel in "aeo":
        table |= {vowel + code: nfc(vowel + "̂" + tone) for tone, code in VNI_CIRCUMFLEX.items()}
    table |= {"a" + code: nfc("a" + "̆" + tone) for tone, code in VNI_BREVE.items()}
    for vowel, base in (("ơ", "ô"), ("ư", "ö")):
        table |= {base + code: nfc(vowel + tone) for tone, code in VNI_TONES.items()}
    return table | {code.upper(): letter.upper() for code, letter in table.items()}


VNI = _vni()
VNI_CODES = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
WORD = re.compile(r"[^\W\d_]+")
LEGACY_WORD = re.compile(r"[A-Za-z¡-ÿ]+")
BEYOND_LATIN_1 = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
"""Letters that no text of Latin-1 characters holds: where one stands, the text is Unicode already."""

ONLY_LEGACY = re.compile("[¡¤¥¦§¨©ª«¬®µ¶·¸¹»¼½¾Ä-ÇËÎ-ÑÖ-ØÛ-ßä-çëî-ñö-øû-üþÿ]")
FONTS: dict[Encoding, str] = {"tcvn3": ".VnTime", "vni": "VNI-Times"}
"""A font of each encoding, whose name tells it."""

_HYPHENED = re.compile(r"(?<!\d)[A-Za-z¡-ÿ]*-[A-Za-z¡-ÿ]*(?!\d)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in Unicode. `certain` is False where too few letters tell the encodings apart."""

    text: str
    encoding: Encoding
    certain: bool


def decode(text: str, font: str | None = None) -> Decoded:
    """The text in composed Unicode, from the encoding that its font's name or else its letters show."""
    text = nfc(text)
    if text.isascii() and not _is_capital_font(font):
        return Decoded(text, "unicode", True)
    if BEYOND_LATIN_1.search(text):
        return Decoded(text, "unicode", True)
    named = _named_encoding(font)
    if named == "tcvn3":
        return Decoded(_from_tcvn3(text, capitals=_is_capital_font(font)), named, True)
    if named == "vni":
        return Decoded(_from_vni(text), named, True)
    return _by_letters(text)


def may_be_legacy(text: str) -> bool:
    """Whether a text holds letters that Vietnamese in Unicode does not, but its old encodings do."""
    return bool(ONLY_LEGACY.search(text))


def font_to_read_by(text: str, font: str | None) -> str | None:
    """The font by which to decode what is written in one font: its own where its name tells an encoding, one of the
    encoding that the letters tell for sure, or None for Unicode."""
    if BEYOND_LATIN_1.search(text):
        return None
    if _named_encoding(font):
        return font
    told = _by_letters(nfc(text))
    return FONTS.get(told.encoding) if told.certain else None


def restore_u_horn(text: str, font: str | None) -> str:
    """A text of a TCVN3 font whose soft hyphens, the code of "ư", came as hyphens: put back in syllables."""
    return _HYPHENED.sub(_with_u_horn, text) if _named_encoding(font) == "tcvn3" else text


def _with_u_horn(match: re.Match[str]) -> str:
    word = match[0].replace("-", "\xad")
    return word if len(word) > 1 and possible(_from_tcvn3(word)) else match[0]


def _named_encoding(font: str | None) -> Encoding | None:
    """The encoding that a font's name shows; a subset's prefix (ABCDEF+) does not count."""
    name = (font or "").rpartition("+")[2].lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni") else None


def _is_capital_font(font: str | None) -> bool:
    """.VnTimeH and its like print lower-case codes as capitals."""
    face = (font or "").split(",")[0].split("-")[0]
    return _named_encoding(font) == "tcvn3" and face.endswith("H")


def from_windows_1258(content: bytes) -> str | None:
    """A text saved in the Windows code page of Vietnamese, tones behind their vowels; None when it is not."""
    try:
        text = nfc(content.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    marked = [word for word in WORD.findall(text) if not word.isascii()]
    sound = sum(map(possible, marked))
    others = max(map(_sound_words, (read(content.decode("latin-1")) for read in (_from_tcvn3, _from_vni))))
    return text if sound > others and 10 * sound >= 7 * len(marked) else None


def _by_letters(text: str) -> Decoded:
    """The reading under which most marked words are possible syllables; Unicode unless another is better."""
    marked = [word for word in LEGACY_WORD.findall(text) if not word.isascii()]
    sound = sum(map(possible, marked))
    tcvn3, vni = _from_tcvn3(text), _from_vni(text)
    scores = [(_sound_words(tcvn3), tcvn3), (_sound_words(vni), vni)]
    best, decoded = max(scores, key=lambda score: score[0])
    if best <= sound or 10 * best < 7 * len(marked):
        return Decoded(text, "unicode", best <= sound)
    certain = len(marked) >= 3 and 2 * (best - sound) >= len(marked) and scores[0][0] != scores[1][0]
    return Decoded(decoded, "tcvn3" if decoded is tcvn3 else "vni", certain)


def _sound_words(text: str) -> int:
    return sum(possible(word) for word in WORD.findall(text) if not word.isascii())


def _from_tcvn3(text: str, capitals: bool = False) -> str:
    if capitals:
        return "".join(TCVN3.get(code, code) for code in text).upper()
    return LEGACY_WORD.sub(_tcvn3_word, text)


def _tcvn3_word(match: re.Match[str]) -> str:
    """One word; in a word of capitals the marked letters are capitals too, though their codes have no case."""
    word = "".join(TCVN3.get(code, code) for code in match[0])
    cased = [letter for letter, code in zip(word, match[0], strict=True) if code.isascii() or code in "¡¢£¤¥¦§"]
    return word.upper() if len(cased) > 1 and all(letter.isupper() for letter in cased) else word


def _from_vni(text: str) -> str:
    return VNI_CODES.sub(lambda code: VNI[code[0]], text)
