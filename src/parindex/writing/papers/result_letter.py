"""The letter that tells a unit its result: points by field, index, band and ranks, and how lost points are won back."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.writing.layout.paper import Block, Column, Frame, Line, Paper, Table, Text
from parindex.writing.papers.phrases import index, listed, points, reasons


@dataclass(frozen=True, slots=True)
class Reached:
    """Ticks of a field, or of all, stage by stage; None where a stage gave none."""

    name: str
    maximum: int
    claimed: int | None
    appraised: int | None
    reappraised: int | None
    awarded: int


@dataclass(frozen=True, slots=True)
class Rank:
    """The unit's rank among the `of` units ranked in a block, which is named as in a sentence ("khối xã")."""

    block: str
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A row below its maximum (ticks): why, and what proves or wins it next time."""

    criterion: str
    maximum: int
    awarded: int
    reason: str
    words: str = ""
    next_time: str = ""


@dataclass(frozen=True, slots=True)
class ResultLetter:
    """What the letter says. `unit` is as addressed, `approval` the decision that approved the results, if there is one.

    `ranks` is empty until the ranking is published, `band` where the edition has no grades or none was reached.
    """

    frame: Frame
    subject: str
    unit: str
    fields: tuple[Reached, ...]
    total: Reached
    lost: tuple[Lost, ...]
    band: str = ""
    ranks: tuple[Rank, ...] = ()
    approval: str = ""


def compose(said: ResultLetter) -> Paper:
    """The letter as a paper."""
    return Paper(
        frame=said.frame,
        body=tuple(_matter(said)),
        about=f"V/v thông báo kết quả {said.subject}",
        addressed=f"Kính gửi: {said.unit}",
    )


def _matter(said: ResultLetter) -> Iterator[Block]:
    following = f"Theo {said.approval}, kết quả" if said.approval else "Kết quả"
    yield Text(f"{following} {said.subject} của {said.unit} như sau:")
    yield Text("", lead="1. Kết quả chung")
    yield from listed(_in_short(said))
    yield Text("", lead="2. Điểm theo lĩnh vực")
    yield _by_field(said)
    yield Text("", lead="3. Các tiêu chí chưa đạt điểm tối đa")
    if said.lost:
        yield _lost(said)
        yield Text(
            f"Đề nghị {said.unit} rà soát các tiêu chí chưa đạt điểm tối đa và có biện pháp khắc phục trong kỳ "
            "đánh giá tiếp theo./."
        )
    else:
        yield Text(f"{said.unit} đạt điểm tối đa ở tất cả các tiêu chí./.")


def _in_short(said: ResultLetter) -> list[str]:
    total = said.total
    return [
        f"Tổng điểm đạt được: {points(total.awarded)}/{points(total.maximum)} điểm",
        f"Chỉ số: {index(total.awarded, total.maximum)}%",
        *([f"Xếp loại: {said.band}"] if said.band else []),
        *(f"Xếp hạng trong {one.block}: {one.rank}/{one.of} đơn vị" for one in said.ranks),
    ]


def _by_field(said: ResultLetter) -> Table:
    twice = any(one.reappraised is not None for one in (*said.fields, said.total))

    def line(one: Reached, bold: bool) -> Line:
        again = (points(one.reappraised),) if twice else ()
        given = (points(one.maximum), points(one.claimed), points(one.appraised), *again, points(one.awarded))
        return Line((one.name, *given), bold)

    return Table(
        (
            Column("Lĩnh vực", 57 if twice else 79),
            Column("Tối đa", 20, centred=True, group="Điểm"),
            Column("Tự đánh giá", 22, centred=True, group="Điểm"),
            Column("Thẩm định", 22, centred=True, group="Điểm"),
            *((Column("Thẩm định lần 2", 22, centred=True, group="Điểm"),) if twice else ()),
            Column("Đạt được", 22, centred=True, group="Điểm"),
        ),
        [*(line(one, False) for one in said.fields), line(said.total, True)],
    )


def _lost(said: ResultLetter) -> Table:
    return Table(
        (
            Column("Tiêu chí", 43),
            Column("Tối đa", 15, centred=True, group="Điểm"),
            Column("Đạt được", 16, centred=True, group="Điểm"),
            Column("Lý do, ý kiến thẩm định", 47),
            Column("Cần có để đạt điểm", 44),
        ),
        [
            Line(
                (one.criterion, points(one.maximum), points(one.awarded), reasons(one.reason, one.words), one.next_time)
            )
            for one in said.lost
        ],
    )
