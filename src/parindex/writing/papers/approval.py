"""The approval: the chairman's decision on the results, with the ranking of every block in its annex."""

from collections.abc import Iterator
from dataclasses import dataclass

from parindex.writing.layout.paper import Annex, Block, Column, Frame, Line, Paper, Table, Text
from parindex.writing.papers.phrases import GAP, Exempt, bases, exempted, index, points


@dataclass(frozen=True, slots=True)
class Ranked:
    """One unit in a block: its rank, its total and maximum in ticks, its band ("" without one)."""

    rank: int
    unit: str
    total: int
    maximum: int
    band: str = ""


@dataclass(frozen=True, slots=True)
class BlockRanking:
    """A block and its units in the order of their ranks."""

    block: str
    units: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """What the approval says. `subject` names index and period, `authority` who decides, in capitals, `units` how many
    units are ranked; each stands in several blocks.

    `proposer` is the office that submitted, `publisher` the body that publishes and follows up, `executors` those who
    carry it out; each is printed as a gap while it is blank, as are the bases while there are none.
    """

    frame: Frame
    subject: str
    authority: str
    units: int
    bases: tuple[str, ...]
    proposer: str
    publisher: str
    executors: str
    blocks: tuple[BlockRanking, ...]
    exempt: tuple[Exempt, ...] = ()


def compose(said: Approval) -> Paper:
    """The approval as a paper."""
    return Paper(
        frame=said.frame,
        body=tuple(_matter(said)),
        title=("QUYẾT ĐỊNH", f"Về việc phê duyệt kết quả {said.subject}"),
        annex=Annex(f"Kết quả {said.subject}".upper(), tuple(_rankings(said))),
    )


def _matter(said: Approval) -> Iterator[Block]:
    yield Text(said.authority, style="centred")
    yield from bases(said.bases, f"Theo đề nghị của {said.proposer or GAP}")
    yield Text("QUYẾT ĐỊNH:", style="centred")
    yield Text(
        f"Phê duyệt kết quả {said.subject} của {said.units} đơn vị (chi tiết tại Phụ lục kèm theo).",
        lead="Điều 1.",
    )
    yield Text(
        f"Giao {said.publisher or GAP} công bố kết quả, thông báo đến từng đơn vị và hướng dẫn khắc phục các tiêu chí "
        "chưa đạt điểm tối đa.",
        lead="Điều 2.",
    )
    yield Text(
        f"Quyết định này có hiệu lực kể từ ngày ký. {said.executors or GAP} chịu trách nhiệm thi hành "
        "Quyết định này./.",
        lead="Điều 3.",
    )


def _rankings(said: Approval) -> Iterator[Block]:
    for place, block in enumerate(said.blocks, 1):
        yield Text("", lead=f"{place}. {block.block}")
        yield _ranking(block)
    if said.exempt:
        yield Text("", lead=f"{len(said.blocks) + 1}. Đơn vị không xếp hạng")
        yield exempted(said.exempt)


def _ranking(block: BlockRanking) -> Table:
    banded = any(unit.band for unit in block.units)
    columns = (
        Column("Hạng", 15, centred=True),
        Column("Đơn vị", 58 if banded else 86),
        Column("Tổng điểm", 22, centred=True),
        Column("Điểm tối đa", 22, centred=True),
        Column("Chỉ số (%)", 20, centred=True),
    )
    lines = []
    for unit in block.units:
        told = (str(unit.rank), unit.unit, points(unit.total), points(unit.maximum), index(unit.total, unit.maximum))
        lines.append(Line((*told, unit.band) if banded else told))
    return Table((*columns, Column("Xếp loại", 28, centred=True)) if banded else columns, lines)
