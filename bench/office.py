"""`python -m bench.office`: the office's pages against bare Django views of the same tables, by CPU and by queries.

Requests go through the WSGI handler in this process, ours and the peer's in turn, so that both meet the same machine.
"""

import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

HOME = tempfile.TemporaryDirectory(prefix="parindex-bench-")
os.environ["PARINDEX_HOME"] = HOME.name

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402

import parindex.cli.office  # noqa: E402, F401  (sets Django up over the home)
from bench import bare  # noqa: E402
from bench.measure import line  # noqa: E402
from parindex.cli.office.preparing import prepare  # noqa: E402
from parindex.office.appraisals.access import reach  # noqa: E402
from parindex.office.appraisals.actions.deciding import decide  # noqa: E402
from parindex.office.appraisals.models import Decision  # noqa: E402
from parindex.office.appraisals.ruling import TypedDecision  # noqa: E402
from parindex.office.assessments.importing import fill_in, propose  # noqa: E402
from parindex.office.assessments.models import Sheet, SheetRow  # noqa: E402
from parindex.office.assessments.queries import rows_of  # noqa: E402
from parindex.office.registers.actions import write  # noqa: E402
from parindex.office.rounds.editions import thawed  # noqa: E402
from parindex.office.rounds.models import Participant, Phase, Round  # noqa: E402
from parindex.office.units.access import actor  # noqa: E402
from parindex.office.units.listing import country  # noqa: E402
from parindex.office.units.loading import load_units  # noqa: E402
from parindex.office.units.models import LEVELS, Person, Unit  # noqa: E402
from parindex.office.units.queries import valid  # noqa: E402
from parindex.office.units.sessions import BACKEND  # noqa: E402
from parindex.reading.reader import read  # noqa: E402

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "samples" / "bao-cao-mau.docx"
TIMES = 200
NODE = "1.1.3"
TASKS = "plan_tasks"
TOKEN = "t" * 32
FIELD = re.compile(rb"<(?:input|select|textarea)\b(?![^>]*csrf)")


class Site:
    """A site in this process, asked as one person who has logged in."""

    def __init__(self, person: Person, middleware: list[str]) -> None:
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = BACKEND
        session.create()
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={TOKEN}"
        with override_settings(MIDDLEWARE=middleware):
            self.handler = WSGIHandler()

    def ask(self, path: str, typed: Mapping[str, str] | None = None) -> bytes:
        """The body of the answer; RuntimeError unless it is a success."""
        sent, status = urlencode(typed or {}).encode(), []
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "GET" if typed is None else "POST",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(sent),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(sent)),
            "HTTP_COOKIE": self.cookies,
            "HTTP_X_CSRFTOKEN": TOKEN,
        }
        answer = self.handler(environ, lambda words, *_: status.append(words))
        body = b"".join(answer)
        answer.close()
        if not status[0].startswith("2"):
            raise RuntimeError(f"{path}: {status[0]}")
        return body


def side_by_side(ours: Site, peer: Site, act: Callable[[Site, int], object], times: int = TIMES) -> tuple[float, float]:
    """The median CPU seconds of an act on either site, done in turn."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(times):
        for site, seconds in zip((ours, peer), taken, strict=True):
            started = time.process_time()
            act(site, number)
            seconds.append(time.process_time() - started)
    return statistics.median(taken[0]), statistics.median(taken[1])


def queries(act: Callable[[], object]) -> int:
    """How many statements an act sends to the database, BEGIN and COMMIT among them."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def filled(drafter: Person) -> Sheet:
    """The demonstration's sheet, filled in from the sample report."""
    sheet = Sheet.objects.select_related("round").filter(unit__roles__person=drafter).latest("round__year")
    found = propose(thawed(sheet.round.edition_id), rows_of(sheet), read(REPORT))
    fill_in(actor(drafter), sheet.pk, [(row.node, row.seen, row.claimed, row.explanation) for row in found.rows])
    return sheet


def a_sheet(ours: Site, peer: Site, sheet: Sheet) -> None:
    """The whole sheet on one page, against a bare view of as many rows and fields."""
    addresses = {ours: f"/phieu/{sheet.pk}/", peer: f"/sheet/{sheet.pk}/"}
    asked = queries(lambda: ours.ask(addresses[ours]))
    shown = [len(FIELD.findall(site.ask(addresses[site]))) for site in (ours, peer)]
    mine, least = side_by_side(ours, peer, lambda site, _: site.ask(addresses[site]))
    line(f"a sheet of {sum(1 for _ in thawed(sheet.round.edition_id).leaves())} criteria, CPU", f"{mine * 1000:.1f} ms")
    line("  bare view of as many rows and fields, CPU", f"{least * 1000:.1f} ms")
    line("  fields to fill in, sheet and bare view", f"{shown[0]}, {shown[1]}")
    line("  sheet / bare view", f"{mine / least:.2f}x", "<= 4x", mine / least <= 4)
    line("  queries", str(asked), "<= 10", asked <= 10)


