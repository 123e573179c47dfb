"""The people of the units that one administers: found by name, login or unit, and a form for a new account."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from parindex.office.units.access import Actor, units_for
from parindex.office.units.actions.accounts import open_account
from parindex.office.units.actions.links import FOR_A_PERSON, invite
from parindex.office.units.errors import PeopleRefused
from parindex.office.units.models import Role, Unit
from parindex.office.units.people import SEEING, people_for, search_people, units_to_choose, with_roles
from parindex.web.fields import Searched, day_field
from parindex.web.middleware import ActingRequest
from parindex.web.paging import page_of
from parindex.web.roles import MEANINGS

STATES = {"mo": True, "khoa": False}


class RoleForm(forms.Form):
    """A role in a unit from a day on."""

    kind = forms.ChoiceField(label=_("Vai trò"), choices=Role.Kind.choices)
    title = forms.CharField(
        label=_("Chức danh, in dưới chữ ký (có thể để trống)"), max_length=100, required=False, widget=forms.TextInput
    )
    since = day_field(_("Từ ngày"), initial=timezone.localdate)
    until = day_field(_("Đến hết ngày (có thể để trống)"), required=False)

    def __init__(self, actor: Actor, data: QueryDict | None = None) -> None:
        super().__init__(data)
        among = units_to_choose(actor, "", timezone.localdate())
        field = forms.ModelChoiceField(
            units_for(actor),
            label=_("Đơn vị (riêng quản trị cả văn phòng thì để trống)") if actor.everywhere else _("Đơn vị"),
            required=not actor.everywhere,
            widget=Searched(reverse("unit-choices"), "parts/unit-choices.html", among),
        )
        self.fields = {"unit": field, **self.fields}

    def said(self) -> dict[str, Any]:
        """What an action asks for."""
        unit: Unit | None = self.cleaned_data["unit"]
        return {**self.cleaned_data, "unit": unit.pk if unit else None}


class AccountForm(RoleForm):
    """A new account with its first role."""

    def __init__(self, actor: Actor, data: QueryDict | None = None) -> None:
        super().__init__(actor, data)
        own = {
            "login": forms.CharField(label=_("Tên đăng nhập (chữ không dấu, số, dấu chấm)"), max_length=100),
            "name": forms.CharField(label=_("Họ và tên"), max_length=200),
        }
        self.fields = {**own, **self.fields}


@require_GET
def page(request: ActingRequest) -> HttpResponse:
    """The people whom the person sees, with the roles that last."""
    require_seeing(request.actor)
    text, kind, state = (request.GET.get(name, "") for name in ("q", "vai-tro", "tai-khoan"))
    found = search_people(people_for(request.actor), text, kind, STATES.get(state))
    shown = {
        "text": text,
        "kind": kind,
        "state": state,
        "kinds": Role.Kind.choices,
        "people": page_of(request, with_roles(found.order_by("folded", "pk"), timezone.localdate())),
        "administers": Role.Kind.ADMINISTRATOR in request.actor.kinds,
        "no_units": not Unit.objects.exists(),
    }
    return render(request, "people.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: ActingRequest) -> HttpResponse:
    """A form for an account, and the link of the one that was opened: it is shown this once."""
    if Role.Kind.ADMINISTRATOR not in request.actor.kinds:
        raise Http404
    form = AccountForm(request.actor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            person = open_account(request.actor, **form.said())
        except PeopleRefused as refused:
            form.add_error(None, str(refused))
        else:
            return render(request, "link.html", link_to(request, person.pk))
    shown = {"form": form, "meanings": meanings()}
    return render(request, "person-new.html", shown, status=422 if form.errors else 200)


def link_to(request: ActingRequest, person: int) -> dict[str, Any]:
    """A new link for a person, to be shown once."""
    address = reverse("invitation", args=[invite(request.actor, person)])
    return {
        "person": people_for(request.actor).get(pk=person),
        "link": request.build_absolute_uri(address),
        "until": timezone.now() + FOR_A_PERSON,
    }


def meanings() -> list[tuple[object, object]]:
    """Every role with what it means."""
    return [(label, MEANINGS[value]) for value, label in Role.Kind.choices]


def require_seeing(actor: Actor) -> None:
    """Nothing is here for those who see no people."""
    if not actor.kinds.intersection(SEEING):
        raise Http404
