"""A one-time link: whoever follows it chooses a password and is logged in."""

from django import forms
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from parindex.office.units.actions.links import come_in, invitation
from parindex.office.units.errors import LinkGone, PeopleRefused
from parindex.office.units.sessions import BACKEND


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("Mật khẩu mới (từ 10 ký tự)"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Gõ lại mật khẩu"), max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_again(self) -> str:
        """Both must be the same."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("Hai lần gõ chưa giống nhau; đề nghị gõ lại."))
        return again


class AdministratorForm(PasswordForm):
    """The office's new administrator, who names themself."""

    field_order = ("login", "name", "password", "again")
    login = forms.CharField(
        label=_("Tên đăng nhập (chữ không dấu, số)"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "username"}),
    )
    name = forms.CharField(label=_("Họ và tên"), max_length=200, widget=forms.TextInput({"autocomplete": "name"}))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The form of a link, and its use; a link that lets nobody in says so."""
    try:
        found = invitation(token)
        kind = PasswordForm if found.person else AdministratorForm
        form = kind(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            said = form.cleaned_data
            person = come_in(token, said["password"], said.get("login", ""), said.get("name", ""))
            login(request, person, backend=BACKEND)
            return redirect("desk" if found.person else "people")
    except LinkGone as refusal:
        return render(request, "refusal.html", {"refusal": refusal}, status=404)
    except PeopleRefused as refused:
        form.add_error(None, str(refused))
    return render(request, "invitation.html", {"form": form, "found": found}, status=422 if form.errors else 200)
