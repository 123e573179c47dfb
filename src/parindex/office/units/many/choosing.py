"""The units that a list may name: those that whoever brings it administers."""

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext

from parindex.office.units.access import Actor, units_for
from parindex.office.units.many.table import Reading
from parindex.office.units.models import Unit
from parindex.vietnamese.normal import fold


class Named:
    """Units by code and by name. Neither alone is trusted where it could mean two."""

    def __init__(self, actor: Actor) -> None:
        self.everywhere = actor.everywhere
        self._by_code: dict[str, list[Unit]] = defaultdict(list)
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in units_for(actor).select_related("parent"):
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """Let a unit be named by the rows that follow."""
        if unit.code:
            self._by_code[bare(unit.code)].append(unit)
        self._by_name[fold(unit.name)].append(unit)

    def find(self, reading: Reading, code: str, name: str, on: date) -> Unit | None:
        """The unit that the two columns name on a day; None, with the reason kept, when they name none or several."""
        said_code, said_name = reading.cells[code], reading.cells[name]
        coded, named = self._by_code.get(bare(said_code), []), self._by_name.get(fold(said_name), [])
        among = [one for one in coded if not said_name or one in named] if said_code else named
        found = [one for one in among if _stands(one, on)]
        if len(found) == 1:
            return found[0]
        column = code if said_code else name
        if not said_code and not said_name:
            reading.wrong(column, gettext("chưa ghi đơn vị; đề nghị ghi mã và tên."))
        elif len(found) > 1:
            reading.wrong(
                column, gettext("có {n} đơn vị cùng tên hoặc mã; đề nghị ghi cả mã và tên.").format(n=len(found))
            )
        elif coded and said_name and not among:
            reading.wrong(
                name,
                gettext("mã {code} là của {name}, không phải {said}; đề nghị xem lại.").format(
                    code=said_code, name=coded[0].name, said=said_name
                ),
            )
        elif among:
            reading.wrong(
                column,
                gettext("{name} không tồn tại vào ngày {day}; đề nghị chọn đơn vị kế thừa.").format(
                    name=among[0].name, day=f"{on:%d/%m/%Y}"
                ),
            )
        else:
            reading.wrong(
                column,
                gettext("không có đơn vị “{said}” trong phạm vi quản trị; đề nghị xem lại.").format(
                    said=said_name or said_code
                ),
            )
        return None


def bare(code: str) -> str:
    """A code without the zeros at its head, which Excel drops from what it takes for a number."""
    return code.strip().lower().lstrip("0") if code.strip() else "\0"


def _stands(unit: Unit, on: date) -> bool:
    return (unit.valid_from is None or unit.valid_from <= on) and (unit.valid_to is None or on <= unit.valid_to)
