"""Labels settled by their sequence: of what was read, and of what may come next, the likeliest outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parindex.reading.labels import CAPITAL, LETTER, NUMBER, ROMAN, Label, parse
from parindex.reading.scan.short import Readings

BROKEN, LOST = 2.5, 2.0
"""What it costs that a label does not follow the one before, or that something read as a label is none."""
LIKE, DOT = 0.4, 0.6
"""What it costs to have mistaken a look-alike, or to have lost a dot; any other letter costs 1."""
BEAM = 12
_LOOK_ALIKE = str.maketrans("lI|!iíìỉÌÍLJOoQDSsZzGbBTAqg,:;", "111111111111000055226881499...")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_FIRST = (Label("I", ROMAN, (1,)), Label("1", NUMBER, (1,)), Label("A", CAPITAL, (1,)))


@dataclass(frozen=True, slots=True)
class Settled:
    """What a label cell holds: a label, or None for words; and whether no person need look."""

    label: Label | None
    certain: bool


@dataclass(frozen=True, slots=True)
class _State:
    """The last label of each open level, outermost first, and the last whole number of the part before."""

    open: tuple[Label, ...] = ()
    number: Label | None = None

    def after(self, label: Label) -> "_State":
        kept = tuple(each for each in self.open if _holds(each, label))
        number = label if label.style == NUMBER and len(label.path) == 1 else self.number
        return _State((*kept, label), number)

    def followers(self) -> Iterator[Label]:
        """Every label that may come next: the next one of an open level, or the first of a new one."""
        if not self.open:
            yield from _FIRST
            return
        yield from filter(None, map(_next, self.open))
        last = self.open[-1]
        if last.style == NUMBER or len(last.path) > 1:
            yield Label(f"{last.text}.1", last.style, (*last.path, 1))
            yield Label("a", LETTER, (1,))
        elif last.style < NUMBER:
            yield from (Label("1", NUMBER, (1,)), Label(f"{last.text}.1", last.style, (*last.path, 1)))
            if self.number and (on := _next(self.number)):
                yield on
            if last.style == CAPITAL:
                yield _FIRST[0]


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    state: _State
    steps: tuple[tuple[Label | None, bool], ...] = ()
    """Each cell's label, and whether it may follow the one before."""


def settle(cells: Sequence[Readings]) -> list[Settled]:
    """The labels of a column from top to bottom; cells without ink are left out."""
    paths = [_Path(0.0, _State())]
    for readings in cells:
        best: dict[_State, _Path] = {}
        for path in paths:
            for step in _steps(path, readings):
                if step.state not in best or step.cost < best[step.state].cost:
                    best[step.state] = step
        paths = sorted(best.values(), key=lambda path: path.cost)[:BEAM]
    return _certainty(paths[0].steps, cells)


def _certainty(steps: Sequence[tuple[Label | None, bool]], cells: Sequence[Readings]) -> list[Settled]:
    settled = []
    for index, ((label, legal), readings) in enumerate(zip(steps, cells, strict=True)):
        agreeing = [_parsed(text) == label for text in (readings.stacked, readings.alone)]
        later = next((follows for other, follows in steps[index + 1 :] if other), True)
        certain = all(agreeing) if label is None else legal and (all(agreeing) or (any(agreeing) and later))
        settled.append(Settled(label, certain))
    return settled


def _steps(path: _Path, readings: Readings) -> Iterator[_Path]:
    texts = (readings.stacked, readings.alone)
    parsed = [label for text in texts if (label := _parsed(text))]
    followers = set(path.state.followers())
    for label in {*parsed, *followers}:
        costs = sorted(_distance(_bare(text), label.text) for text in texts)
        if label in parsed or costs[0] <= max(1.0, len(label.text) / 2):
            legal = label in followers
            cost = costs[0] + min(costs[1], 2.0) / 4 + (0 if legal else BROKEN)
            yield _Path(path.cost + cost, path.state.after(label), (*path.steps, (label, legal)))
    yield _Path(path.cost + (LOST if parsed else 0.8), path.state, (*path.steps, (None, True)))


def _parsed(text: str) -> Label | None:
    return parse(_bare(text))


def _bare(text: str) -> str:
    return text.strip(" .,:;)(/_-")


def _holds(above: Label, label: Label) -> bool:
    if above.style == label.style:
        return len(above.path) < len(label.path) and label.path[: len(above.path)] == above.path
    return above.style < label.style


def _next(label: Label) -> Label | None:
    """The label after this one on its level."""
    count = label.path[-1] + 1
    head, _, _ = label.text.rpartition(".")
    if head:
        text = f"{head}.{count}"
    elif label.style == NUMBER:
        text = str(count)
    elif label.style == ROMAN:
        text = _ROMANS[count - 1] if count <= len(_ROMANS) else ""
    else:
        alike = (letter if label.style == LETTER else letter.upper() for letter in _ALPHABET)
        text = next((each for each in alike if (found := parse(each, True)) and found.path == (count,)), "")
    return Label(text, label.style, (*label.path[:-1], count)) if text else None


def _distance(read: str, printed: str) -> float:
    """The cost of having read one for the other."""
    row = [0.0]
    for letter in printed:
        row.append(row[-1] + (DOT if letter == "." else 1.0))
    for one in read:
        above, row = row, [row[0] + 1.0]
        for column, other in enumerate(printed):
            alike = one.translate(_LOOK_ALIKE) == other.translate(_LOOK_ALIKE)
            exchanged = above[column] + (0.0 if one == other else LIKE if alike else 1.0)
            row.append(
                min(
                    exchanged,
                    above[column + 1] + (DOT if one == "." else 1.0),
                    row[-1] + (DOT if other == "." else 1.0),
                )
            )
    return row[-1]
