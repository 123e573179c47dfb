"""The papers of a round's result as plain values: minutes, submission, the chairman's approval, the letter to a unit.

What no row holds (place, signer, legal bases, who sat) stays blank, for the clerk to write.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from parindex.bundles.publication import STAGES, Assessed
from parindex.editions.edition import Criterion, Edition
from parindex.office.appraisals.agreement import agreement, readings
from parindex.office.appraisals.decided import Kit
from parindex.office.appraisals.keeping import kit_of
from parindex.office.appraisals.models import Decision
from parindex.office.points.actions import TOTAL
from parindex.office.results.actions import refresh
from parindex.office.results.actions.publishing import latest_of
from parindex.office.results.freezing import Answers, Freezer
from parindex.office.results.models import Publication, PublishedUnit, Standing
from parindex.office.results.published import edition_of, nodes_of
from parindex.office.rounds.models import Body, Round
from parindex.office.units.models import LEVELS, Unit
from parindex.rules.kind import count_text
from parindex.scoring.totals import percent
from parindex.writing.layout.paper import Frame
from parindex.writing.layout.words import day_words
from parindex.writing.papers.appraisal_minutes import AppraisalMinutes, Appraised, Decided, SecondReading
from parindex.writing.papers.approval import Approval, BlockRanking, Ranked
from parindex.writing.papers.phrases import GAP, Exempt
from parindex.writing.papers.result_letter import Lost, Rank, Reached, ResultLetter
from parindex.writing.papers.sitting import Sitting
from parindex.writing.papers.submission import BlockSummary, Submission
from parindex.writing.words import row_name

AUTHORITY = "Ủy ban nhân dân"


def minutes(round: Round, beneath: Unit | None = None) -> AppraisalMinutes:
    """The minutes of the first appraisal of all units whose sheets were sent, or of one superior's, as decided."""
    freezer = Freezer(round, timezone.localdate())
    edition, of = freezer.kit.edition, beneath.pk if beneath else None
    units = [_appraised(edition, one.unit, one.assessed) for one in freezer.frozen(of) if one.sent]
    twice = readings(round).exclude(person=None)
    if beneath:
        twice = twice.filter(first__appraisal__sheet__unit__parent=beneath)
    again = agreement(twice, lambda one: None).get(None)
    return AppraisalMinutes(
        frame(round, "BB-UBND"),
        Sitting(),
        f"{round.title} của các đơn vị thuộc {beneath.name}" if beneath else round.title,
        f"Toàn bộ {edition.title}",
        len(freezer.kit.leaves),
        tuple(units),
        SecondReading(again.read, again.same) if again else None,
    )


def _appraised(edition: Edition, unit: Unit, told: Assessed) -> Appraised:
    claimed, appraised = told.points["claimed"], told.points["appraised"]
    why = {one.criterion: one for one in told.decisions if one.stage == "appraised"}
    otherwise = []
    for leaf in edition.leaves():
        given, said = appraised.get(leaf.id), claimed.get(leaf.id)
        if given is not None and given != said:
            ticks = given if isinstance(given, int) else None
            made = why[leaf.id]
            worth, self_given = told.worths[leaf.id], said if isinstance(said, int) else None
            otherwise.append(
                Decided(_called(leaf), worth, self_given, ticks, str(Decision.Reason(made.reason).label), made.words)
            )
    return Appraised(called(unit), _sum(claimed), _sum(appraised), tuple(otherwise))


def _sum(points: Answers) -> int:
    return sum(ticks for ticks in points.values() if isinstance(ticks, int))


def submission(round: Round) -> Submission:
    """The submission of the result as it stands; the root is there once just this result was published."""
    standings, edition = _standings(round), kit_of(round.edition_id).edition
    basis, latest, body = refresh(round).basis, latest_of(round), _submitter(round)
    return Submission(
        frame(round, "TTr-......", body),
        round.title,
        body.name if body else GAP,
        f"Chủ tịch {called(round.superior)}",
        (),
        tuple(_method(edition)),
        tuple(_summaries(standings)),
        tuple(band.name for band in edition.bands),
        tuple(_unranked(standings)),
        latest.root if latest and latest.basis == basis else GAP,
    )


def approval(round: Round) -> Approval:
    """The chairman's decision on the result as it stands; number and day stand in it once it was published by them."""
    standings = _standings(round)
    basis, latest, body = refresh(round).basis, latest_of(round), _submitter(round)
    known = latest if latest and latest.basis == basis else None
    number, day = (known.decision, known.decided_on.isoformat()) if known else ("", "")
    name = body.name if body else ""
    return Approval(
        frame(round, "QĐ-UBND", number=number, day=day),
        round.title,
        f"CHỦ TỊCH {called(round.superior)}".upper(),
        sum(any(place.rank for place in one.places.all()) for one in standings),
        (),
        name,
        name,
        "",
        tuple(_rankings(standings)),
        tuple(_unranked(standings)),
    )


def letter(publication: Publication, unit: PublishedUnit) -> ResultLetter:
    """What a unit is told of its published result: by field and stage, its ranks, and how lost points are won back."""
    round = publication.round
    nodes = nodes_of(edition_of(publication), unit)
    stages = _stages(kit_of(publication.edition_id), unit.content["leaves"])
    fields = [node for node in nodes if node.depth == 0]
    return ResultLetter(
        frame(round, "......", _submitter(round)),
        publication.title,
        called(unit.unit),
        tuple(_reached(_called(node.criterion), node.worth, node.criterion.id, stages) for node in fields),
        _reached("Tổng cộng", unit.maximum, TOTAL, stages),
        tuple(
            Lost(
                _called(node.criterion),
                node.worth,
                node.points or 0,
                node.reason,
                node.words,
                "\n".join(proof.what for proof in node.criterion.evidence),
            )
            for node in nodes
            if node.leaf and node.applies and node.lost > 0
        ),
        unit.band,
        tuple(Rank(place.block, place.rank, place.of) for place in unit.places.all() if place.rank),
        f"Quyết định số {publication.decision} {day_words(publication.decided_on.isoformat())}",
    )


