"""What each criterion counts for once the maxima of those that do not apply are shared out beside them."""

from collections.abc import Collection, Mapping, Sequence

from parindex.editions.edition import Edition
from parindex.rules.points import PER_POINT, to_ticks


def apportion(total: int, weights: Sequence[int], step: int) -> list[int]:
    """Split `total` by `weights` in whole steps that add up to it exactly: largest remainder, ties to the first.

    `total` is a multiple of `step`; some weight is above zero, none below.
    """
    steps, sum_of_weights = total // step, sum(weights)
    parts = [steps * weight // sum_of_weights for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(steps * weights[i] % sum_of_weights))
    for i in by_remainder[: steps - sum(parts)]:
        parts[i] += 1
    return [part * step for part in parts]


class Sharing:
    """An edition made ready to share out, unit by unit, the maxima of leaves that do not apply."""

    def __init__(self, edition: Edition) -> None:
        self._step = PER_POINT // int(10**edition.rounding)
        self._total = to_ticks(edition.total)
        self._maxima = {criterion.id: to_ticks(criterion.points) for criterion in edition.criteria}
        self._families = [(parent, [child.id for child in children]) for parent, children in edition.children.items()]
        self._leaves = frozenset(self._maxima.keys() - edition.children.keys())
        self._upwards = [(criterion.id, criterion.parent) for criterion in reversed(edition.criteria)]

    def worths(self, not_applicable: Collection[str]) -> Mapping[str, int]:
        """Ticks that every node counts for, by id, when some leaves do not apply; these and nodes of these alone get 0.

        The children that apply share their parent's worth by their own points; where none applies, the parent's worth
        goes to its own neighbours. When nothing at all applies every node gets 0.
        """
        if not not_applicable:
            return self._maxima
        applying = self._applying(not_applicable)
        found: dict[str, int] = {}
        for parent, children in self._families:
            total = self._total if parent is None else found[parent]
            weights = [self._maxima[child] if child in applying else 0 for child in children]
            settled = sum(weights) == total or not any(weights)
            shares = weights if settled else apportion(total, weights, self._step)
            found.update(zip(children, shares, strict=True))
        return found

    def _applying(self, not_applicable: Collection[str]) -> set[str]:
        """The nodes that have a maximum to share: a leaf unless excluded, any other when one of its children has."""
        applying: set[str] = set()
        for id, parent in self._upwards:
            if id in self._leaves and self._maxima[id] and id not in not_applicable:
                applying.add(id)
            if id in applying and parent is not None:
                applying.add(parent)
        return applying
