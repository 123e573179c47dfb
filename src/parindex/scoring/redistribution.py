"""What each criterion counts for once the maxima of those that do not apply are shared out beside them."""

from collections.abc import Collection, Sequence

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


def worths(edition: Edition, not_applicable: Collection[str]) -> dict[str, int]:
    """Ticks that every node counts for, by id, when some leaves do not apply; these, and nodes of these alone, get 0.

    The children that apply share their parent's worth by their own points; where none applies, the parent's worth
    goes to its own neighbours. When nothing at all applies every node gets 0.
    """
    step = PER_POINT // int(10**edition.rounding)
    applies = _applies(edition, not_applicable)
    found: dict[str, int] = {}
    for parent, children in edition.children.items():
        total = to_ticks(edition.total) if parent is None else found[parent]
        weights = [to_ticks(child.points) if applies[child.id] else 0 for child in children]
        if not any(weights):
            shares = [0] * len(weights)
        elif sum(weights) == total:
            shares = weights
        else:
            shares = apportion(total, weights, step)
        found.update(zip((child.id for child in children), shares, strict=True))
    return found


def _applies(edition: Edition, not_applicable: Collection[str]) -> dict[str, bool]:
    """Whether each node has a maximum to share: a leaf unless excluded, any other when one of its children has."""
    applies = {criterion.id: False for criterion in edition.criteria}
    for criterion in reversed(edition.criteria):
        if criterion.id not in edition.children:
            applies[criterion.id] = criterion.points > 0 and criterion.id not in not_applicable
        if applies[criterion.id] and criterion.parent is not None:
            applies[criterion.parent] = True
    return applies
