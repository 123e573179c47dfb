"""Slips of spelling in official text: wrong tones in known phrases, impossible syllables, glued and doubled words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from parindex.vietnamese.normal import nfc, plain
from parindex.vietnamese.syllables import TONES, possible

LEXICON = Path(__file__).with_name("phrases.txt")
LONGEST = 5
"""Words of the longest phrase that is looked up."""
LONGEST_SYLLABLE = 7
"""Letters of "nghiêng"."""

WORD = re.compile(r"[^\W\d_]+")
VOWEL = re.compile("[aeiouy]")
GLUED_CAPITAL = re.compile(r"([^\W\d_][^\W\d_A-ZĐ]*)([A-ZĐ][^\W\d_]+)")
TONELESS_STOP = re.compile(r"[bcdghklmnpqrstvx]+[aeiouy]+(?:c|ch|p|t)")
"""A syllable that ends in a stop, which has a rising or a dropping tone in every Vietnamese word."""
ENGLISH = "bit bot cat chat get hit hot it kit mic net pop sec set tip top vip"
FOREIGN = frozenset(ENGLISH.split())
DOUBLED_END = re.compile(r"([nmhgaiuo])\1$")
"""A last letter struck twice; in toneless words no other letter can end a syllable."""
FUNCTION_WORDS = """
là của và đã được các những về theo với cho tại từ đến do để như trong trên khi này đó ra vào không chưa còn một hai ba
bốn năm sáu bảy tám chín mười có đang sẽ vì bị mỗi cả cái con thì mà nên nếu tự ở qua sau trước dưới ngoài giữa hay hoặc
cũng vẫn rất đều chỉ lại lên xuống đi số bằng nhưng nhiều hơn
"""
FUNCTION = frozenset(FUNCTION_WORDS.split())
"""Words that stand anywhere: "có quan" before "tâm" is no slip of "cơ quan"."""
ONCE = "của và các những được đã là cho với tại theo trong do bởi nhằm"
NEVER_DOUBLED = frozenset(ONCE.split())


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in a composed text, text[start:end], and the right form where it can be told."""

    start: int
    end: int
    text: str
    right: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Right phrases by their toneless key, and the wrong forms known as such. `syllables` are what `_sound` gives;
    `alike` are phrases of two syllables by what they sound like to who mixes up s and x, tr and ch, n and m."""

    right: dict[str, dict[tuple[str, ...], str]]
    wrong: dict[tuple[str, ...], str]
    syllables: frozenset[str]
    alike: dict[tuple[str, ...], str]


Words = list[re.Match[str]]


@lru_cache(maxsize=4096)
def slips(text: str) -> tuple[Slip, ...]:
    """The slips of a text in order, none overlapping. Both placings of the tone mark are right (hoà, hòa)."""
    text = nfc(text)
    words = list(WORD.finditer(text))
    found: list[Slip] = []
    for slip in (*_phrase_slips(text, words), *_word_slips(text, words)):
        if not any(slip.start < other.end and other.start < slip.end for other in found):
            found.append(slip)
    return tuple(sorted(found, key=lambda slip: slip.start))


@cache
def lexicon() -> Lexicon:
    """The phrases that come with the package."""
    right: dict[str, dict[tuple[str, ...], str]] = {}
    wrong: dict[tuple[str, ...], str] = {}
    syllables = set(map(_sound, FUNCTION))
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if ">" in line:
            slip, _, meant = (part.strip() for part in line.partition(">"))
            wrong[tuple(map(_sound, slip.split()))] = meant
            continue
        for phrase in filter(None, (part.strip() for part in line.split(","))):
            sounds = tuple(map(_sound, phrase.split()))
            right.setdefault(plain(phrase), {})[sounds] = phrase
            syllables.update(sounds)
    pairs = ((sounds, phrase) for phrases in right.values() for sounds, phrase in phrases.items() if len(sounds) == 2)
    alike = {tuple(map(_heard, sounds)): phrase for sounds, phrase in pairs}
    return Lexicon(right, wrong, frozenset(syllables), alike)


MIXED_UP = (
    (re.compile(r"^x"), "s"),
    (re.compile(r"^tr"), "ch"),
    (re.compile(r"^(?:gi|r)(?=[^\W\d_])"), "d"),
    (re.compile(r"^l"), "n"),
    (re.compile(r"(?<=[aeiouyăâêôơư])(?:ng|m)(?=[\u0300-\u0323]*$)"), "n"),
    (re.compile(r"(?<=[aeiouyăâêôơư])t(?=[\u0300-\u0323]*$)"), "c"),
)
"""Letters that ears of one region or another do not tell apart."""


@lru_cache(maxsize=8192)
def _heard(sound: str) -> str:
    """A sound as it is heard where such letters are mixed up."""
    for letters, one in MIXED_UP:
        sound = letters.sub(one, sound)
    return sound


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    """A word with its tone behind it, so that it does not matter over which vowel the mark is put."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(mark for mark in letters if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in TONES)) + tones


def opens_phrases(word: str) -> bool:
    """Whether known phrases begin with a syllable: "thường" of "thường xuyên"."""
    return _sound(word) in _openings()


def ends_phrase(before: str, last: str) -> bool:
    """Whether two syllables are a known phrase or the end of one."""
    heard = _sound(before), _sound(last)
    return heard in _endings()


@cache
def _openings() -> frozenset[str]:
    return frozenset(sounds[0] for phrases in lexicon().right.values() for sounds in phrases if len(sounds) > 1)


