"""Fields of forms that several pages share: days, instants, and a choice among many that words find."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.editions.edition import Function
from parindex.editions.wording import FUNCTIONS
from parindex.office.assessments.content import FIRST_YEAR, LAST_YEAR
from parindex.office.units.models import Unit
from parindex.web.languages import stays_vietnamese

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

DAYS = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"]
INSTANTS = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"]
BETWEEN = " – "
SIGNERS = ("CHỦ TỊCH", "KT. CHỦ TỊCH – PHÓ CHỦ TỊCH", "TL. CHỦ TỊCH – CHÁNH VĂN PHÒNG", "TUQ. CHỦ TỊCH")
"""Who signs a unit's papers, the lines of the office apart by BETWEEN."""
MOST_FOUND = 20
"""How many of the things found a person chooses among; beyond that they type more."""


def version_seen(form: QueryDict) -> int:
    """The version that was typed over; none that ever was where the form names none."""
    seen = form.get("over") or form.get("version", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else -1


def day_field(
    label: "str | Words", required: bool = True, initial: Callable[[], date] | None = None
) -> forms.DateField:
    """A day, typed as officials write it."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "31/12/2025", "autocomplete": "off"})
    field = forms.DateField(label=label, required=required, initial=initial, input_formats=DAYS, widget=widget)
    field.validators = [_require_our_time]
    return field


def _require_our_time(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("Đề nghị xem lại năm của ngày này."))


def instant_field(label: "str | Words", required: bool = True) -> forms.DateTimeField:
    """An instant in Vietnam's time, hour first."""
    widget = forms.DateTimeInput(
        format="%H:%M %d/%m/%Y", attrs={"placeholder": "17:00 31/12/2025", "autocomplete": "off"}
    )
    return forms.DateTimeField(label=label, required=required, input_formats=INSTANTS, widget=widget)


def signer_field() -> forms.ChoiceField:
    """Who signs a paper of the unit."""
    return forms.ChoiceField(
        label=gettext_lazy("Người ký"), choices=[(words, words) for words in SIGNERS], widget=Choice
    )


def body_field(bodies: QuerySet[Unit], function: Function, leaves: int) -> "forms.ModelChoiceField[Unit]":
    """Which body appraises the criteria of a function; none is chosen yet."""
    label = _("%(name)s (%(n)d tiêu chí)") % {"name": FUNCTIONS[function], "n": leaves}
    return forms.ModelChoiceField(bodies, label=label, required=False, empty_label=_("chưa chọn"), widget=Choice)


class Choice(forms.Select):
    """A choice whose words may stay Vietnamese on a page in another language: each that does says so."""

    def create_option(self, name: str, value: Any, label: "int | str", *rest: Any, **more: Any) -> dict[str, Any]:
        """One option of the list."""
        option: dict[str, Any] = super().create_option(name, value, label, *rest, **more)
        if stays_vietnamese(label):
            option["attrs"]["lang"] = "vi"
        return option


class Searched(forms.Widget):
    """Words typed into a field, and what they find beneath it to choose from; the first few stand there at once."""

    def __init__(self, address: str, template: str, among: QuerySet[Any]) -> None:
        super().__init__()
        self.address, self.template, self.among = address, template, among

    def render(
        self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: object = None
    ) -> SafeString:
        """The field with its choices; the one that was chosen stands first."""
        chosen = list(self.among.filter(pk=value)) if str(value or "").isdecimal() else []
        shown = {
            "id": (attrs or {}).get("id", name),
            "name": name,
            "address": self.address,
            "template": self.template,
            "chosen": chosen[0].pk if chosen else None,
            **found([*chosen, *self.among.exclude(pk__in=[one.pk for one in chosen])[: MOST_FOUND + 1]]),
        }
        return render_to_string("parts/searched.html", shown)


def found(things: Iterable[Model]) -> dict[str, Any]:
    """As many of the things found as a person chooses among, and whether there are more."""
    every = list(things)
    return {"things": every[:MOST_FOUND], "more": len(every) > MOST_FOUND}
