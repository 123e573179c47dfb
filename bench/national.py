"""`python -m bench.national`: the office with the whole country in it, built once: its pages, its sums, its bundle."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

HOME = tempfile.TemporaryDirectory(prefix="parindex-bench-")
os.environ["PARINDEX_HOME"] = HOME.name

from bench.country import RECOMPUTE, VERIFY  # noqa: E402
from bench.measure import PARINDEX, line, median, python, run  # noqa: E402

Given = TypeVar("Given")


def built() -> None:
    """The country, by the command that a user would call. It comes first: Django finds what it leaves."""
    taken = run([PARINDEX, "demo", "country"])
    line("the country built: 2 x 3,321 sheets, all stages", f"{taken.seconds:.0f} s", "<= 180 s", taken.seconds <= 180)
    size = (Path(HOME.name) / "office.sqlite3").stat().st_size
    line("  memory; database", f"{taken.megabytes:.0f} MB", f"{size / 1e6:.0f} MB")


if __name__ == "__main__":
    built()

from django.conf import settings  # noqa: E402
from django.core.files.storage import storages  # noqa: E402
from django.utils import timezone  # noqa: E402

import parindex.cli.office  # noqa: E402, F401  (sets Django up over the home)
from bench.site import Site  # noqa: E402
from parindex.cli.office.preparing import prepare  # noqa: E402
from parindex.office.appraisals.decided import COLUMNS  # noqa: E402
from parindex.office.appraisals.keeping import kit_of  # noqa: E402
from parindex.office.appraisals.models import Decision  # noqa: E402
from parindex.office.assessments.content import counting_texts, read_back  # noqa: E402
from parindex.office.assessments.models import SheetRow  # noqa: E402
from parindex.office.points.actions import TOTAL  # noqa: E402
from parindex.office.points.models import STAGES, NodePoints  # noqa: E402
from parindex.office.results.actions import refresh  # noqa: E402
from parindex.office.results.actions.approving import approve  # noqa: E402
from parindex.office.results.actions.publishing import BUNDLE, Announcement, publish  # noqa: E402
from parindex.office.results.blocks import blocks_of  # noqa: E402
from parindex.office.results.models import Place, PublishedFile, Standings  # noqa: E402
from parindex.office.rounds.models import Round  # noqa: E402
from parindex.office.units.access import actor  # noqa: E402
from parindex.office.units.models import Person, Unit  # noqa: E402
from parindex.rules.values import FactScalar  # noqa: E402
from parindex.scoring.ranking import Entry, standings  # noqa: E402
from parindex.scoring.score import Scorer  # noqa: E402
from parindex.scoring.totals import Adder  # noqa: E402

COORDINATOR, COUNCIL = "Người điều phối", "Thành viên hội đồng"


def timed(work: Callable[[], Given], times: int = 5) -> tuple[float, Given]:
    """The median wall time of some runs, and what the last gave."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        given = work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken), given


def told(what: str, seconds: float, target: float | None = None) -> None:
    """One figure beside its target."""
    words = f"{seconds:.3f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
    line(what, words, f"<= {target:g} s" if target else "", seconds <= target if target else None)


def keeping_standings(round: Round) -> None:
    """Ranks, bands and places of 3,321 units: looked at, and computed again."""
    totals = NodePoints.objects.filter(round=round, node=TOTAL).values_list("unit", "awarded")
    bare, _ = timed(lambda: list(totals.all()))
    refresh(round)
    looked, _ = timed(lambda: refresh(round), 20)

    def again() -> Standings:
        Standings.objects.filter(round=round).update(basis="")
        return refresh(round)

    moved, _ = timed(again)
    told("standings of 3,321 units, nothing changed", looked, 0.05)
    told("standings computed and kept again", moved, 1)
    line("  / reading as many totals", f"{looked / bare:.1f}x, {moved / bare:.0f}x")


def pages(round: Round) -> None:
    """Pages of a hundred, sought, sorted and counted over all."""
    site = Site(Person.objects.get(name=COORDINATOR), settings.MIDDLEWARE)
    commune = Unit.objects.filter(participations__round=round, kind=Unit.Kind.WARD).first()
    ranking = f"/dot/{round.pk}/ket-qua/"
    for what, address, target in (
        ("ranking, first page", ranking, 0.1),
        ("ranking, sought by name", f"{ranking}?q=chi", 0.1),
        ("ranking, by name, last page", f"{ranking}?xep=ten&trang=34", 0.1),
        ("ranking of the wards, by what is left", f"{ranking}?nhom=ph%C6%B0%E1%BB%9Dng&xep=con-lai", 0.1),
        ("what each criterion costs, fields of all units", f"{ranking}tieu-chi/", None),
        ("one unit from stage to stage", f"/ket-qua/{round.pk}/don-vi/{commune.pk if commune else 0}/", None),
        ("one criterion over 3,321 units, first page", f"/dot/{round.pk}/tham-dinh/1.1.3/", None),
    ):
        site.ask(address)
        seconds, _ = timed(lambda address=address: site.ask(address), 15 if target else 3)  # type: ignore[misc]
        told(f"3,321 communes: {what}", seconds, target)


