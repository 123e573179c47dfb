"""Exports of an imaginary case system for the communes of the demonstration, brought in as the office does."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.indicators.exporting import text
from tests.office.working import work_off

from parindex.office.cases.actions import ask_to_import, map_columns, take_in
from parindex.office.cases.mapping import profile_of
from parindex.office.cases.models import Intake
from parindex.office.cases.work import perform
from parindex.office.tasks.actions import end
from parindex.office.tasks.models import Task
from parindex.office.units.access import Actor
from parindex.office.units.models import Unit

SYSTEM = "Hệ thống thử"


def case(code: str, year: int, **changes: str) -> dict[str, str]:
    """A case of the commune, filed online and ended on time in January; a change is named by its heading with "_"."""
    told = {
        "Mã hồ sơ": code,
        "Cơ quan tiếp nhận": "Xã Đồng Mẫu",
        "Đơn vị giải quyết": "Xã Đồng Mẫu",
        "Mã TTHC": "1.000001",
        "Hình thức nộp": "Trực tuyến",
        "Trạng thái": "Đã trả kết quả",
        "Ngày tiếp nhận": f"02/01/{year}",
        "Ngày hẹn trả": f"12/01/{year}",
        "Ngày kết thúc xử lý": f"10/01/{year}",
        "Số hóa thành phần hồ sơ": "Có",
        "Họ tên người nộp": "Bà Thử Nghiệm",
    }
    return {**told, **{name.replace("_", " "): value for name, value in changes.items()}}


def write_export(folder: Path, rows: Iterable[Mapping[str, str] | str]) -> Path:
    """The rows as the file that somebody uploads."""
    file = folder / "xuat.csv"
    file.write_text(text(rows), "utf-8")
    return file


def taken_in(who: Actor, unit: int, folder: Path, rows: Iterable[Mapping[str, str] | str]) -> Intake:
    """An export taken in, its columns as they were proposed."""
    intake = take_in(who, Unit.objects.get(pk=unit), "xuat.csv", write_export(folder, rows))
    return map_columns(who, intake.pk, SYSTEM, profile_of(intake.profile))


def brought_in(who: Actor, unit: int, folder: Path, rows: Iterable[Mapping[str, str] | str]) -> Intake:
    """The same, imported without a worker, for tests within one transaction."""
    intake = ask_to_import(who, taken_in(who, unit, folder, rows).pk)
    task = Task.objects.get(key=f"import-{intake.subject}")
    perform(bytes(task.content or b""), lambda done, total: None)
    end(Task.objects.get(pk=task.pk))
    intake.refresh_from_db()
    return intake


def imported(who: Actor, unit: int, folder: Path, rows: Iterable[Mapping[str, str] | str]) -> Intake:
    """The same, imported by the worker."""
    intake = ask_to_import(who, taken_in(who, unit, folder, rows).pk)
    work_off()
    intake.refresh_from_db()
    return intake
