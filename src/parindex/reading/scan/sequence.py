"""Labels settled by their sequence: of what was read, and of what may come next, the likeliest outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parindex.reading.labels import CAPITAL, LETTER, NUMBER, ROMAN, Label, parse
from parindex.reading.scan.short import Readings

BROKEN, LOST, WORD, AGREED = 2.5, 3.0, 0.8, 2.0
"""What it costs that a label does not follow the one before, that there is no label though the cell holds no word
either, that there is a word, and that both readings agreed on another label."""
LIKE, DOT, OTHER = 0.4, 0.6, 1.4
"""What it costs to have read a look-alike, to have lost a dot, or to have read any other letter."""
BEAM = 12
_LOOK_ALIKE = str.maketrans("lI|!iíìỉÌÍLJOoQDSsZzGbBTAqg,:;", "111111111111000055226881499...")
_ROMAN_ALIKE = {"l": "I", "1": "I", "L": "I", "|": "I", "!": "I", "T": "I", "H": "II", "N": "II", "U": "II", "M": "III"}
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
        if label:
            certain = legal and (all(agreeing) or (any(agreeing) and later))
        else:
            certain = all(agreeing) and _is_word(readings.stacked) and _is_word(readings.alone)
        settled.append(Settled(label, certain))
    return settled


def _steps(path: _Path, readings: Readings) -> Iterator[_Path]:
    texts = (readings.stacked, readings.alone)
    parsed = [label for text in texts if (label := _parsed(text))]
    agreed = len(parsed) == 2 and parsed[0] == parsed[1]
    followers = set(path.state.followers())
    for label in {*parsed, *followers}:
        near, far = sorted(_distance(_bare(text), label) for text in texts)
        if label in parsed or near <= max(OTHER, len(label.text) / 2):
            legal = label in followers
            cost = near + min(far, 2.0) / 4 + BROKEN * (not legal) + AGREED * (agreed and label not in parsed)
            yield _Path(path.cost + cost, path.state.after(label), (*path.steps, (label, legal)))
    is_word = not parsed and any(map(_is_word, texts))
    yield _Path(path.cost + (WORD if is_word else LOST), path.state, (*path.steps, (None, True)))


def _parsed(text: str) -> Label | None:
    return parse(_bare(text))


def _is_word(text: str) -> bool:
    """Whether it holds at least two letters, not all of them capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and not all(letter.isupper() for letter in letters)


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


def _distance(read: str, label: Label) -> float:
    """The cost of having read one for the other."""
    printed = label.text
    if label.style == ROMAN:
        read = "".join(_ROMAN_ALIKE.get(letter, letter) for letter in read)
    row = [0.0]
    for letter in printed:
        row.append(row[-1] + (DOT if letter == "." else OTHER))
    for one in read:
        above, row = row, [row[0] + OTHER]
        for column, other in enumerate(printed):
            row.append(
                min(
                    above[column] + _exchange(one, other),
                    above[column + 1] + (DOT if one == "." else OTHER),
                    row[-1] + (DOT if other == "." else OTHER),
                )
            )
    return row[-1]


def _exchange(one: str, other: str) -> float:
    if one == other:
        return 0.0
    alike = one.lower() == other.lower() or one.translate(_LOOK_ALIKE) == other.translate(_LOOK_ALIKE)
    return LIKE if alike else OTHER
