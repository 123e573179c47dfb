"""Bringing in results that nobody appraises by hand: a survey's or another index's figures, for many units at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext

from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.office.appraisals.access import KIND, own_units, reach
from parindex.office.appraisals.actions.deciding import STAGE, locked
from parindex.office.appraisals.errors import AppraisalRefused, DecisionRefused
from parindex.office.appraisals.keeping import Judgement, dockets, keep
from parindex.office.appraisals.queries import Line as AppraisalLine
from parindex.office.appraisals.queries import lines, sent_sheets
from parindex.office.appraisals.ruling import REASON, Leaf, Ruling, TypedDecision, ruling_of, understand
from parindex.office.assessments.content import read_back, understand_facts
from parindex.office.assessments.models import Sheet
from parindex.office.errors import Forbidden
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor
from parindex.office.units.many.choosing import bare
from parindex.office.units.many.table import Cells, Line, Problem, require_none_refused
from parindex.rules import FactRefused
from parindex.rules.points import points_text
from parindex.vietnamese.normal import fold

CODE, NAME, POINTS = "Mã đơn vị", "Đơn vị", "Điểm"
LONGEST = 500


def headings(criterion: Criterion) -> tuple[str, ...]:
    """The columns of the list: the unit, and the figures that the rule reads; points where no rule gives them."""
    asked = tuple(spec.ask for spec in asked_of(criterion))
    return (CODE, NAME, *(asked or (POINTS,)))


def asked_of(criterion: Criterion) -> list[FactSpec]:
    """The facts that the criterion's rule reads, in the order in which they are asked."""
    needed = criterion.rule.needs() if criterion.rule else {}
    return [spec for spec in criterion.facts if spec.name in needed]


def may_bring_in(actor: Actor, round: Round, node: str) -> bool:
    """Whether the actor coordinates the round, or appraises this criterion for its body."""
    return actor.holds(round.superior_id, [KIND.COORDINATOR]) or node in reach(actor, round).leaves()


def plan(actor: Actor, round: Round, node: str, source: str, rows: Iterable[tuple[int, Cells]]) -> list[Line]:
    """What each row would change; nothing is written."""
    standing = lines(actor, round, node, list(sent_sheets(round)))
    return [line for line, _, _ in _understood(actor, round, standing, source, rows)]


@transaction.atomic
def bring_in(actor: Actor, round: int, node: str, source: str, rows: Sequence[tuple[int, Cells]]) -> int:
    """Write what every row says as decisions that name their source, all or nothing; how many changed."""
    one = Round.objects.get(pk=round)
    if not may_bring_in(actor, one, node):
        raise Forbidden(
            gettext("nhập kết quả của tiêu chí này"),
            [gettext("người điều phối"), gettext("người thẩm định được giao tiêu chí")],
        )
    if not source.strip():
        raise AppraisalRefused(gettext("Đề nghị ghi nguồn của kết quả: số, ngày, cơ quan công bố."))
    sheets = locked(list(sent_sheets(one).values_list("pk", flat=True)), STAGE.APPRAISED)
    found = list(_understood(actor, one, lines(actor, one, node, sheets), source, rows))
    require_none_refused([line for line, _, _ in found])
    changed = [(standing, ruling) for line, standing, ruling in found if standing and ruling and line.change != "same"]
    held = dockets([standing.sheet for standing, _ in changed])
    keep(
        actor,
        "bring-in",
        [
            Judgement(held[standing.sheet.pk], STAGE.APPRAISED, {node: (ruling, standing.row.version)})
            for standing, ruling in changed
        ],
    )
    return len(changed)


Understood = tuple[Line, AppraisalLine | None, Ruling | None]
"""A row of the list with the leaf that it is about and what it rules; neither where it is refused."""


