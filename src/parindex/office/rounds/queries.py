"""Whether a phase is open for a unit: by the clock, asked in every act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Model, OuterRef, Subquery, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from parindex.editions.edition import Edition
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Body, CriterionBody, Extension, Phase


def window(phase: str, round: str, unit: str) -> dict[str, Any]:
    """Annotations `opens`, `closes` and `extended` of a phase, for a query whose columns name round and unit."""
    spans = Phase.objects.filter(round=OuterRef(round), name=phase)
    longer = Extension.objects.filter(
        participant__round=OuterRef(round), participant__unit=OuterRef(unit), phase=phase
    ).order_by(F("closes").desc())
    return {
        "opens": Subquery(spans.values("opens")[:1]),
        "closes": Subquery(spans.values("closes")[:1]),
        "extended": Subquery(longer.values("closes")[:1]),
    }


@dataclass(frozen=True, slots=True)
class Window:
    """When a phase is open for one unit: from `opens` until just before `closes`; None is open-ended."""

    opens: datetime | None
    closes: datetime | None

    @property
    def has_begun(self) -> bool:
        """Whether it is open now or was before."""
        return self.opens is not None and self.opens <= timezone.now()

    @property
    def is_open(self) -> bool:
        """Whether it is open now."""
        now = timezone.now()
        return self.opens is not None and self.opens <= now and (self.closes is None or now < self.closes)

    def require_open(self, phase: str) -> None:
        """PhaseClosed, with the hours, unless it is open now."""
        if self.is_open:
            return
        name = str(Phase.Name(phase).label).lower()
        if self.opens is None:
            raise PhaseClosed(
                gettext("Đợt này chưa có giai đoạn {phase}; đề nghị hỏi người điều phối.").format(phase=name)
            )
        if timezone.now() < self.opens:
            raise PhaseClosed(
                gettext("Giai đoạn {phase} mở lúc {time}; đến lúc đó mới ghi được.").format(
                    phase=name, time=hour(self.opens)
                )
            )
        raise PhaseClosed(
            gettext(
                "Giai đoạn {phase} đã kết thúc lúc {time}. Nội dung vẫn xem được; nếu cần sửa, đề nghị xin người "
                "điều phối gia hạn."
            ).format(phase=name, time=hour(self.closes))
        )


def window_of(annotated: Model) -> Window:
    """The window that a query annotated by `window` found."""
    opens, closes, extended = (getattr(annotated, name) for name in ("opens", "closes", "extended"))
    return Window(opens, max(closes, extended) if closes and extended else closes)


def window_for_all(round: int, phase: str) -> Window:
    """When a phase of a round is open for acts that concern all its units; one query."""
    found = Phase.objects.filter(round=round, name=phase).values_list("opens", "closes").first()
    return Window(*(found or (None, None)))


def hour(at: datetime | None) -> str:
    """An instant as officials write it, in Vietnam's time."""
    return date_format(timezone.localtime(at), "H:i d/m/Y")


def bodies_of(round: int, edition: Edition) -> dict[str, int]:
    """The unit that appraises each leaf, by id: the body named for it or the nearest above it, else its function's.

    A leaf that nobody appraises is absent. One query.
    """
    columns = ("of", "name", "unit")
    criteria = CriterionBody.objects.filter(round=round).annotate(of=Value("criterion"), name=F("node"))
    fields = Body.objects.filter(round=round).annotate(of=Value("function"), name=F("function"))
    bodies = list(criteria.values_list(*columns).union(fields.values_list(*columns), all=True))
    named = {name: unit for of, name, unit in bodies if of == "criterion"}
    by_function = {name: unit for of, name, unit in bodies if of == "function"}
    found: dict[str, int] = {}
    for leaf in edition.leaves():
        path = [leaf.id, *(above.id for above in reversed(edition.above(leaf.id)))]
        body = next((named[node] for node in path if node in named), by_function.get(leaf.by or ""))
        if body is not None:
            found[leaf.id] = body
    return found
