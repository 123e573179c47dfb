"""Filling an empty database with the whole country: two years of a national round, from the sheets to the ranking.

Everything goes through the actions that people use, in their bulk form: one act for each province and step.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from parindex.editions.loader import find
from parindex.office.appraisals.actions.clarifying import open_clarification_round
from parindex.office.appraisals.actions.deciding_many import decide_sheets
from parindex.office.appraisals.actions.questioning_many import take_in_questions
from parindex.office.assessments.filing import Filed, file_sheets
from parindex.office.assessments.papers import Imprint
from parindex.office.demonstration.invented import DECIDED, Invented, invent
from parindex.office.demonstration.people import KIND, give, join
from parindex.office.errors import Refusal
from parindex.office.results.actions import refresh
from parindex.office.rounds.actions import Span, open_round, reschedule
from parindex.office.rounds.models import Participant, Phase, Round
from parindex.office.rounds.proposing import last_day, units_on
from parindex.office.units.access import Actor, actor
from parindex.office.units.listing import Listed, Passing
from parindex.office.units.loading import load_units
from parindex.office.units.models import Person, Unit
from parindex.scoring.score import Scorer

EDITION = "cchc-cap-xa-mau/2023-1"
YEARS = (2025, 2026)
"""Two years at whose ends the communes of today stand."""
CENTRE = Listed("thu-nghiem", Unit.Kind.MINISTRY, "Cơ quan trung ương thử nghiệm")
"""What the provinces stand beneath here, so that one round may hold the communes of all; no law provides for it."""
BODIES = {
    "noi_vu": "Tổ thẩm định nội vụ",
    "tu_phap": "Tổ thẩm định tư pháp",
    "kiem_soat_tthc": "Tổ thẩm định thủ tục hành chính",
    "tai_chinh": "Tổ thẩm định tài chính",
    "chuyen_doi_so": "Tổ thẩm định chuyển đổi số",
    "dieu_tra": "Tổ điều tra xã hội học",
}
COMMUNE_CAST = (
    (KIND.DRAFTER, "Người tổng hợp", "", "Xem phiếu của đơn vị và kết quả"),
    (KIND.SIGNER, "Chủ tịch UBND", "Chủ tịch", "Xem phiếu và kết quả của đơn vị"),
    (KIND.CLERK, "Văn thư", "", "Xem báo cáo đã gửi"),
)
RUNNING = [name for name in Phase.Name if name != Phase.Name.PUBLISHED]
DAYS_TO_ANSWER = 5
OVER = "Đợt năm trước đã xong, khép lại để làm dữ liệu thử."


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who acts: `collator` appraises for every body, as where the departments hand in their tables."""

    coordinator: Actor
    collator: Actor
    council: Actor


def fill_country(
    units: Sequence[Listed], passings: Sequence[Passing], seed: int, told: Callable[[str], None] = lambda _: None
) -> list[Round]:
    """Load the units beneath one central body, and fill a round for each year. Refusal unless the database is empty."""
    if Person.objects.exists() or Unit.objects.exists():
        raise Refusal(
            "Cơ sở dữ liệu này đã có đơn vị hoặc người dùng nên không đưa cả nước thử nghiệm vào; đề nghị đặt "
            "PARINDEX_HOME là một thư mục mới."
        )
    beneath = [replace(unit, superior=CENTRE.key) if unit.superior is None else unit for unit in units]
    load_units("terminal", [CENTRE, *beneath], passings)
    centre = Unit.objects.get(kind=CENTRE.kind, code=CENTRE.code)
    bodies = {
        function: Unit.objects.create(kind=Unit.Kind.DEPARTMENT, name=name, parent=centre)
        for function, name in BODIES.items()
    }
    cast = _people(centre, bodies)
    rounds: list[Round] = []
    for year in YEARS:
        for one in rounds:
            _close(cast, one)
        rounds.append(_open(cast, centre, bodies, year))
        _fill(cast, rounds[-1], seed, told)
        refresh(rounds[-1])
    return rounds


