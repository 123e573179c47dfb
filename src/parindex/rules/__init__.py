"""The kinds of scoring rule: settings, evaluation, trace; knows no edition."""

from typing import Any

Rule = Any
