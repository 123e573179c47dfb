"""Rows of an appraisal as its pages show them: one leaf of one unit with what is known of it, and what may be typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from parindex.editions.edition import Criterion, FactSpec
from parindex.office.appraisals.access import KIND
from parindex.office.appraisals.actions.deciding import PHASES
from parindex.office.appraisals.models import Decision
from parindex.office.appraisals.queries import Line, may_decide
from parindex.office.appraisals.ruling import bounds
from parindex.office.evidence.models import Document
from parindex.office.rounds.models import Round
from parindex.office.rounds.queries import Window
from parindex.office.units.access import Actor
from parindex.rules.points import points_text
from parindex.web.sheet_view import STATES_BY_NAME

STAGE = Decision.Stage
SEVERITIES = ("error", "warning", "note")

FILTERS: Mapping[str, tuple[Any, Callable[[Line], bool]]] = {
    "": (gettext_lazy("Tất cả"), lambda line: True),
    "chua": (gettext_lazy("Chưa quyết định"), lambda line: line.undecided),
    "khac": (gettext_lazy("Khác quy tắc"), lambda line: line.differs),
    "xem-lai": (gettext_lazy("Cần xem lại"), lambda line: line.stale),
    "luu-y": (gettext_lazy("Có điểm cần làm rõ"), lambda line: bool(findings(line))),
}
"""Which lines a page shows, by the name in its address."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One fact of a leaf: what the unit says, and what the decision of the stage holds instead."""

    spec: FactSpec
    said: str
    held: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Points that one key writes into the row, with the reason that goes with them."""

    words: str
    points: str
    reason: str
    second: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a leaf so far, beneath the form of one stage."""

    sheet: int
    node: str
    stage: str
    decisions: Mapping[str, Decision]
    stale: bool = False

    @property
    def key(self) -> str:
        """What sets its fields apart from those of other rows on the page."""
        return f"{self.sheet}-{self.node}"

    @property
    def version(self) -> int:
        """The version that is decided over; 0 for none yet."""
        return self.own.version if self.own else 0

    @property
    def own(self) -> Decision | None:
        """The decision of the stage itself."""
        return self.decisions.get(self.stage)

    @property
    def others(self) -> list[Decision]:
        """The decisions of the other stages, in order."""
        return [self.decisions[at] for at in STAGE.values if at in self.decisions and at != self.stage]


@dataclass(frozen=True, slots=True)
class Cell:
    """One leaf of one unit as a row of a page. `may` is whether whoever asks decides it at the stage now."""

    line: Line
    criterion: Criterion
    decided: Decided
    documents: Sequence[Document]
    may: bool

    @property
    def bounds(self) -> str:
        """The points that the row may have: the most, or from the fewest to none where they are taken off."""
        low, high = bounds(self.criterion, self.line.worth)
        return f"{points_text(low)} … {points_text(high)}" if low else points_text(high)

    @property
    def answer(self) -> str:
        """How the computed points are known, or why there are none."""
        return STATES_BY_NAME.get(self.line.state, "")

    @property
    def figures(self) -> list[Figure]:
        """The facts that the leaf asks for."""
        held = self.decided.own.facts if self.decided.own else {}
        return [
            Figure(spec, _counting(self.line.row.facts.get(spec.name)), held.get(spec.name, ""))
            for spec in self.criterion.facts
        ]

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What the check asks about the row."""
        return findings(self.line)

    @property
    def offers(self) -> list[Offer]:
        """Points to take over: those of the rule first, then those claimed, then those of the stage before."""
        line, found = self.line, list[Offer]()
        if line.computed is not None:
            found.append(Offer(_("Theo quy tắc"), points_text(line.computed), Decision.Reason.BY_RULE))
        if line.row.claimed is not None:
            found.append(Offer(_("Như tự chấm"), points_text(line.row.claimed), Decision.Reason.AGREED, second=True))
        stages = STAGE.values
        later = stages.index(self.decided.stage)
        before = [one for one in self.decided.others if stages.index(one.stage) < later and not one.not_applicable]
        if before:
            found.append(Offer(_("Như đã thẩm định"), points_text(before[-1].points), ""))
        return found

    @property
    def reasons(self) -> SafeString:
        """The choices of reason, the one that was given chosen."""
        return _options(get_language() or "", self.decided.own.reason if self.decided.own else "")


@lru_cache(maxsize=64)
def _options(language: str, chosen: str) -> SafeString:
    """The choices in one language; a page has as many rows as units, and a dozen choices in each."""
    choices = [("", "–"), *Decision.Reason.choices]
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SafeString(" selected") if value == chosen else "", label) for value, label in choices),
    )


def _counting(fact: Mapping[str, Any] | None) -> str:
    """The value of a stored fact that counts, as text."""
    return str(fact["values"][fact["counts"]]["value"]) if fact else ""


def findings(line: Line) -> list[dict[str, Any]]:
    """What the check asks about a row, by itself and beside others, the gravest first."""
    between = [found for found in line.sheet.across if found["criterion"] == line.row.node]
    return sorted([*line.row.findings, *between], key=lambda found: SEVERITIES.index(found["severity"]))


def cell(actor: Actor, line: Line, criterion: Criterion, stage: str, documents: Sequence[Document]) -> Cell:
    """A line as a row of a page."""
    decided = Decided(line.sheet.pk, criterion.id, stage, line.decisions, line.stale)
    return Cell(line, criterion, decided, documents, may_decide(actor, line, stage))


@dataclass(frozen=True, slots=True)
class Tab:
    """One stage that a page may show."""

    stage: str
    label: str
    window: Window


def tabs(round: Round, awarding: bool) -> list[Tab]:
    """The stages whose phase has begun, the first in any case; one query."""
    spans = {phase.name: Window(phase.opens, phase.closes) for phase in round.phases.all()}
    found = [Tab(stage, str(stage.label), spans.get(PHASES[stage], Window(None, None))) for stage in PHASES]
    return [tab for tab in found if tab.stage == STAGE.APPRAISED or (tab.window.has_begun and _fits(tab, awarding))]


def _fits(tab: Tab, awarding: bool) -> bool:
    return awarding or tab.stage != STAGE.AWARDED


def chosen_tab(request: HttpRequest, actor: Actor, round: Round, offered: Sequence[Tab]) -> Tab:
    """The stage that `buoc` names; else the council's own, else the first that is open, else the last."""
    asked = request.GET.get("buoc", "")
    if asked not in STAGE.values and actor.holds(round.superior_id, [KIND.COUNCIL]):
        asked = STAGE.AWARDED
    named = [tab for tab in offered if tab.stage == asked]
    return [*named, *(tab for tab in offered if tab.window.is_open), offered[-1]][0]


def filtered(request: HttpRequest, lines: Sequence[Line]) -> tuple[list[Line], str, list[tuple[str, Any, int]]]:
    """The lines that `loc` asks for, the name of that filter, and every filter with its words and count."""
    name = request.GET.get("loc", "")
    name = name if name in FILTERS else ""
    by_name = {one: [line for line in lines if fits(line)] for one, (__, fits) in FILTERS.items()}
    return by_name[name], name, [(one, words, len(by_name[one])) for one, (words, __) in FILTERS.items()]