def _stages(kit: Kit, leaves: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, int]]:
    """Ticks of every node, and of all under "", as each stage left them; a stage that gave nothing is absent."""
    held: dict[str, int] = {}
    found: dict[str, Mapping[str, int]] = {}
    for stage in STAGES:
        own = {leaf: kept[stage] for leaf, kept in zip(kit.leaves, leaves, strict=True) if stage in kept}
        points = {leaf: ticks for leaf, ticks in own.items() if isinstance(ticks, int)}
        if stage not in ("claimed", "computed"):
            held = points = {leaf: ticks for leaf, ticks in held.items() if leaf not in own} | points
        if own:
            found[stage] = {TOTAL: kit.adder.total(points), **kit.adder.nodes(points)}
    return found


def _reached(name: str, maximum: int, node: str, stages: Mapping[str, Mapping[str, int]]) -> Reached:
    given = {stage: nodes[node] for stage, nodes in stages.items()}
    claimed, appraised, again = (given.get(stage) for stage in ("claimed", "appraised", "reappraised"))
    return Reached(name, maximum, claimed, appraised, again, given.get("awarded", 0))


def _standings(round: Round) -> list[Standing]:
    """Where the units stand now, by name, with their ranks."""
    found = Standing.objects.filter(standings=refresh(round)).select_related("unit__parent").prefetch_related("places")
    return list(found.order_by("unit__folded", "unit__code"))


def _by_block(standings: Sequence[Standing]) -> dict[str, list[tuple[int, Standing]]]:
    """The units ranked in each block with their ranks, in the order of these."""
    found: dict[str, list[tuple[int, Standing]]] = {}
    for one in standings:
        for place in one.places.all():
            if place.rank is not None:
                found.setdefault(place.block, []).append((place.rank, one))
    for ranked in found.values():
        ranked.sort(key=lambda pair: pair[0])
    return found


def _rankings(standings: Sequence[Standing]) -> Iterator[BlockRanking]:
    name = _namer(standings)
    for block, ranked in _by_block(standings).items():
        units = [Ranked(rank, name(one.unit, block), one.total, one.maximum, one.band) for rank, one in ranked]
        yield BlockRanking(_headed(block), tuple(units))


def _namer(standings: Sequence[Standing]) -> Callable[[Unit, str], str]:
    """How a unit is called in a block: with its superior where there are several, since names repeat in a country."""
    several = len({one.unit.parent_id for one in standings}) > 1

    def name(unit: Unit, block: str) -> str:
        above = unit.parent.name if several and unit.parent else block
        return called(unit) if above == block else f"{called(unit)}, {above}"

    return name


def _summaries(standings: Sequence[Standing]) -> Iterator[BlockSummary]:
    for block, ranked in _by_block(standings).items():
        units = [one for _, one in ranked]
        shares = [percent(one.total, one.maximum) for one in units]
        mean = percent(sum(one.total for one in units), sum(one.maximum for one in units))
        bands = Counter(one.band for one in units if one.band)
        yield BlockSummary(_headed(block), len(units), max(shares), mean, min(shares), bands)


def _unranked(standings: Sequence[Standing]) -> Iterator[Exempt]:
    name = _namer(standings)
    for one in standings:
        if one.exempt:
            yield Exempt(name(one.unit, ""), one.exempt)
        elif one.undecided:
            yield Exempt(name(one.unit, ""), f"Còn {one.undecided} tiêu chí chưa có điểm")
        elif not one.maximum:
            yield Exempt(name(one.unit, ""), "Không tiêu chí nào áp dụng")


def _method(edition: Edition) -> Iterator[str]:
    leaves = sum(1 for _ in edition.leaves())
    yield (
        f"Các đơn vị tự đánh giá, chấm điểm theo {edition.title}: {leaves} tiêu chí chấm điểm, tổng "
        f"{count_text(edition.total)} điểm. Cơ quan được giao thẩm định từng tiêu chí; mỗi điểm có lý do."
    )
    yield (
        "Điểm được cộng chính xác, không làm tròn khi cộng. Chỉ số là tỷ lệ giữa tổng điểm đạt được và điểm tối đa; "
        "tổng điểm bằng nhau thì cùng hạng."
    )


def _submitter(round: Round) -> Unit | None:
    """The body of home affairs, which collates; None where the round names none beside the superior itself."""
    body = Body.objects.filter(round=round, function="noi_vu").exclude(unit=round.superior_id).first()
    return body.unit if body else None


def frame(round: Round, symbol: str, body: Unit | None = None, number: str = "", day: str = "") -> Frame:
    """What stands around a paper of the superior, or of a body of it."""
    above = (AUTHORITY.upper(), round.superior.name.upper())
    issuer, superior = ((body.name.upper(),), above) if body else (above, ())
    return Frame(issuer, symbol, timezone.now(), superior, number, date=day)


def called(unit: Unit) -> str:
    """A unit as papers address it: its people's committee, or the body itself."""
    if unit.level not in LEVELS:
        return unit.name
    return f"{AUTHORITY} {unit.name[:1].lower()}{unit.name[1:]}"


def _called(criterion: Criterion) -> str:
    return f"{criterion.label or row_name(criterion.id)} {criterion.title}"


def _headed(block: str) -> str:
    return f"{block[:1].upper()}{block[1:]}"
