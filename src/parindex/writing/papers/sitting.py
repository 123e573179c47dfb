"""Minutes: who sat, when and where, what was dealt with, and who signs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from parindex.writing.layout.paper import Block, Frame, Paper, Text
from parindex.writing.papers.phrases import GAP, listed, moment


@dataclass(frozen=True, slots=True)
class Sitting:
    """When and where people sat, and who, each by office, never by name. What is blank is printed as a gap."""

    began: datetime | None = None
    ended: datetime | None = None
    place: str = ""
    present: tuple[str, ...] = ()
    chair: str = ""
    secretary: str = ""


def minutes(frame: Frame, subject: str, sitting: Sitting, matter: Iterable[Block]) -> Paper:
    """The minutes of a sitting: signed by who wrote them and who presided, without place and day in their head."""
    opening = (
        Text(moment(sitting.began), lead="Thời gian bắt đầu:"),
        Text(sitting.place or GAP, lead="Địa điểm:"),
        Text("" if sitting.present else GAP, lead="Thành phần tham dự:"),
        *listed(sitting.present),
        Text(sitting.chair or GAP, lead="Chủ trì:"),
        Text(sitting.secretary or GAP, lead="Thư ký:"),
    )
    return Paper(
        frame=replace(frame, signer=("CHỦ TỌA", *frame.signer)),
        body=(*opening, *matter, Text(f"Cuộc họp kết thúc vào {moment(sitting.ended)}./.")),
        title=("BIÊN BẢN", subject),
        secretary="THƯ KÝ",
    )
