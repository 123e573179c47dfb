"""Releasing an edition with its decision, once every row of it may be."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from parindex.office.editions.access import writes_for
from parindex.office.editions.content import together
from parindex.office.editions.errors import NotReady
from parindex.office.editions.models import OwnEdition
from parindex.office.editions.queries import cases_of, rows_of
from parindex.office.editions.releasing import Decision, not_ready, release
from parindex.web.fields import day_field
from parindex.web.middleware import ActingRequest
from parindex.web.visible import own_edition


class DecisionForm(forms.Form):
    """The decision that issues the edition."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu quyết định"), max_length=50)
    issued = day_field(gettext_lazy("Ngày ký (ngày/tháng/năm)"))
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200)
    title = forms.CharField(label=gettext_lazy("Trích yếu"), max_length=500)
    in_force = day_field(gettext_lazy("Áp dụng từ ngày (có thể để trống)"), required=False)


@require_http_methods(["GET", "POST"])
def page(request: ActingRequest, pk: int) -> HttpResponse:
    """What still keeps it from being released, or the form of its decision."""
    own = own_edition(request, pk)
    if own.state != OwnEdition.State.DRAFT or own.owner_id not in writes_for(request.actor):
        raise Http404
    rows = rows_of(own)
    edition = together(rows)
    form = DecisionForm(request.POST or None, initial={"issuer": own.owner.name})
    faults, failed = not_ready(edition, [case for _, case in cases_of(own)])
    if request.method == "POST" and form.is_valid():
        try:
            release(request.actor, pk, Decision(**form.cleaned_data))
        except NotReady as refused:
            faults, failed = list(refused.faults), list(refused.failed)
        else:
            messages.success(
                request, _("Đã ban hành. Bộ tiêu chí này từ nay không sửa nữa và dùng được để mở đợt đánh giá.")
            )
            return redirect("own-edition", pk)
    keys = {row.node: row for row in rows}
    shown = {
        "own": own,
        "edition": edition,
        "form": form,
        "faults": [
            (fault, edition.by_id.get(fault.criterion or ""), keys.get(fault.criterion or "")) for fault in faults
        ],
        "failed": failed,
    }
    return render(request, "edition-release.html", shown, status=422 if request.method == "POST" else 200)
