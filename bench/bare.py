"""The peers of the office's pages: what Django needs at the least to show and save the same rows of the same tables."""

from collections.abc import Callable
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Engine, RequestContext
from django.urls import path

from parindex.indicators.loader import record_set
from parindex.office.appraisals.models import Decision
from parindex.office.assessments.models import Sheet, SheetRow
from parindex.office.registers.models import Record
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round


def here(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Send every request to the addresses below."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.bare"
        return respond(request)

    return middleware


MIDDLEWARE = [
    "bench.bare.here",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
"""What `startproject` sets, at addresses of its own."""

ENGINE = Engine(
    context_processors=[
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]
)
PAGE = ENGINE.from_string("""<!doctype html><title>{{ sheet.unit.name }}</title>
<h1>{{ sheet.unit.name }} {{ sheet.round.title }}</h1>
{% for row, criterion, facts in rows %}<form method="post">
<h2>{{ criterion.label }} {{ criterion.title }}</h2>
<input name="claimed" value="{{ row.claimed }}"> / {{ criterion.points }}
{% for name, ask, value in facts %}<label>{{ ask }} <input name="{{ name }}" value="{{ value }}"></label>{% endfor %}
<textarea name="explanation">{{ row.explanation }}</textarea>
<input type="hidden" name="version" value="{{ row.version }}">
<p>{{ row.computed }} {{ row.answer_state }} {{ row.trace }}</p>
{% for found in row.findings %}<p class="{{ found.severity }}">{{ found.kind }} {{ found.message }}</p>{% endfor %}
<p>{{ row.changed_at|date:"H:i d/m" }} {{ row.changed_by.name }}</p>
</form>{% endfor %}""")

MATRIX = ENGINE.from_string("""<!doctype html><title>{{ criterion.title }}</title>
<h1>{{ criterion.label }} {{ criterion.title }} {{ round.title }}</h1>
<form><input name="q"><select name="order"><option value="name">Name</option></select><input type="hidden" name="s"></form>
{% for row, facts, decision in rows %}<article><h2>{{ row.sheet.unit.name }}</h2>
{% for name, ask, value in facts %}<p>{{ ask }} {{ value }}</p>{% endfor %}
<p>{{ row.explanation }}</p><p>{{ row.claimed }} / {{ criterion.points }}</p>
<p>{{ row.computed }} {{ row.answer_state }} {{ row.trace }}</p>
{% for found in row.findings %}<p class="{{ found.severity }}">{{ found.kind }} {{ found.message }}</p>{% endfor %}
<form method="post"><input name="points" value="{{ decision.points }}">
<select name="reason">{% for value, label in reasons %}<option value="{{ value }}"{% if value == decision.reason %} selected{% endif %}>{{ label }}</option>{% endfor %}</select>
<textarea name="words">{{ decision.words }}</textarea>
<input type="checkbox" name="none"{% if decision.not_applicable %} checked{% endif %}>
{% for name, ask, value in facts %}<label>{{ ask }} <input name="{{ name }}"></label>{% endfor %}
<input type="hidden" name="version" value="{{ decision.version }}">
<p>{{ decision.at|date:"H:i d/m" }} {{ decision.person.name }}</p></form></article>{% endfor %}""")  # noqa: E501


@login_required
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Every leaf of a sheet as a form."""
    one = Sheet.objects.select_related("round", "unit").get(pk=pk)
    edition = thawed(one.round.edition_id)
    stored = {row.node: row for row in one.rows.select_related("changed_by")}
    rows = []
    for criterion in edition.leaves():
        row = stored[criterion.id]
        facts = [(spec.name, spec.ask, row.facts.get(spec.name, "")) for spec in criterion.facts]
        rows.append((row, criterion, facts))
    return HttpResponse(PAGE.render(RequestContext(request, {"sheet": one, "rows": rows})))


@login_required
def row(request: HttpRequest, pk: int) -> HttpResponse:
    """One row updated as it was typed."""
    one = SheetRow.objects.get(pk=pk)
    one.claimed = int(Decimal(request.POST["claimed"]) * 10_000)
    one.explanation = request.POST["explanation"]
    one.save()
    return HttpResponse(status=204)


REGISTER = ENGINE.from_string("""<!doctype html><title>{{ register.title }}</title>
<h1>{{ register.title }}</h1>
<table><tr>{% for column in register.fields %}<th>{{ column.heading }}</th>{% endfor %}</tr>
{% for line, cells in lines %}<tr id="{{ line.pk }}">{% for cell in cells %}<td>{{ cell }}</td>{% endfor %}
<td>{{ line.due|date:"d/m/Y" }}</td><td>{{ line.changed_by.name }}</td></tr>
{% endfor %}</table>""")


@login_required
def register(request: HttpRequest, unit: int, name: str) -> HttpResponse:
    """The newest lines of a register as a table of what is kept, read only."""
    one = record_set(name)
    found = Record.objects.filter(unit=unit, register=name).select_related("changed_by").order_by("-pk")[:500]
    lines = [(line, [line.values.get(column.name, "") for column in one.fields]) for line in found]
    return HttpResponse(REGISTER.render(RequestContext(request, {"register": one, "lines": lines})))


@login_required
def matrix(request: HttpRequest, pk: int, node: str) -> HttpResponse:
    """A hundred rows of one criterion as forms."""
    one = Round.objects.get(pk=pk)
    criterion = thawed(one.edition_id).by_id[node]
    stored = (
        SheetRow.objects.filter(sheet__round=one, node=node).select_related("sheet__unit").order_by("sheet__unit__name")
    )
    decided = Decision.objects.filter(appraisal__sheet__round=one, node=node).select_related("person", "appraisal")
    by_sheet = {decision.appraisal.sheet_id: decision for decision in decided}
    rows = []
    for row in stored[:100]:
        facts = [(spec.name, spec.ask, row.facts.get(spec.name, "")) for spec in criterion.facts]
        rows.append((row, facts, by_sheet.get(row.sheet_id)))
    shown = {"round": one, "criterion": criterion, "rows": rows, "reasons": Decision.Reason.choices}
    return HttpResponse(MATRIX.render(RequestContext(request, shown)))


@login_required
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision updated as it was typed."""
    one = Decision.objects.get(pk=pk)
    one.points = int(Decimal(request.POST["points"]) * 10_000)
    one.reason, one.words = request.POST["reason"], request.POST["words"]
    one.save()
    return HttpResponse(status=204)


urlpatterns = [
    path("sheet/<int:pk>/", sheet),
    path("row/<int:pk>/", row),
    path("register/<int:unit>/<str:name>/", register),
    path("matrix/<int:pk>/<str:node>/", matrix),
    path("decision/<int:pk>/", decision),
]