def a_row(ours: Site, peer: Site, sheet: Sheet) -> None:
    """One row saved, with its version, findings, points and journal, against a bare update of it."""
    row = SheetRow.objects.get(sheet=sheet, node=NODE)
    addresses = {ours: f"/phieu/{sheet.pk}/dong/{NODE}/", peer: f"/row/{row.pk}/"}
    version = row.version

    def save(site: Site, number: int) -> None:
        nonlocal version
        words = f"Đã hoàn thành {number}/272 nhiệm vụ của kế hoạch số 47/KH-UBND ngày 30/01/2026."
        site.ask(addresses[site], {"claimed": "0.5", "explanation": words, "version": str(version)})
        version += site is ours

    asked = queries(lambda: save(ours, 271))
    mine, least = side_by_side(ours, peer, save)
    line("saving a row, CPU", f"{mine * 1000:.1f} ms")
    line("  bare login-checked update of one row, CPU", f"{least * 1000:.1f} ms")
    line("  row / bare update", f"{mine / least:.2f}x", "<= 5x", mine / least <= 5)
    line("  queries, BEGIN and COMMIT among them", str(asked), "<= 12", asked <= 12)


def a_register(ours: Site, peer: Site, unit: int, drafter: Person) -> None:
    """A page of 500 lines of a register, to be written in, against a bare view that only shows as many."""
    year, due = timezone.localdate().year, timezone.localdate() + timedelta(days=3)
    tasks = {
        "plan": "reform",
        "year": str(year),
        "task": "Rà soát, đơn giản hoá thủ tục hành chính",
        "lead": "Văn phòng",
    }
    rows = [(n, {**tasks, "number": str(n), "product": "Báo cáo", "due_on": f"{due:%d/%m/%Y}"}) for n in range(1, 501)]
    write(actor(drafter), unit, TASKS, rows)
    addresses = {ours: f"/so/{unit}/{TASKS}/?so-dong=500", peer: f"/register/{unit}/{TASKS}/"}
    asked = queries(lambda: ours.ask(addresses[ours]))
    mine, least = side_by_side(ours, peer, lambda site, _: site.ask(addresses[site]), TIMES // 4)
    line("a register, page of 500 lines, CPU", f"{mine * 1000:.1f} ms")
    line("  bare view of as many lines, CPU", f"{least * 1000:.1f} ms")
    line("  register / bare view", f"{mine / least:.2f}x", "<= 4x", mine / least <= 4)
    line("  queries", str(asked), "<= 15", asked <= 15)


def _claimed(rows: Iterable[SheetRow], most: int) -> list[SheetRow]:
    """The rows, the first so many with a claim."""
    found = list(rows)
    for row in found[:most]:
        row.claimed = 1
    return found


def appraised(sheet: Sheet) -> tuple[Person, list[Sheet]]:
    """The demonstration's sheet and 123 copies of it, sent and half decided on one criterion; who appraises them."""
    phase = Phase(round=sheet.round, name=Phase.Name.APPRAISAL, opens=timezone.now() - timedelta(hours=1))
    phase.save()
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.SENT)
    rows = list(sheet.rows.all())
    kept = [field.name for field in SheetRow._meta.concrete_fields if field.name not in ("id", "sheet")]
    superior = sheet.round.superior
    for number in range(1, 124):
        unit = Unit.objects.create(kind=Unit.Kind.COMMUNE, code=f"bench-{number}", name=f"Xã {number}", parent=superior)
        Participant.objects.create(round=sheet.round, unit=unit)
        copy = Sheet.objects.create(round=sheet.round, unit=unit, state=Sheet.State.SENT, across=sheet.across)
        SheetRow.objects.bulk_create(
            SheetRow(sheet=copy, **{name: getattr(row, name) for name in kept}) for row in rows
        )
    person = Person.objects.get(name="Chuyên viên Sở Nội vụ")
    sheets = list(Sheet.objects.filter(round=sheet.round).order_by("pk"))
    typed = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")
    for one in sheets[::2]:
        decide(actor(person), one.pk, NODE, "appraised", 0, typed)
    leaves = [leaf.id for leaf in thawed(sheet.round.edition_id).leaves() if leaf.basis != "stated"]
    for leaf in leaves:
        if leaf != NODE and reach(actor(person), sheet.round).covers(leaf, sheet.unit_id):
            decide(actor(person), sheet.pk, leaf, "appraised", 0, TypedDecision("0", False, "other", "Theo hồ sơ."))
    return person, sheets


