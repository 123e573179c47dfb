"""Logging in and out, and the demonstration's doors."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from parindex.office.demonstration.queries import cast_member
from parindex.office.units.sessions import BACKEND

LOOPBACK = ("127.0.0.1", "::1")


class LogInForm(AuthenticationForm):
    """Capitals in a login do not matter: neither to whoever types it, nor to the count of wrong passwords."""

    def clean_username(self) -> str:
        """The login as it is kept."""
        return str(self.cleaned_data["username"]).strip().lower()


@method_decorator(login_not_required, name="dispatch")
class _LogIn(LoginView):
    template_name = "log-in.html"
    authentication_form = LogInForm
    redirect_authenticated_user = True


log_in = _LogIn.as_view()


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("first-page")


@login_not_required
@require_POST
def try_as(request: HttpRequest, person: int) -> HttpResponse:
    """Log in as one of the demonstration's people: only in a demonstration database, only from this machine."""
    member = cast_member(person) if from_this_machine(request) else None
    if member is None:
        raise Http404
    login(request, member, backend=BACKEND)
    return redirect("desk")


def from_this_machine(request: HttpRequest) -> bool:
    """Whether a browser on this very machine asks, by its address and by the name it calls; a proxy's is not."""
    direct = "HTTP_X_FORWARDED_FOR" not in request.META and "HTTP_FORWARDED" not in request.META
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return direct and request.META["REMOTE_ADDR"] in LOOPBACK and host in ("127.0.0.1", "localhost", "[::1]")
