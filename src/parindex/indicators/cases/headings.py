"""The heading row of an export: found among its first rows, two rows of merged headings read as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.indicators.cases.export import Export, ExportRefused
from parindex.indicators.cases.profile import Profile, spoken, vocabulary

DEEPEST = 30
"""Rows that may stand before the headings: a title, the unit's name, the period."""


@dataclass(frozen=True, slots=True)
class Headings:
    """`names` of the columns in their order; `rows` is how many first rows of the export end with the headings."""

    names: tuple[str, ...]
    rows: int


def find_headings(export: Export, profile: Profile | None = None) -> Headings:
    """The row with the most known headings, and the row beneath it where the two together name more columns.

    ExportRefused when none of the first rows has as many as two.
    """
    if export.form == "parquet":
        return Headings(tuple(export.rows[0]), 1)
    known = _known(profile)
    best = Headings((), 0)
    for index, row in enumerate(export.rows[:DEEPEST]):
        for found in (Headings(tuple(row), index + 1), _joined(export.rows, index)):
            if found and _named(found.names, known) > _named(best.names, known):
                best = found
    if _named(best.names, known) < 2:
        raise ExportRefused(
            f"Không thấy dòng tên cột trong {DEEPEST} dòng đầu. Đề nghị kiểm tra tệp có dòng tên cột (Mã hồ sơ, "
            "Ngày tiếp nhận, ...), đúng dấu ngăn cách cột, hoặc lưu lại từ Excel thành “CSV UTF-8”."
        )
    return Headings((*best.names, *[""] * (_usual_width(export) - len(best.names))), best.rows)


def _usual_width(export: Export) -> int:
    """The columns that more than half of the rows have: systems end rows, but not headings, with a delimiter."""
    widths = sorted(len(row) for row in export.rows)
    middle = widths[len(widths) // 2]
    return middle if 2 * widths.count(middle) > len(widths) else 0


def _known(profile: Profile | None) -> set[str]:
    found = {spoken(heading) for words in vocabulary().fields.values() for heading in words.headings}
    if profile:
        found |= {spoken(heading) for headings in profile.columns.values() for heading in headings}
    return found


def _named(names: Sequence[str], known: set[str]) -> int:
    return len({spoken(name) for name in names} & known)


def _joined(rows: Sequence[Sequence[str]], index: int) -> Headings | None:
    """Two rows as one: a merged heading stands over its parts ("Ngày" over "tiếp nhận", "hẹn trả")."""
    if index + 1 >= len(rows):
        return None
    above, beneath = rows[index], rows[index + 1]
    width, over, names = max(len(above), len(beneath)), "", []
    for column in range(width):
        top = above[column] if column < len(above) else ""
        part = beneath[column] if column < len(beneath) else ""
        over = top or (over if part else "")
        names.append(f"{over} {part}".strip())
    return Headings(tuple(names), index + 2)
