"""Which words of a page stay Vietnamese while it speaks another language, so that they can be marked as such."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language

_QUOTED = re.compile(r"\([^)]*\)|“[^”]*”")


def vi(words: object) -> str:
    """Words that stay Vietnamese inside a sentence, marked so on a page in another language."""
    return format_html('<span lang="vi">{}</span>', words) if words and get_language() != "vi" else str(words)


def stays_vietnamese(words: object) -> bool:
    """Whether words that may be a translation or not are none: a third of them have letters that English lacks.

    A translated sentence may name a unit or a person. What stands in brackets or quotes is a gloss.
    """
    if get_language() == "vi":
        return False
    bare = _QUOTED.sub("", str(words)).split()
    return 3 * sum(any(each.isalpha() and not each.isascii() for each in word) for word in bare) >= max(1, len(bare))
