"""Who fills in what: the drafter gives fields and criteria to contributors and sees who is late."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from parindex.office.assessments import actions
from parindex.office.assessments.access import KIND
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.queries import assignments_of, contributors_of, progress_of, rows_of
from parindex.office.rounds.editions import thawed
from parindex.web.fields import Choice, day_field
from parindex.web.middleware import ActingRequest
from parindex.web.sheet_view import named
from parindex.web.visible import visible_sheet


class AssignmentForm(forms.Form):
    """One field or criterion, to one person, by a day."""

    node = forms.ChoiceField(label=gettext_lazy("Lĩnh vực hoặc tiêu chí"), widget=Choice)
    person = forms.ChoiceField(label=gettext_lazy("Giao cho"), widget=Choice)
    due = day_field(gettext_lazy("Hạn nội bộ (ngày/tháng/năm, có thể để trống)"), required=False)

    def __init__(self, sheet: Sheet, data: QueryDict | None) -> None:
        super().__init__(data)
        edition = thawed(sheet.round.edition_id)
        nodes, people = self.fields["node"], self.fields["person"]
        assert isinstance(nodes, forms.ChoiceField)  # noqa: S101  (declared above)
        assert isinstance(people, forms.ChoiceField)  # noqa: S101
        nodes.choices = [(each.id, named(edition, each)) for each in edition.criteria if each.parent]
        people.choices = [(person.pk, person.name) for person in contributors_of(sheet)]


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """What is given to whom, how far it is, and a form to give more."""
    sheet = visible_sheet(request, pk)
    if not request.actor.holds(sheet.unit_id, [KIND.DRAFTER]):
        raise Http404
    form = AssignmentForm(sheet, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.assign(request.actor, pk, said["node"], int(said["person"]), said["due"])
        messages.success(request, _("Đã giao."))
        return redirect("assignments", pk)
    rows = rows_of(sheet)
    given = progress_of(sheet, assignments_of(sheet), rows)
    edition = thawed(sheet.round.edition_id)
    covered = {each.id for one in given for each in edition.beneath(one.criterion.id)}
    left = [leaf for leaf in edition.leaves() if leaf.id not in covered]
    shown = {"sheet": sheet, "given": given, "left": left, "form": form, "open": sheet.state == Sheet.State.DRAFT}
    return render(request, "assignments.html", shown, status=422 if form.errors else 200)


@require_POST
def take_back(request: ActingRequest, pk: int, assignment: int) -> HttpResponse:
    """End one assignment; what was written stays."""
    actions.unassign(request.actor, pk, assignment)
    messages.success(request, _("Đã thu lại; nội dung đã điền vẫn giữ nguyên."))
    return redirect("assignments", pk)
