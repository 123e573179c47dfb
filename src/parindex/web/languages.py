"""Which words of a page stay Vietnamese while it speaks another language, so that they can be marked as such."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language

_IN_BRACKETS = re.compile(r"\([^)]*\)")


def vi(words: object) -> str:
    """Words that stay Vietnamese inside a sentence, marked so on a page in another language."""
    return format_html('<span lang="vi">{}</span>', words) if words and get_language() != "vi" else str(words)


def stays_vietnamese(words: object) -> bool:
    """Whether words that may be a translation or not are none, by their letters; what stands in brackets is a gloss."""
    bare = _IN_BRACKETS.sub("", str(words))
    return get_language() != "vi" and any(each.isalpha() and not each.isascii() for each in bare)
