"""The submission of results to the chairman: how they were reached, by block and band, who is not ranked, the root."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from parindex.writing.layout.paper import Block, Column, Frame, Line, Paper, Table, Text
from parindex.writing.papers.phrases import Exempt, bases, decimals, exempted

UNBANDED = "Không xếp loại"


@dataclass(frozen=True, slots=True)
class BlockSummary:
    """A block of units: how many are ranked, their indexes in percent, and how many reached each band."""

    block: str
    ranked: int
    highest: Decimal
    mean: Decimal
    lowest: Decimal
    bands: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Submission:
    """What the submission says. `subject` names index and period, `to` the chairman as addressed.

    `bands` are the edition's grades from the best on, empty when it has none; `method` are paragraphs; `root` is the
    sha256 that names the bundle.
    """

    frame: Frame
    subject: str
    submitter: str
    to: str
    bases: tuple[str, ...]
    method: tuple[str, ...]
    blocks: tuple[BlockSummary, ...]
    bands: tuple[str, ...]
    exempt: tuple[Exempt, ...]
    root: str


def compose(said: Submission) -> Paper:
    """The submission as a paper."""
    return Paper(
        frame=said.frame,
        body=tuple(_matter(said)),
        title=("TỜ TRÌNH", f"Về việc phê duyệt kết quả {said.subject}"),
        addressed=f"Kính gửi: {said.to}",
    )


def _matter(said: Submission) -> Iterator[Block]:
    yield from bases(said.bases)
    yield Text(f"{said.submitter} kính trình {said.to} xem xét, phê duyệt kết quả {said.subject} như sau:")
    yield Text("", lead="1. Cách thực hiện")
    yield from map(Text, said.method)
    yield Text("", lead="2. Kết quả")
    yield Text(f"Có {sum(block.ranked for block in said.blocks)} đơn vị được xếp hạng.")
    yield _indexes(said)
    if said.bands:
        yield Text("Số đơn vị theo xếp loại:")
        yield _bands(said)
    yield Text("", lead="3. Đơn vị không xếp hạng")
    yield exempted(said.exempt) if said.exempt else Text("Không có.")
    yield Text("", lead="4. Kiểm chứng")
    yield Text(
        "Số liệu, điểm từng bước và kết quả nằm trong gói công bố; từ gói này tính lại được mọi tổng điểm, xếp loại và "
        "thứ hạng. Mã gốc (sha256) của gói:"
    )
    yield Text(said.root, style="centred")
    yield Text(f"{said.submitter} kính trình {said.to} xem xét, quyết định./.")


def _indexes(said: Submission) -> Table:
    return Table(
        (
            Column("Khối", 61),
            Column("Số đơn vị", 26, centred=True),
            Column("Cao nhất", 26, centred=True, group="Chỉ số (%)"),
            Column("Trung bình", 26, centred=True, group="Chỉ số (%)"),
            Column("Thấp nhất", 26, centred=True, group="Chỉ số (%)"),
        ),
        [
            Line((one.block, str(one.ranked), decimals(one.highest), decimals(one.mean), decimals(one.lowest)))
            for one in said.blocks
        ],
    )


def _bands(said: Submission) -> Table:
    below = [one.ranked - sum(one.bands.get(band, 0) for band in said.bands) for one in said.blocks]
    names = (*said.bands, *([UNBANDED] if any(below) else []))
    width = 115 / len(names)
    return Table(
        (Column("Khối", 50), *(Column(name, width, centred=True) for name in names)),
        [
            Line((one.block, *(str(one.bands.get(name, rest if name == UNBANDED else 0)) for name in names)))
            for one, rest in zip(said.blocks, below, strict=True)
        ],
    )
