"""The shape of a Vietnamese syllable: onset, rime and tone, to tell a possible syllable from an impossible one."""

import unicodedata
from functools import lru_cache

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Grave, acute, tilde, hook above and dot below; the level tone has no mark."""
STOP_TONES = frozenset("\u0301\u0323")
"""A syllable that ends in c, ch, p or t has the acute or the dot."""


def _spellings(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONSETS = _spellings("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x") | {""}
RIMES = _spellings(
    """
    a ac ach ai am an ang anh ao ap at au ay   ăc ăm ăn ăng ăp ăt   âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et   ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu   iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot   ooc oong   oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt   oe oen oeo oet   ô ôc ôi ôm ôn ông ôp ôt   ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut   uôc uôi uôm uôn uông uôt   uân uâng uât uây   uê uêch uênh   uơ
    uy uya uych uyên uyêt uynh uyp uyt uyu   ư ưa ưc ưi ưm ưn ưng ưt ưu   ươc ươi ươm ươn ương ươp ươt ươu
    y ych yêm yên yêng yêt yêu ynh yt
    """
)
NAMES = _spellings("kan đăk lăk")
"""Syllables of Bắc Kạn and Đắk Lắk, which no native rule allows."""
FRONT = frozenset("eêiy")


@lru_cache(maxsize=8192)
def possible(word: str) -> bool:
    """Whether one composed word has the form of a Vietnamese syllable, in either placing of the tone mark."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in letters if mark in TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in TONES))
    if len(tones) > 1:
        return False
    if bare.endswith(("c", "ch", "p", "t")) and not STOP_TONES.intersection(tones):
        return False
    return bare in NAMES or any(_fits(bare[:cut], bare[cut:]) for cut in range(min(4, len(bare))))


def _fits(onset: str, rime: str) -> bool:
    """Whether the onset is written so before this rime: k, gh and ngh before e and i; c, g and ng elsewhere."""
    if onset not in ONSETS or rime not in RIMES:
        return False
    front = rime[0] in FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    return onset != "g" or not front or rime[0] == "i"
