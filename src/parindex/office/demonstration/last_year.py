"""The demonstration's year before: three sheets sent, partly appraised, so that appraisers and council have work."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from parindex.editions.edition import Function
from parindex.editions.loader import find
from parindex.office.appraisals.actions.deciding_many import decide_sheets
from parindex.office.assessments.filing import Filed, file_sheets
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.papers import Imprint
from parindex.office.demonstration.actions import BODIES, EDITION
from parindex.office.demonstration.invented import Invented, invent
from parindex.office.demonstration.people import KIND, join
from parindex.office.rounds.actions import Span, open_round, reschedule
from parindex.office.rounds.models import Phase, Round
from parindex.office.rounds.queries import bodies_of
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person, Role, Unit
from parindex.scoring.score import Scorer

SEED = 3
LEFT: Function = "noi_vu"
"""The function of whose criteria only every second is decided: the rest is there to be tried."""


@transaction.atomic
def add_last_year() -> None:
    """Add the round of last year to a demonstration that has none; repeating it changes nothing."""
    year = timezone.localdate().year - 1
    if Round.objects.filter(year=year).exists():
        return
    province = Unit.objects.get(code="demo")
    coordinator = actor(_holding(KIND.COORDINATOR, province.pk))
    bodies = {function: Unit.objects.get(code=f"demo-{function}") for function in BODIES}
    for place, (function, body) in enumerate(bodies.items(), 20):
        if not Role.objects.filter(unit=body, kind=KIND.APPRAISER).exists():
            join(body, KIND.APPRAISER, f"Chuyên viên {BODIES[function]}", "", "Thẩm định tiêu chí của cơ quan", place)
    communes = Unit.objects.filter(parent=province).exclude(kind=Unit.Kind.DEPARTMENT).order_by("code")
    round = open_round(
        coordinator,
        province.pk,
        f"Chỉ số CCHC cấp xã năm {year}",
        find(EDITION),
        year,
        "year",
        [unit.pk for unit in communes],
        dict.fromkeys(Phase.Name.values, Span(timezone.now() - timedelta(days=1))),
        {function: body.pk for function, body in bodies.items()},
    )
    filed = _file(coordinator, round)
    opened = round.phases.get(name=Phase.Name.SELF_ASSESSMENT).opens
    over = Span(opened, timezone.now())
    reschedule(coordinator, round.pk, Phase.Name.SELF_ASSESSMENT, over, "Đã nhận đủ phiếu của các đơn vị.")
    _decide(round, filed)


def _file(coordinator: Actor, round: Round) -> list[tuple[Sheet, Invented]]:
    """The sheets of all units, as they were sent."""
    scorer, filed, invented = Scorer(find(EDITION), round.year), list[Filed](), list[Invented]()
    for one in round.participants.select_related("unit").order_by("pk"):
        name, year = one.unit.name, invent(scorer, one.unit.code, SEED)
        imprint = Imprint(name, "CHỦ TỊCH", f"UBND {name} báo cáo như sau:", ("- Lưu: VT.",))
        filed.append(Filed(one.pk, year.sheet, imprint, "05/BC-UBND", date(round.year, 12, 20)))
        invented.append(year)
    return list(zip(file_sheets(coordinator, round.pk, filed), invented, strict=True))


def _decide(round: Round, filed: list[tuple[Sheet, Invented]]) -> None:
    """What each body decided so far, by its own people."""
    edition = find(EDITION)
    by_body: dict[int, list[str]] = {}
    for leaf, body in bodies_of(round.pk, edition).items():
        by_body.setdefault(body, []).append(leaf)
    for body, leaves in by_body.items():
        done = leaves[::2] if edition.by_id[leaves[0]].by == LEFT else leaves
        typed = {
            sheet.pk: {leaf: year.decided["appraised"][leaf] for leaf in done if leaf in year.decided["appraised"]}
            for sheet, year in filed
        }
        decide_sheets(actor(_holding(KIND.APPRAISER, body)), round.pk, "appraised", typed)


def _holding(kind: str, unit: int) -> Person:
    return Role.objects.select_related("person").filter(kind=kind, unit=unit).earliest("pk").person