def _people(centre: Unit, bodies: Mapping[str, Unit]) -> _Cast:
    coordinator = join(centre, KIND.COORDINATOR, "Người điều phối", "", "Theo dõi tiến độ và kết quả cả nước", 1)
    for place, body in enumerate(bodies.values(), 2):
        join(body, KIND.APPRAISER, f"Chuyên viên {body.name.lower()}", "", "Thẩm định tiêu chí của tổ", place)
    council = join(centre, KIND.COUNCIL, "Thành viên hội đồng", "", "Xem xét, thông qua kết quả", 8)
    join(centre, KIND.AUDITOR, "Người kiểm tra", "", "Chỉ xem, không sửa được gì", 9)
    day = last_day(YEARS[-1], "year")
    communes = units_on(centre.pk, day).order_by("code")[:2]
    for place, (commune, (kind, name, title, shown)) in enumerate(
        [(commune, role) for commune in communes for role in COMMUNE_CAST], 10
    ):
        join(commune, kind, name, title, shown, place)
    first, *others = bodies.values()
    collator = join(first, KIND.APPRAISER, "Người tổng hợp thẩm định", "", "Thẩm định thay cho mọi tổ", 16)
    give(others, collator, KIND.APPRAISER)
    join(None, KIND.ADMINISTRATOR, "Người quản trị", "", "Lập tài khoản, giao vai trò; không thấy phiếu", 17)
    return _Cast(actor(coordinator), actor(collator), actor(council))


def _open(cast: _Cast, centre: Unit, bodies: Mapping[str, Unit], year: int) -> Round:
    """The round of a year, all its phases open, so that everything may be tried."""
    day = last_day(year, "year")
    return open_round(
        cast.coordinator,
        centre.pk,
        f"Chỉ số CCHC cấp xã năm {year} (dữ liệu thử)",
        find(EDITION),
        year,
        "year",
        units_on(centre.pk, day).values_list("pk", flat=True),
        dict.fromkeys(Phase.Name.values, Span(timezone.now() - timedelta(days=1))),
        {function: body.pk for function, body in bodies.items()},
    )


def _close(cast: _Cast, round: Round) -> None:
    for name in RUNNING:
        opens = round.phases.get(name=name).opens
        reschedule(cast.coordinator, round.pk, name, Span(opens, timezone.now()), OVER)


def _fill(cast: _Cast, round: Round, seed: int, told: Callable[[str], None]) -> None:
    """Province by province: sheets filed, decided, asked about and decided again, the council last."""
    clarification = open_clarification_round(cast.coordinator, round.pk, DAYS_TO_ANSWER)
    scorer, done = Scorer(find(EDITION), round.year), 0
    for province, participants in _by_province(round):
        invented = {one.unit_id: invent(scorer, one.unit.code, seed) for one in participants}
        filed = [_filed(one, invented[one.unit_id], round.year) for one in participants]
        sheets = {sheet.pk: invented[sheet.unit_id] for sheet in file_sheets(cast.coordinator, round.pk, filed)}
        for stage in DECIDED:
            if stage == "reappraised":
                threads = {pk: one.threads for pk, one in sheets.items() if one.threads}
                take_in_questions(cast.collator, clarification.pk, threads)
            who = cast.council if stage == "awarded" else cast.collator
            typed = {pk: one.decided[stage] for pk, one in sheets.items() if one.decided[stage]}
            if typed:
                decide_sheets(who, round.pk, stage, typed)
        done += len(participants)
        told(f"Năm {round.year}: {province}, {done} đơn vị")


def _by_province(round: Round) -> Iterator[tuple[str, list[Participant]]]:
    found: dict[str, list[Participant]] = {}
    for one in round.participants.select_related("unit__parent").order_by("unit__code"):
        assert one.unit.parent is not None  # noqa: S101  (a commune of a round stands beneath something)
        found.setdefault(one.unit.parent.name, []).append(one)
    yield from found.items()


def _filed(one: Participant, invented: Invented, year: int) -> Filed:
    imprint = Imprint(one.unit.name, "CHỦ TỊCH", f"UBND {one.unit.name} báo cáo như sau:", ("- Lưu: VT.",))
    return Filed(one.pk, invented.sheet, imprint, "01/BC-UBND", min(date(year, 12, 20), timezone.localdate()))
