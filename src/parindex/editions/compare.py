"""What moved from one edition to another: criteria, points, titles, rules, bases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from parindex.editions.edition import Criterion, Edition
from parindex.editions.wording import BASES, STATUSES, TIES, rule_sentence
from parindex.rules.points import points_text, to_ticks
from parindex.vietnamese.normal import fold

ChangeKind = Literal["edition", "added", "removed", "moved", "points", "title", "rule", "basis"]

_NOTHING, _TOP = "không có", "cấp trên cùng"
_SAID: Mapping[str, str] = {**STATUSES, **TIES}  # type: ignore[dict-item]
_HEAD = {
    "title": "tên bộ",
    "total": "tổng điểm",
    "status": "tình trạng",
    "rounding": "số chữ số làm tròn",
    "bonus": "mức thưởng tối đa",
    "penalty": "mức phạt tối đa",
    "ties": "cách xếp hạng khi bằng điểm",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that moved: the criterion's id in the newer edition (of a removed one in the older), and a sentence."""

    kind: ChangeKind
    criterion: str | None
    message: str
    what: str
    before: str = ""
    after: str = ""
    """What changed, and what stood on either side, in words; blank where there is nothing."""


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Every change from `old` to `new`, in the order of the newer edition, removals last.

    A criterion is the same when id and title agree; else when its title stands once on either side (it moved); else
    when its id does (it was renamed). Titles are compared without case, tones and spaces.
    """
    pairs = _pairs(old, new)
    before = {newer: older for older, newer in pairs}
    changes = list(_head(old, new))
    for criterion in new.criteria:
        older = old.by_id[before[criterion.id]] if criterion.id in before else None
        changes += _changes(older, criterion, before) if older else [_added(criterion)]
    kept = {older for older, _ in pairs}
    changes += [_removed(criterion) for criterion in old.criteria if criterion.id not in kept]
    return tuple(changes)


def _pairs(old: Edition, new: Edition) -> list[tuple[str, str]]:
    """Ids of the same criterion in both editions."""
    older = {criterion.id: fold(criterion.title) for criterion in old.criteria}
    newer = {criterion.id: fold(criterion.title) for criterion in new.criteria}
    pairs = [(id, id) for id, title in newer.items() if older.get(id) == title]
    _take(pairs, older, newer)
    once_old, once_new = _once(older), _once(newer)
    pairs += [(once_old[title], id) for title, id in once_new.items() if title in once_old]
    _take(pairs, older, newer)
    return pairs + [(id, id) for id in newer if id in older]


def _take(pairs: Iterable[tuple[str, str]], older: dict[str, str], newer: dict[str, str]) -> None:
    for old_id, new_id in pairs:
        older.pop(old_id, None)
        newer.pop(new_id, None)


def _once(titles: dict[str, str]) -> dict[str, str]:
    """Titles that stand once, with the id where they stand."""
    times = Counter(titles.values())
    return {title: id for id, title in titles.items() if times[title] == 1}


def _head(old: Edition, new: Edition) -> Iterator[Change]:
    for key, words in _HEAD.items():
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            yield _moved("edition", None, words, _said(was), _said(now))
    issued = [side.legal[side.issued_by].number if side.issued_by else _NOTHING for side in (old, new)]
    if issued[0] != issued[1]:
        yield _moved("edition", None, "quyết định ban hành", *issued)
    was, now = ("; ".join(f"{band.name} từ {band.at_least} %" for band in side.bands) for side in (old, new))
    if was != now:
        yield _moved("edition", None, "mức xếp loại", was or _NOTHING, now or _NOTHING)


def _moved(kind: ChangeKind, criterion: str | None, words: str, before: str, after: str) -> Change:
    return Change(kind, criterion, f"{words}: {before} → {after}", words, before, after)


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return points_text(to_ticks(value))
    return _NOTHING if value is None else _SAID.get(str(value), str(value))


def _changes(old: Criterion, new: Criterion, before: dict[str, str]) -> Iterator[Change]:
    id = new.id
    if old.id != id:
        yield Change("moved", id, f"trước là {old.id}", "mã", old.id, id)
    if old.parent != (before.get(new.parent) if new.parent else None):
        was, now = old.parent or _TOP, new.parent or _TOP
        yield Change("moved", id, f"chuyển từ {was} sang {now}", "tiêu chí cha", was, now)
    if old.points != new.points:
        yield _moved("points", id, "điểm tối đa", _said(old.points), _said(new.points))
    if old.title != new.title:
        yield _moved("title", id, "tên", f"“{old.title}”", f"“{new.title}”")
    if old.rule != new.rule:
        yield _moved("rule", id, "cách tính", rule_sentence(old) or _NOTHING, rule_sentence(new) or _NOTHING)
    if old.basis != new.basis:
        was, now = (BASES[basis] if basis else _NOTHING for basis in (old.basis, new.basis))
        yield _moved("basis", id, "căn cứ của cách tính", was, now)


def _added(criterion: Criterion) -> Change:
    return Change("added", criterion.id, f"thêm: {_named(criterion)}", "thêm", "", _named(criterion))


def _removed(criterion: Criterion) -> Change:
    return Change("removed", criterion.id, f"bỏ: {_named(criterion)}", "bỏ", _named(criterion), "")


def _named(criterion: Criterion) -> str:
    return f"{criterion.title} ({_said(criterion.points)} điểm)"
