"""The kinds of scoring rule: settings, evaluation, trace; knows no edition."""

from parindex.rules.evaluation import evaluate, trace
from parindex.rules.kind import FactRefused
from parindex.rules.kinds import Rule

__all__ = ["FactRefused", "Rule", "evaluate", "trace"]