def from_facts(round: Round) -> None:
    """Every leaf by its rule from the facts that the sheets hold."""
    kit = kit_of(round.edition_id)
    scorer = Scorer(kit.edition, round.year)

    def read() -> list[dict[str, FactScalar]]:
        found: dict[int, dict[str, FactScalar]] = {}
        rows = SheetRow.objects.filter(sheet__round=round, node__in=kit.leaves)
        for sheet, node, facts in rows.values_list("sheet", "node", "facts").iterator(chunk_size=5000):
            own = read_back(kit.edition.by_id[node], counting_texts(facts)) if facts else {}
            found.setdefault(sheet, {}).update({f"{node}/{name}": value for name, value in own.items()})
        return list(found.values())

    reading, facts = timed(read, 1)
    computing, _ = timed(lambda: [scorer.points(given) for given in facts], 3)
    told("every leaf from the facts, in memory", computing, 2)
    told("  with reading them from the database", reading + computing, 6)


def from_points(round: Round) -> None:
    """Totals, ranks and nodes from the stored points; then everything from the decisions, against what is kept."""
    kit = kit_of(round.edition_id)
    units = list(Unit.objects.filter(participations__round=round).select_related("parent"))
    kept: dict[int, dict[str, tuple[int, ...]]] = {}
    for unit, node, *ticks in NodePoints.objects.filter(round=round).values_list("unit", "node", *STAGES):
        kept.setdefault(unit, {})[node] = tuple(ticks)
    blocks, place = blocks_of(units), STAGES.index("awarded")
    awarded = {unit: {leaf: nodes[leaf][place] for leaf in kit.leaves} for unit, nodes in kept.items()}
    entries = [Entry(str(unit.pk), blocks[unit.pk], awarded[unit.pk]) for unit in units]
    ranking, ranked = timed(lambda: standings(kit.edition, entries), 3)
    adder = Adder(kit.edition)
    nodes, _ = timed(lambda: [adder.nodes(points) for points in awarded.values()], 3)
    told("totals, bands and ranks from stored points", ranking, 0.2)
    told("all nodes from stored points", nodes, 2)
    places = Place.objects.filter(standing__standings__round=round).values_list("standing__unit", "block", "rank")
    differ = sum(ranked[str(unit)].places[block].rank != rank for unit, block, rank in places)
    seconds, wrong = timed(lambda: _recomputed(round, kept), 1)
    told("everything recomputed from 260,000 decisions", seconds)
    line("  ranks, points that differ from those kept", f"{differ}, {wrong}", "0, 0", differ + wrong == 0)


def _recomputed(round: Round, kept: dict[int, dict[str, tuple[int, ...]]]) -> int:
    """How many points of nodes at decided stages differ from what the decisions add up to."""
    kit, decided, wrong = kit_of(round.edition_id), dict[int, list[Any]](), 0
    stored = Decision.objects.filter(appraisal__sheet__round=round).values_list("appraisal__sheet__unit", *COLUMNS)
    for unit, *row in stored.iterator(chunk_size=5000):
        decided.setdefault(unit, []).append(row)
    for unit, nodes in kept.items():
        held = kit.held(decided.get(unit, ()))
        for place, stage in enumerate(STAGES[2:], 2):
            points = held.points(stage)
            expected = kit.adder.nodes(points) | {TOTAL: kit.adder.total(points)}
            wrong += sum(ticks[place] != expected[node] for node, ticks in nodes.items())
    return wrong


def a_publication(round: Round) -> None:
    """The approved result published with its bundle, which is then verified and recomputed as anyone would."""
    coordinator, council = (actor(Person.objects.get(name=name)) for name in (COORDINATOR, COUNCIL))
    approve(council, round.pk, refresh(round).basis)
    said = Announcement("Quyết định ví dụ", timezone.localdate())
    seconds, made = timed(lambda: publish(coordinator, round.pk, said), 1)
    told("the result published, its bundle written", seconds, 20)
    file = PublishedFile.objects.select_related("file").get(publication=made, name=BUNDLE).file
    bundle = storages["files"].path(file.place)
    taken = median(python(VERIFY.format(path=bundle)), times=3)
    told("the bundle verified, whole process", taken.seconds, 10)
    taken = median(python(RECOMPUTE.format(path=bundle, rules=True)), times=3)
    told("the bundle recomputed with rules, whole process", taken.seconds, 10)
    site = Site(Person.objects.get(name=COORDINATOR), settings.MIDDLEWARE)
    public = f"/cong-bo/{made.pk}/"
    for what, address in (("public ranking", public), ("public ranking, sought", f"{public}?q=chi")):
        site.ask(address)
        seconds, _ = timed(lambda address=address: site.ask(address), 15)  # type: ignore[misc]
        told(f"3,321 communes: {what}", seconds, 0.1)


def main(rounds: Iterable[Round]) -> None:
    """Measure the last round."""
    prepare(True)
    *_, round = rounds
    keeping_standings(round)
    pages(round)
    from_facts(round)
    from_points(round)
    a_publication(round)


if __name__ == "__main__":
    main(Round.objects.order_by("year"))
