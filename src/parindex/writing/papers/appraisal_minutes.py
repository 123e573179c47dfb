"""Minutes of an appraisal, by one body or of the whole round: points by unit, what was decided otherwise, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.scoring.totals import percent
from parindex.writing.layout.paper import Block, Column, Frame, Line, Paper, Table, Text
from parindex.writing.papers.phrases import decimals, points, reasons
from parindex.writing.papers.sitting import Sitting, minutes


@dataclass(frozen=True, slots=True)
class Decided:
    """A row decided otherwise than claimed. Ticks; `appraised` is None where the criterion does not apply."""

    criterion: str
    maximum: int
    claimed: int | None
    appraised: int | None
    reason: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Appraised:
    """One unit: ticks of the criteria that were appraised, and the rows decided otherwise than claimed."""

    unit: str
    claimed: int
    appraised: int
    otherwise: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class SecondReading:
    """How many rows a second person read, and in how many both agreed."""

    rows: int
    agreed: int


@dataclass(frozen=True, slots=True)
class AppraisalMinutes:
    """What the minutes say. `subject` names index and period, `scope` what was appraised, `criteria` how many."""

    frame: Frame
    sitting: Sitting
    subject: str
    scope: str
    criteria: int
    units: tuple[Appraised, ...]
    second_reading: SecondReading | None = None


def compose(said: AppraisalMinutes) -> Paper:
    """The minutes as a paper."""
    return minutes(said.frame, f"Thẩm định kết quả tự đánh giá, chấm điểm {said.subject}", said.sitting, _matter(said))


def _matter(said: AppraisalMinutes) -> Iterator[Block]:
    yield Text("", lead="1. Phạm vi thẩm định")
    yield Text(f"{said.scope}: {said.criteria} tiêu chí của {len(said.units)} đơn vị.")
    yield Text("", lead="2. Kết quả thẩm định")
    yield _by_unit(said)
    yield Text("", lead="3. Các tiêu chí có điểm thẩm định khác điểm tự đánh giá")
    if any(unit.otherwise for unit in said.units):
        yield _otherwise(said)
    else:
        yield Text("Không có.")
    if said.second_reading:
        yield Text("", lead="4. Đọc lại theo mẫu")
        yield Text(_agreement(said.second_reading))


def _by_unit(said: AppraisalMinutes) -> Table:
    return Table(
        (
            Column("TT", 12, centred=True),
            Column("Đơn vị", 67),
            Column("Điểm tự đánh giá", 28, centred=True),
            Column("Điểm thẩm định", 28, centred=True),
            Column("Số tiêu chí có điểm khác", 30, centred=True),
        ),
        [
            Line((str(place), one.unit, points(one.claimed), points(one.appraised), str(len(one.otherwise))))
            for place, one in enumerate(said.units, 1)
        ],
    )


def _otherwise(said: AppraisalMinutes) -> Table:
    lines = []
    for unit in said.units:
        if unit.otherwise:
            lines.append(Line((unit.unit,), bold=True))
        for row in unit.otherwise:
            appraised = "Không áp dụng" if row.appraised is None else points(row.appraised)
            told = reasons(row.reason, row.words)
            lines.append(Line((row.criterion, points(row.maximum), points(row.claimed), appraised, told)))
    return Table(
        (
            Column("Tiêu chí", 50),
            Column("Tối đa", 15, centred=True, group="Điểm"),
            Column("Tự đánh giá", 16, centred=True, group="Điểm"),
            Column("Thẩm định", 18, centred=True, group="Điểm"),
            Column("Lý do, ý kiến thẩm định", 66),
        ),
        lines,
    )


def _agreement(reading: SecondReading) -> str:
    if not reading.rows:
        return "Không có dòng nào được đọc lại."
    share = decimals(percent(reading.agreed, reading.rows))
    return f"Đọc lại {reading.rows} dòng, thống nhất {reading.agreed} dòng ({share}%)."
