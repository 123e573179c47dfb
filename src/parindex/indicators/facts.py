"""Facts of a sheet out of measured figures, by the `from:` of the edition."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from parindex.editions.edition import Edition, FactSpec
from parindex.editions.sheet import Facts, FactValue
from parindex.indicators.loader import measures
from parindex.indicators.record_set import Measure
from parindex.indicators.span import Span
from parindex.rules.values import FactScalar

FROM = "measure/"
_MILLION = Decimal(1_000_000)
_AMOUNTS = {"đồng": Decimal(1), "triệu đồng": _MILLION, "tỷ đồng": 1000 * _MILLION}
"""What one unit of an amount is in đồng."""


def facts_from(edition: Edition, figures: Mapping[str, int | date | None], span: Span) -> Facts:
    """One unit's facts by key `<criterion id>/<name>`: those whose measure stands in `figures`, as of the span's end.

    A date where nothing counted gives no fact. An edition whose `from:` does not resolve gives what resolves.
    """
    return {
        f"{criterion}/{spec.name}": FactValue(value, "measured", span.last)
        for criterion, spec, name in _asked(edition)
        if (value := _fact(spec, figures.get(name))) is not None
    }


def unresolved(edition: Edition) -> Iterator[tuple[str, str]]:
    """The criteria whose facts name a measure that there is not, or that gives another type, and why, in Vietnamese."""
    for criterion, spec, name in _asked(edition):
        if name not in measures():
            yield criterion, f"số liệu {spec.name}: không có phép đo “{name}” (from)"
        elif words := _unfit(spec, measures()[name][1]):
            yield criterion, f"số liệu {spec.name}: phép đo “{name}” {words}"


def _asked(edition: Edition) -> Iterator[tuple[str, FactSpec, str]]:
    for criterion in edition.criteria:
        for spec in criterion.facts:
            if spec.source and spec.source.startswith(FROM):
                yield criterion.id, spec, spec.source.removeprefix(FROM)


def _unfit(spec: FactSpec, measure: Measure) -> str | None:
    if measure.is_date != (spec.type == "date"):
        return f"cho {'một ngày' if measure.is_date else 'một số'}, không hợp với loại (type) {spec.type}"
    if spec.type in ("choice", "text"):
        return f"cho một số, không hợp với loại (type) {spec.type}"
    if (spec.type == "amount" or measure.unit == "đồng") and spec.unit not in _AMOUNTS:
        return f"tính bằng {measure.unit}; đơn vị (unit) của số liệu cần là {', '.join(_AMOUNTS)}"
    if spec.type == "amount" and measure.unit != "đồng":
        return f"tính bằng {measure.unit}, không phải số tiền"
    return None


def _fact(spec: FactSpec, figure: int | date | None) -> FactScalar | None:
    """A yes or no is whether anything counted; an amount is divided exactly, as its powers of ten allow."""
    if isinstance(figure, date):
        return figure if spec.type == "date" else None
    if figure is None or spec.type in ("date", "choice", "text"):
        return None
    if spec.type == "yes_no":
        return figure > 0
    return Decimal(figure) / _AMOUNTS.get(spec.unit or "", Decimal(1)) if spec.type == "amount" else Decimal(figure)
