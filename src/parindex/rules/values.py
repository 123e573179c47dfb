"""The values that rules read: what a fact may be, and what a rule may answer besides points."""

from datetime import date
from decimal import Decimal
from typing import Literal

FactType = Literal["count", "amount", "yes_no", "date", "choice", "text"]
FactScalar = Decimal | bool | date | str
"""count and amount are Decimal, yes_no bool, date date, choice and text str."""

Open = Literal["waiting", "needs_judgement", "not_applicable"]
"""Why a rule gives no points: a fact is missing, a person decides, or the criterion does not apply."""