def a_matrix(ours: Site, peer: Site, sheets: Sequence[Sheet]) -> None:
    """A page of one criterion over 124 units, against a bare view of as many rows and fields."""
    addresses = {ours: f"/dot/{sheets[0].round_id}/tham-dinh/{NODE}/", peer: f"/matrix/{sheets[0].round_id}/{NODE}/"}
    asked = queries(lambda: ours.ask(addresses[ours]))
    shown = [len(FIELD.findall(site.ask(addresses[site]))) for site in (ours, peer)]
    mine, least = side_by_side(ours, peer, lambda site, _: site.ask(addresses[site]))
    line("the matrix of a criterion over 124 units, CPU", f"{mine * 1000:.1f} ms")
    line("  bare view of as many rows and fields, CPU", f"{least * 1000:.1f} ms")
    line("  fields to fill in, matrix and bare view", f"{shown[0]}, {shown[1]}")
    line("  matrix / bare view", f"{mine / least:.2f}x", "<= 4x", mine / least <= 4)
    line("  queries", str(asked), "<= 15", asked <= 15)


def a_decision(ours: Site, peer: Site, sheet: Sheet) -> None:
    """One decision over another, with its earlier state, points and journal, against a bare update of it."""
    stored = Decision.objects.get(appraisal__sheet=sheet, node=NODE)
    addresses = {ours: f"/tham-dinh/{sheet.pk}/{NODE}/appraised/", peer: f"/decision/{stored.pk}/"}
    version = stored.version

    def save(site: Site, number: int) -> None:
        nonlocal version
        words = f"Đề nghị bổ sung {number} tài liệu của quý IV."
        points = "0.5" if number % 2 else "0.25"
        site.ask(addresses[site], {"points": points, "reason": "late", "words": words, "version": str(version)})
        version += site is ours

    asked = queries(lambda: save(ours, 271))
    mine, least = side_by_side(ours, peer, save)
    line("a decision saved, CPU", f"{mine * 1000:.1f} ms")
    line("  bare login-checked update of one row, CPU", f"{least * 1000:.1f} ms")
    line("  decision / bare update", f"{mine / least:.2f}x", "<= 5x", mine / least <= 5)
    line("  queries, BEGIN and COMMIT among them", str(asked), "<= 15", asked <= 15)


def the_country(ours: Site, coordinating: Site, round: Round) -> None:
    """Pages of a hundred of the country's units, sought, sorted and counted over all: the list, and a round's."""
    communes = Unit.objects.filter(valid(timezone.localdate()), kind__in=LEVELS["commune"]).exclude(
        participations__round=round
    )
    Participant.objects.bulk_create([Participant(round=round, unit=unit) for unit in communes], batch_size=500)
    sheets = Sheet.objects.bulk_create([Sheet(round=round, unit=unit) for unit in communes], batch_size=500)
    leaves = [leaf.id for leaf in thawed(round.edition_id).leaves()]
    for place, sheet in enumerate(sheets):  # each as far as its place says, with as many words as a row usually has
        rows = (SheetRow(sheet=sheet, node=leaf, explanation="Đã hoàn thành. " * 30) for leaf in leaves)
        SheetRow.objects.bulk_create(_claimed(rows, place % len(leaves)))
    for site, what, address in (
        (ours, "all units of the day, by name", "/don-vi/"),
        (ours, "sought by name", "/don-vi/?q=chi"),
        (ours, "sorted by superior, last page", "/don-vi/?xep=cap-tren&trang=99"),
        (coordinating, "a round's units", f"/dot/{round.pk}/"),
        (coordinating, "a round's units, sought", f"/dot/{round.pk}/?q=chi"),
        (coordinating, "a round's units, sorted by state, last page", f"/dot/{round.pk}/?xep=tinh-hinh&trang=99"),
        (coordinating, "a round's units, sorted by rows filled in", f"/dot/{round.pk}/?xep=da-dien"),
    ):
        seconds = []
        for _ in range(TIMES // 4):
            started = time.perf_counter()
            site.ask(address)
            seconds.append(time.perf_counter() - started)
        taken = statistics.median(seconds)
        line(f"3,321 communes, page of 100: {what}", f"{taken * 1000:.0f} ms", "<= 100 ms", taken <= 0.1)


def main() -> None:
    """Fill an office and measure it."""
    prepare(True)
    drafter = Person.objects.get(name="Công chức tổng hợp")
    sheet = filled(drafter)
    load_units("terminal", *country())
    ours, peer = Site(drafter, settings.MIDDLEWARE), Site(drafter, bare.MIDDLEWARE)
    a_sheet(ours, peer, sheet)
    a_row(ours, peer, sheet)
    a_register(ours, peer, sheet.unit_id, drafter)
    appraiser, sheets = appraised(sheet)
    ours, peer = Site(appraiser, settings.MIDDLEWARE), Site(appraiser, bare.MIDDLEWARE)
    a_matrix(ours, peer, sheets)
    a_decision(ours, peer, sheet)
    coordinator = Person.objects.get(name="Người điều phối cấp tỉnh")
    the_country(ours, Site(coordinator, settings.MIDDLEWARE), sheet.round)


if __name__ == "__main__":
    main()