@cache
def _endings() -> frozenset[tuple[str, ...]]:
    return frozenset(sounds[-2:] for phrases in lexicon().right.values() for sounds in phrases if len(sounds) > 1)


def _phrase_slips(text: str, words: Words) -> Iterator[Slip]:
    """Known phrases with wrong tones, the longest first; what reaches into a phrase that is right is left alone."""
    known = lexicon()
    sound: list[range] = []
    wrong: list[tuple[range, str]] = []
    folded = plain(text)
    keys, sounds = [folded[slice(*word.span())] for word in words], [_sound(word[0]) for word in words]
    runs = _runs(text, words)
    for length in range(LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            if runs[start] < length:
                continue
            heard = tuple(sounds[start : start + length])
            if meant := known.wrong.get(heard):
                wrong.append((range(start, start + length), meant))
            if length == 1 or (phrases := known.right.get(" ".join(keys[start : start + length]))) is None:
                continue
            if heard in phrases:
                sound.append(range(start, start + length))
            elif meant := _meant(words[start : start + length], heard, phrases):
                wrong.append((range(start, start + length), meant))
    for start in range(len(words) - 1):
        if runs[start] >= 2 and (meant := _misheard(words[start : start + 2], sounds[start : start + 2])):
            wrong.append((range(start, start + 2), meant))
    for places, meant in wrong:
        if all(right.stop <= places.start or places.stop <= right.start or _within(right, places) for right in sound):
            yield _slip(text, words[places[0]].start(), words[places[-1]].end(), meant)


def _misheard(words: Words, sounds: list[str]) -> str | None:
    """The phrase that two words sound like, one of them right and the other no word that stands anywhere."""
    meant = lexicon().alike.get(tuple(map(_heard, sounds)))
    if meant is None or all(word[0].istitle() for word in words):
        return None
    right = [_sound(syllable) for syllable in meant.split()]
    changed = [word[0].lower() for word, wrote, one in zip(words, sounds, right, strict=True) if wrote != one]
    return meant if len(changed) == 1 and changed[0] not in FUNCTION else None


def _within(inner: range, outer: range) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop and inner != outer


def _runs(text: str, words: Words) -> list[int]:
    """For each word, how many words from it on are parted by white space alone."""
    runs = [1] * len(words)
    for at in range(len(words) - 2, -1, -1):
        if text[words[at].end() : words[at + 1].start()].isspace():
            runs[at] = runs[at + 1] + 1
    return runs


def _meant(words: Words, heard: tuple[str, ...], phrases: dict[tuple[str, ...], str]) -> str | None:
    """The nearest right phrase; None for a name, words typed without any tones, or words that meet by chance."""
    if all(word[0].istitle() for word in words) or all(word[0].isascii() for word in words):
        return None
    sounds = min(phrases, key=lambda sounds: sum(map(str.__ne__, sounds, heard)))
    by_chance = (
        word[0].lower() in FUNCTION for word, wrote, right in zip(words, heard, sounds, strict=True) if wrote != right
    )
    return None if len(words) < 3 and any(by_chance) else phrases[sounds]


def _word_slips(text: str, words: Words) -> Iterator[Slip]:
    """Impossible syllables, glued words, and words written twice."""
    toned = sum(not word[0].isascii() for word in words) * 2 > len(words)
    for word, before in zip(words, [None, *words], strict=False):
        written = word[0]
        if glued := GLUED_CAPITAL.fullmatch(written):
            if not glued[1].isascii() and not glued[1].isupper() and possible(glued[1]):
                yield Slip(word.start(), word.end(), written, f"{glued[1]} {glued[2]}")
        elif written.islower() and not possible(written) and _is_whole(text, word):
            once = DOUBLED_END.sub(r"\1", written)
            if once != written and possible(once):
                yield Slip(word.start(), word.end(), written, once)
            elif not written.isascii():
                yield Slip(word.start(), word.end(), written, _parted(written))
            elif toned and TONELESS_STOP.fullmatch(written) and written not in FOREIGN:
                yield Slip(word.start(), word.end(), written, None)
        if before and written in NEVER_DOUBLED and written == before[0].lower():
            both = text[before.start() : word.end()]
            if len(both.split()) == 2:
                yield Slip(before.start(), word.end(), both, before[0])


def _is_whole(text: str, word: re.Match[str]) -> bool:
    """Whether a word stands by itself with a vowel: "đ/c", "100đ" and "NĐ-đc" are abbreviations."""
    around = text[max(0, word.start() - 1) : word.start()] + text[word.end() : word.end() + 1]
    return VOWEL.search(plain(word[0])) is not None and not any(mark in "/-" or mark.isdigit() for mark in around)


def _parted(written: str) -> str | None:
    """Two words that were glued, where they can be told in one way only."""
    if len(written) > 2 * LONGEST_SYLLABLE:
        return None
    halves = [(written[:cut], written[cut:]) for cut in range(1, len(written))]
    known = lexicon().syllables
    likely = [pair for pair in halves if all(map(possible, pair)) and all(_sound(half) in known for half in pair)]
    return " ".join(likely[0]) if len(likely) == 1 else None


def _slip(text: str, start: int, end: int, meant: str) -> Slip:
    """A slip with the right form in the case in which it was written."""
    written = text[start:end].split()
    return Slip(start, end, text[start:end], " ".join(map(_cased, meant.split(), written)))


def _cased(right: str, written: str) -> str:
    if len(written) > 1 and written.isupper():
        return right.upper()
    return right.capitalize() if written[0].isupper() else right
