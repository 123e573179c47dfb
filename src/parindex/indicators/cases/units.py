"""The units that an export names, by code or by name, on the day of each case."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from parindex.vietnamese.normal import fold

EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)
_OFFICE = re.compile(r"^(ubnd|uy ban nhan dan|van phong (ubnd|hdnd va ubnd)|trung tam phuc vu hanh chinh cong)\s+")
_KIND = re.compile(r"^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tp|tinh)\.?\s+")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit on the days from `first` to `last`. `id` is how the store names it, `province` where it keeps its cases;
    `above` the names of its superiors; `became` the ids of what it went into."""

    id: str
    code: str
    name: str
    province: str
    above: tuple[str, ...] = ()
    first: date = EARLIEST
    last: date = LATEST
    became: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word stands for from one day to another."""

    first: date
    last: date
    id: str
    province: str
    was: str | None = None
    """The old unit's name, where the word names one whose work this unit took over whole."""


class Directory:
    """Units found by what an export calls them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)

    def meanings(self, word: str) -> list[Meaning]:
        """What a word stands for; nothing on days when no unit, or more than one, is called so."""
        called = self._called(word)
        direct = [Meaning(unit.first, unit.last, unit.id, unit.province) for unit in called]
        taken_over = [meaning for unit in called for meaning in self._heir(unit)]
        alone = [one for one in direct if not any(_clash(one, other) for other in direct)]
        heirs = [one for one in taken_over if not any(_clash(one, other) for other in taken_over)]
        return [*alone, *(one for one in heirs if not any(_meet(one, other) for other in direct))]

    def codes(self) -> set[str]:
        """Every code of a unit."""
        return {unit.code for unit in self._units}

    def why_not(self, word: str) -> str:
        """Why a word stands for no unit, and what to do."""
        called = self._called(word)
        split = [unit for unit in called if len(unit.became) > 1]
        if len(called) > 1:
            names = "; ".join(f"{_full(unit)} (mã {unit.code})" for unit in called[:4])
            return f"có nhiều đơn vị cùng tên: {names}; đề nghị ghi kèm tên tỉnh hoặc ghi mã đơn vị"
        if split:
            return (
                f"{split[0].name} đã chia cho nhiều đơn vị từ ngày {_printed(split[0].last)}; đề nghị ghi mã đơn vị mới"
            )
        if called:
            return f"{called[0].name} chưa có hoặc không còn vào ngày tiếp nhận; đề nghị ghi mã đơn vị"
        return "không có trong danh mục đơn vị; đề nghị ghi mã đơn vị hoặc tên đầy đủ kèm tên tỉnh"

    def _called(self, word: str) -> list[Unit]:
        key = fold(word)
        if coded := self._by_code.get(key) or (key.isdigit() and self._by_code.get(key.zfill(5))):  # Excel drops zeros
            return coded
        name, *above = _BETWEEN.split(_OFFICE.sub("", key))
        found = self._by_name.get(name) or self._by_name.get(_KIND.sub("", name), [])
        return [unit for unit in found if all(_is_beneath(unit, part) for part in above)]

    @cached_property
    def _by_code(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self._units:
            for key in {fold(unit.code), fold(unit.id)}:
                found.setdefault(key, []).append(unit)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self._units:
            name = fold(unit.name)
            for key in {name, _KIND.sub("", name)}:
                found.setdefault(key, []).append(unit)
        return found

    @cached_property
    def _by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self._units}

    def _heir(self, unit: Unit) -> Iterator[Meaning]:
        if len(unit.became) == 1 and (heir := self._by_id.get(unit.became[0])):
            yield Meaning(heir.first, heir.last, heir.id, heir.province, unit.name)


def _is_beneath(unit: Unit, words: str) -> bool:
    return any(_KIND.sub("", fold(name)) == _KIND.sub("", words) for name in unit.above)


def _meet(one: Meaning, other: Meaning) -> bool:
    return one.first <= other.last and other.first <= one.last


def _clash(one: Meaning, other: Meaning) -> bool:
    return one.id != other.id and _meet(one, other)


def _full(unit: Unit) -> str:
    return ", ".join((unit.name, *unit.above))


def _printed(day: date) -> str:
    return f"{day:%d/%m/%Y}"
