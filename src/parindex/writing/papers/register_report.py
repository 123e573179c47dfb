"""A periodic report drafted from a unit's registers: figures with their populations, what is done, what is overdue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parindex.writing.layout.paper import Block, Column, Frame, Line, Paper, Table, Text
from parindex.writing.papers.phrases import GAP

UNKNOWN = "." * 12
"""What stands in a cell where the records do not answer."""

MOST = 100
"""Tasks that one list of the report names; the others it counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed with its unit, blank where it is not known, and whom it counts among."""

    title: str
    value: str
    population: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One register: how many lines of what (`one`) it has, how many with a day in the period, and its figures.

    `within` is None where its lines have no day of their own.
    """

    title: str
    one: str
    lines: int
    within: int | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One line with a deadline: what, of which register, its day, and how it stands."""

    what: str
    register: str
    due: str
    stands: str


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """What the report says. `period` is as in a title, `first`, `last` and `as_of` are days as printed.

    `unit` names itself; `coming` are the tasks of the days after, as many as the period has.
    """

    frame: Frame
    unit: str
    period: str
    first: str
    last: str
    as_of: str
    registers: tuple[Kept, ...]
    done: tuple[Task, ...]
    overdue: tuple[Task, ...]
    coming: tuple[Task, ...]


def compose(said: RegisterReport) -> Paper:
    """The report as a paper."""
    return Paper(
        frame=said.frame, body=tuple(_matter(said)), title=("BÁO CÁO", f"Kết quả thực hiện nhiệm vụ {said.period}")
    )


def _matter(said: RegisterReport) -> Iterator[Block]:
    yield Text(
        f"{said.unit} báo cáo kết quả thực hiện nhiệm vụ {said.period} (từ ngày {said.first} đến ngày {said.last}) "
        "theo số liệu các sổ theo dõi như sau:"
    )
    yield Text("", lead="I. Kết quả theo từng lĩnh vực")
    for number, kept in enumerate(said.registers, 1):
        yield from _kept(number, kept)
    if not said.registers:
        yield Text("Các sổ theo dõi không có dòng nào trong kỳ.")
    yield from _tasks("II. Nhiệm vụ đã hoàn thành trong kỳ", said.done, "Kết quả")
    yield from _tasks(f"III. Nhiệm vụ quá hạn tính đến ngày {said.as_of}", said.overdue, "Quá hạn")
    yield from _tasks("IV. Nhiệm vụ đến hạn trong kỳ tới", said.coming, "Tình hình")
    for lead, end in (
        ("V. Khó khăn, vướng mắc, nguyên nhân", ""),
        ("VI. Phương hướng, nhiệm vụ trọng tâm kỳ tới", ""),
        ("VII. Đề xuất, kiến nghị", "./."),
    ):
        yield Text("", lead=lead)
        yield Text(f"{GAP}{end}")


def _kept(number: int, kept: Kept) -> Iterator[Block]:
    yield Text("", lead=f"{number}. {kept.title}")
    within = "" if kept.within is None else f", trong đó {kept.within} {kept.one} có ngày hoặc hạn trong kỳ"
    yield Text(f"Sổ có {kept.lines} {kept.one}{within}.")
    if not kept.figures:
        return
    yield Table(
        (
            Column("TT", 12, centred=True),
            Column("Số liệu", 62),
            Column("Kết quả", 33, centred=True),
            Column("Tính trong số", 58),
        ),
        [
            Line((str(place), one.title, one.value or UNKNOWN, one.population))
            for place, one in enumerate(kept.figures, 1)
        ],
    )


def _tasks(lead: str, tasks: Sequence[Task], heading: str) -> Iterator[Block]:
    yield Text("", lead=lead)
    if not tasks:
        yield Text("Không có.")
        return
    first = tasks[:MOST]
    yield Table(
        (
            Column("TT", 12, centred=True),
            Column("Nhiệm vụ", 68),
            Column("Sổ theo dõi", 35),
            Column("Hạn", 23, centred=True),
            Column(heading, 27, centred=True),
        ),
        [
            *(Line((str(place), one.what, one.register, one.due, one.stands)) for place, one in enumerate(first, 1)),
            *([Line((f"Và {len(tasks) - MOST} nhiệm vụ khác theo các sổ theo dõi.",))] if len(tasks) > MOST else []),
        ],
    )
