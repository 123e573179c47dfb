"""One person: account, roles through time, and what an administrator may do about them."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.office.units.access import Actor, administers, answers_for, units_for
from parindex.office.units.actions import accounts, roles
from parindex.office.units.errors import PeopleRefused
from parindex.office.units.models import Person, Role
from parindex.office.units.people import people_for, roles_of
from parindex.web.fields import Searched, day_field
from parindex.web.middleware import ActingRequest
from parindex.web.pages.people import RoleForm, link_to, meanings, require_seeing


class EndForm(forms.Form):
    """The last day of a role."""

    on = day_field(gettext_lazy("Ngày cuối cùng giữ vai trò"), initial=timezone.localdate)


class HandOverForm(forms.Form):
    """Who takes a role over, and from which day."""

    on = day_field(gettext_lazy("Người nhận giữ vai trò từ ngày"), initial=timezone.localdate)

    def __init__(self, actor: Actor, data: QueryDict | None = None) -> None:
        super().__init__(data)
        among = people_for(actor).filter(is_active=True).order_by("folded", "pk")
        field = forms.ModelChoiceField(
            among,
            label=gettext_lazy("Người nhận (tên hoặc đơn vị; chưa có tài khoản thì thêm người trước)"),
            widget=Searched(reverse("person-choices"), "parts/person-choices.html", among),
        )
        self.fields = {"person": field, **self.fields}


@require_GET
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """The person's account and roles."""
    return _shown(request, _person(request, pk))


def _shown(request: ActingRequest, person: Person, form: RoleForm | None = None) -> HttpResponse:
    held = roles_of(person)
    administered = set(
        units_for(request.actor).filter(pk__in={role.unit_id for role in held}).values_list("pk", flat=True)
    )
    today = timezone.localdate()
    shown = {
        "person": person,
        "roles": [
            {
                "role": role,
                "lasts": role.until is None or role.until >= today,
                "may": request.actor.everywhere or role.unit_id in administered,
            }
            for role in held
        ],
        "answers": answers_for(request.actor, person),
        "gives": Role.Kind.ADMINISTRATOR in request.actor.kinds and person.is_active,
        "form": form or RoleForm(request.actor),
        "meanings": meanings(),
        "invited": hasattr(person, "invitation"),
        "own": person.pk == request.actor.person,
    }
    return render(request, "person.html", shown, status=422 if form is not None else 200)


@require_POST
def give(request: ActingRequest, pk: int) -> HttpResponse:
    """Give the person a role."""
    person, form = _person(request, pk), RoleForm(request.actor, request.POST)
    if not form.is_valid():
        return _shown(request, person, form)
    try:
        roles.give_role(request.actor, pk, **form.said())
    except PeopleRefused as refused:
        form.add_error(None, str(refused))
        return _shown(request, person, form)
    messages.success(request, _("Đã giao vai trò."))
    return redirect("person", pk)


@never_cache
@require_POST
def link(request: ActingRequest, pk: int) -> HttpResponse:
    """A new one-time link for the person, shown this once."""
    _person(request, pk)
    return render(request, "link.html", link_to(request, pk))


@require_POST
def act(request: ActingRequest, pk: int, verb: str) -> HttpResponse:
    """Shut the account, open it again, or correct the name."""
    _person(request, pk)
    if verb == "khoa":
        accounts.deactivate(request.actor, pk)
        messages.success(request, _("Đã khoá tài khoản; mọi phiên đăng nhập của người này đã kết thúc."))
    elif verb == "mo":
        accounts.reactivate(request.actor, pk)
        messages.success(request, _("Đã mở lại tài khoản."))
    elif verb == "ten":
        accounts.rename(request.actor, pk, request.POST.get("name", ""))
        messages.success(request, _("Đã sửa họ tên."))
    else:
        raise Http404
    return redirect("person", pk)


@require_http_methods(["GET", "POST"])
def end(request: ActingRequest, pk: int) -> HttpResponse:
    """A form to end a role, and its answer."""
    role = _role(request, pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            roles.end_role(request.actor, pk, form.cleaned_data["on"])
        except PeopleRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã ghi ngày kết thúc vai trò; lịch sử vẫn giữ nguyên."))
            return redirect("person", role.person_id)
    return _about(request, role, form, "end")


@require_http_methods(["GET", "POST"])
def hand_over(request: ActingRequest, pk: int) -> HttpResponse:
    """A form to hand a role over, and its answer."""
    role = _role(request, pk)
    form = HandOverForm(request.actor, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            roles.hand_over(request.actor, pk, form.cleaned_data["person"].pk, form.cleaned_data["on"])
        except PeopleRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã bàn giao vai trò; các phiên đăng nhập của người cũ đã kết thúc."))
            return redirect("person", role.person_id)
    return _about(request, role, form, "hand-over")


def _about(request: ActingRequest, role: Role, form: forms.Form, verb: str) -> HttpResponse:
    shown = {"role": role, "form": form, "verb": verb}
    return render(request, "role.html", shown, status=422 if form.errors else 200)


def _person(request: ActingRequest, pk: int) -> Person:
    require_seeing(request.actor)
    found = people_for(request.actor).select_related("invitation").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _role(request: ActingRequest, pk: int) -> Role:
    found = Role.objects.select_related("person", "unit__parent").filter(pk=pk).first()
    if found is None or not administers(request.actor, found.unit_id):
        raise Http404
    return found
