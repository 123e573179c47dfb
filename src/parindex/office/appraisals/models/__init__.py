"""Appraisals: decisions on the leaves of sent sheets, and the questions that units answer between two of them."""

from parindex.office.appraisals.models.clarifications import (
    AnswerExtension,
    ClarificationRound,
    DayOff,
    Message,
    MessageDocument,
    MessageVersion,
    Question,
)
from parindex.office.appraisals.models.decisions import (
    Appraisal,
    Decision,
    DecisionVersion,
    Exemption,
    SecondReading,
    Share,
)

__all__ = [
    "AnswerExtension",
    "Appraisal",
    "ClarificationRound",
    "DayOff",
    "Decision",
    "DecisionVersion",
    "Exemption",
    "Message",
    "MessageDocument",
    "MessageVersion",
    "Question",
    "SecondReading",
    "Share",
]