def _understood(
    actor: Actor, round: Round, standing: Sequence[AppraisalLine], source: str, rows: Iterable[tuple[int, Cells]]
) -> Iterator[Understood]:
    edition, own = thawed(round.edition_id), own_units(actor)
    named, seen = _Named([line.sheet for line in standing]), set[int]()
    by_sheet = {line.sheet.pk: line for line in standing}
    for number, cells in rows:
        found = named.find(cells)
        if isinstance(found, Problem):
            yield Line(number, cells, "refused", problems=(found,)), None, None
        elif found in seen:
            twice = Problem(NAME, gettext("đơn vị này đã có ở dòng trên; đề nghị giữ một dòng."))
            yield Line(number, cells, "refused", problems=(twice,)), None, None
        elif by_sheet[found].sheet.unit_id in own:
            theirs = gettext("đồng chí có vai trò ở đơn vị này; đề nghị để người khác nhập.")
            yield Line(number, cells, "refused", problems=(Problem(NAME, theirs),)), None, None
        else:
            seen.add(found)
            yield _ruled(number, cells, edition, by_sheet[found], round.year, source)


def _ruled(number: int, cells: Cells, edition: Edition, standing: AppraisalLine, year: int, source: str) -> Understood:
    """One row held to the leaf's rule and bounds, as any decision is."""
    if standing.reading:
        waits = Problem(NAME, gettext("dòng này chờ đồng chí đọc lại theo mẫu; đề nghị đọc lại trước khi nhập."))
        return Line(number, cells, "refused", problems=(waits,)), None, None
    leaf = Leaf(edition, edition.by_id[standing.row.node], standing.row, standing.worth, year)
    asked = asked_of(leaf.criterion)
    facts = {spec.name: cells[spec.ask] for spec in asked}
    try:
        points, none = _by_facts(leaf, facts) if asked else (cells[POINTS], False)
        reason = REASON.NOT_APPLICABLE if none else REASON.SURVEY
        ruling = understand(leaf, TypedDecision(points, none, reason, source.strip()[:LONGEST], facts))
    except DecisionRefused as refused:
        asks = {spec.name: spec.ask for spec in asked}
        problems = tuple(Problem(asks.get(name, POINTS), words) for name, words in refused.problems.items())
        return Line(number, cells, "refused", problems=problems), None, None
    stored = standing.decisions.get(STAGE.APPRAISED)
    same = stored is not None and ruling_of(stored) == ruling
    says = f"{standing.sheet.unit.name}: " + (
        gettext("không áp dụng") if none else gettext("{points} điểm").format(points=points_text(ruling.points))
    )
    return Line(number, cells, "same" if same else "changed" if stored else "new", says), standing, ruling


def _by_facts(leaf: Leaf, typed: Mapping[str, str]) -> tuple[str, bool]:
    """The points that the rule gives for the figures of a row, and whether it does not apply."""
    problems: dict[str, str] = {}
    facts = understand_facts(leaf.criterion, typed, problems)
    if problems:
        raise DecisionRefused(problems)
    try:
        given, sentence = leaf.by_rule(read_back(leaf.criterion, facts))
    except FactRefused as refused:
        raise DecisionRefused({"facts": str(refused)}) from refused
    if isinstance(given, int):
        return points_text(given), False
    if given != "not_applicable":
        raise DecisionRefused({"facts": gettext("{sentence}; đề nghị ghi đủ số liệu.").format(sentence=sentence)})
    return "", True


class _Named:
    """The units of some sheets by code and by name; a row that gives both must mean one unit."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._by_code: dict[str, set[int]] = {}
        self._by_name: dict[str, set[int]] = {}
        for sheet in sheets:
            self._by_code.setdefault(bare(sheet.unit.code), set()).add(sheet.pk)
            self._by_name.setdefault(fold(sheet.unit.name), set()).add(sheet.pk)

    def find(self, cells: Cells) -> int | Problem:
        """The sheet of the unit that a row names, or why there is none."""
        code, name = cells[CODE].strip(), cells[NAME].strip()
        if not code and not name:
            return Problem(CODE, gettext("chưa ghi đơn vị; đề nghị ghi mã hoặc tên."))
        coded, named = self._by_code.get(bare(code), set()), self._by_name.get(fold(name), set())
        found = coded & named if code and name else coded if code else named
        if len(found) == 1:
            return next(iter(found))
        if found:
            return Problem(NAME, gettext("có {n} đơn vị cùng tên; đề nghị ghi thêm mã.").format(n=len(found)))
        return Problem(
            CODE if code else NAME, gettext("không có phiếu đã gửi của đơn vị này trong đợt; đề nghị xem lại.")
        )
