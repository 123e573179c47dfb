"""One's own account: who one is here, and a new password."""

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from parindex.office.units.actions.links import change_password
from parindex.office.units.errors import PeopleRefused
from parindex.office.units.people import roles_of
from parindex.web.middleware import ActingRequest
from parindex.web.pages.invitation import PasswordForm
from parindex.web.roles import MEANINGS


class OwnPasswordForm(PasswordForm):
    """A new password, and the one that holds."""

    field_order = ("old", "password", "again")
    old = forms.CharField(
        label=gettext_lazy("Mật khẩu đang dùng"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest) -> HttpResponse:
    """One's roles in words, and the form; this session goes on, every other one ends."""
    form = OwnPasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            person = change_password(request.actor, form.cleaned_data["old"], form.cleaned_data["password"])
        except PeopleRefused as refused:
            form.add_error(None, str(refused))
        else:
            update_session_auth_hash(request, person)
            messages.success(request, _("Đã đổi mật khẩu; các phiên đăng nhập ở máy khác đã kết thúc."))
            return redirect("password")
    roles = [(role, MEANINGS[role.kind]) for role in roles_of(request.user)]
    return render(request, "password.html", {"form": form, "roles": roles}, status=422 if form.errors else 200)
