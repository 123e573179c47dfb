"""Minutes of a clarification round: what each unit was asked, what it answered, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parindex.writing.layout.paper import Block, Column, Frame, Line, Paper, Table, Text
from parindex.writing.layout.words import day_words
from parindex.writing.papers.sitting import Sitting, minutes


@dataclass(frozen=True, slots=True)
class Question:
    """One thread: what a row was asked, answered and proved with, and its outcome. `answered` is "" without answer."""

    criterion: str
    asked: str
    answered: str = ""
    documents: tuple[str, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One unit and what it was asked."""

    unit: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ClarificationMinutes:
    """What the minutes say. `subject` names index and period; `number` counts the clarification rounds from 1."""

    frame: Frame
    sitting: Sitting
    subject: str
    number: int
    deadline: date
    units: tuple[Asked, ...]


def compose(said: ClarificationMinutes) -> Paper:
    """The minutes as a paper."""
    return minutes(said.frame, f"Giải trình bổ sung lần {said.number} về {said.subject}", said.sitting, _matter(said))


def _matter(said: ClarificationMinutes) -> Iterator[Block]:
    questions = [question for unit in said.units for question in unit.questions]
    answered = sum(bool(question.answered) for question in questions)
    yield Text("", lead="1. Tình hình giải trình")
    yield Text(
        f"Đề nghị giải trình {len(questions)} nội dung của {len(said.units)} đơn vị, hạn trả lời "
        f"{day_words(said.deadline.isoformat())}. Đã trả lời {answered} nội dung, chưa trả lời "
        f"{len(questions) - answered} nội dung."
    )
    yield Text("", lead="2. Nội dung và kết quả")
    yield Table(
        (
            Column("Tiêu chí", 33),
            Column("Nội dung đề nghị giải trình", 37),
            Column("Nội dung giải trình", 37),
            Column("Tài liệu bổ sung", 30),
            Column("Kết quả", 28),
        ),
        list(_lines(said)),
    )


def _lines(said: ClarificationMinutes) -> Iterator[Line]:
    for unit in said.units:
        yield Line((unit.unit,), bold=True)
        for one in unit.questions:
            answered = one.answered or "Chưa trả lời"
            yield Line((one.criterion, one.asked, answered, "\n".join(one.documents), one.outcome))
