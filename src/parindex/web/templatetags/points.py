"""Points and words as pages print them."""

import re
from datetime import datetime
from decimal import Decimal

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from parindex.office.rounds.queries import hour
from parindex.rules.kind import count_text
from parindex.rules.points import points_text
from parindex.web import languages
from parindex.web.charts import percent_text
from parindex.writing.quotes import places
from parindex.writing.words import kind_name, row_name

register = template.Library()


@register.filter
def points(ticks: int | None) -> str:
    """Ticks as points with a decimal comma; blank when there are none."""
    return "" if ticks is None else points_text(ticks)


@register.filter
def percent(index: int | None) -> str:
    """Ten-thousandths as percent with two decimals; blank when there are none."""
    return percent_text(index)


@register.filter
def awarded(given: int | str | None) -> str:
    """Ticks as points, or in words that a leaf does not apply or awaits points."""
    if given is None:
        return gettext("chưa có điểm")
    return points_text(given) if isinstance(given, int) else str(OPEN.get(given, given))


@register.filter
def instant(text: str) -> str:
    """An instant kept as ISO text, in Vietnam's time; as it stands where it names no zone."""
    at = datetime.fromisoformat(text)
    return hour(at) if at.tzinfo else f"{at:%H:%M %d/%m/%Y}"


@register.filter
def printed(number: Decimal) -> str:
    """A decimal with a decimal comma and no idle zeros."""
    return count_text(number)


@register.filter
def place(criterion: str) -> str:
    """A row by its id as sentences call it: "1.6 (ý 1)" for an unnumbered part."""
    return row_name(criterion)


ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
OPEN = {
    "waiting": gettext_lazy("chờ số liệu"),
    "needs_judgement": gettext_lazy("chờ người thẩm định"),
    "not_applicable": gettext_lazy("không áp dụng"),
}


@register.filter
def said(value: object) -> str:
    """A fact or an expectation of an example, as officials write it."""
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    text = ISO_DAY.sub(r"\3/\2/\1", str(value))
    if text in OPEN:
        return str(OPEN[text])
    return text.replace(".", ",") if text.replace(".", "", 1).isdecimal() else text


@register.filter
def kind(name: str) -> str:
    """A kind of finding in Vietnamese."""
    return kind_name(name)


@register.filter
def marked(text: str, quotes: list[str | None]) -> SafeString:
    """A text with the quoted words marked; everything else escaped."""
    parts, at = [], 0
    for start, end in places(text, quotes):
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308  (every part above is escaped)


register.filter(languages.vi)


@register.filter
def lang(words: object) -> SafeString:
    """The attribute of an element whose words are a translation, or stay Vietnamese."""
    return mark_safe(' lang="vi"' if languages.stays_vietnamese(words) else "")  # noqa: S308  (nothing of the words)


@register.filter
def item(mapping: dict[str, list[object]], key: str) -> list[object]:
    """What a mapping holds under a key; nothing when it has none."""
    return mapping.get(key, [])


AROUND = 140
"""Letters shown before and after the words that a finding quotes."""


@register.filter
def excerpt(text: str, quote: str) -> SafeString:
    """The part of a text around a quote, the quote marked; the beginning when it is not there."""
    found = places(text, [quote])
    start, end = found[0] if found else (0, 0)
    first = max(0, text.rfind(" ", 0, max(0, start - AROUND)) + 1) if start > AROUND else 0
    last = text.find(" ", end + AROUND)
    part = text[first:] if last < 0 else text[first:last]
    cut = marked(part, [quote])
    return mark_safe(("… " if first else "") + cut + (" …" if last >= 0 else ""))  # noqa: S308  (`marked` escapes)
