"""What was published, open to everybody: all publications, one ranking, the rows that a correction moved, the files."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parindex.office.results.models import Publication, PublishedFile
from parindex.office.results.published import edition_of, publications, ranked
from parindex.web.paging import in_order, page_of
from parindex.web.public import lasting, public, typed

ORDERS = {
    "hang": (F("rank").asc(nulls_last=True), "unit__folded", "unit__code"),
    "ten": ("unit__folded", "unit__code"),
    "ma": ("unit__code",),
}


@public
def page(request: HttpRequest) -> HttpResponse:
    """Every publication, the newest first."""
    return render(request, "publications.html", {"publications": page_of(request, publications())})


@public
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """The units of one block with total, index, band and rank."""
    publication = published(pk)
    blocks = {block["name"]: block for block in publication.blocks}
    asked = request.GET.get("nhom", "")
    block = blocks.get(asked) or publication.blocks[0]
    order, columns = in_order(request, ORDERS)
    text = typed(request)
    edition = edition_of(publication)
    shown = {
        "publication": publication,
        "edition": edition,
        "fields": edition.children[None],
        "chosen": block,
        "text": text,
        "order": order,
        "places": page_of(request, ranked(publication, block["name"], text).order_by(*columns)),
    }
    return render(request, "publication.html", shown)


@public
def moved(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows of a correction that differ from the publication corrected, unit by unit."""
    publication = published(pk)
    if publication.corrects is None:
        raise Http404
    by_id = edition_of(publication).by_id
    units = page_of(request, publication.units.filter(moved__gt=0).order_by("folded", "code"))
    rows = [(unit, [(by_id[leaf], *ticks) for leaf, *ticks in unit.content["moved"]]) for unit in units]
    return render(request, "published-moved.html", {"publication": publication, "units": units, "rows": rows})


@login_not_required
@require_safe
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of a publication: its bundle, or a table."""
    found = PublishedFile.objects.select_related("file").filter(publication=pk, name=name).first()
    if found is None:
        raise Http404
    return lasting(request, found.file, f"cong-bo-{pk}-{name}")


def published(pk: int) -> Publication:
    """A publication."""
    found = publications().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
