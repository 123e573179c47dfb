"""Exports of imaginary case systems for the tests of importing."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from parindex.indicators.cases.export import Export
from parindex.indicators.cases.importing import Imported, import_export
from parindex.indicators.cases.profile import Profile
from parindex.indicators.cases.proposing import propose
from parindex.indicators.cases.store import Store
from parindex.indicators.cases.units import Directory, Unit
from parindex.indicators.engine import connect
from parindex.indicators.loader import record_set
from parindex.reading.exports import open_export
from parindex.reading.limits import Limits

TODAY = date(2025, 12, 31)
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
TU_KY = ("Huyện Tứ Kỳ", "Tỉnh Hải Dương")
DIRECTORY = Directory(
    [
        Unit("11131", "11131", "Xã Chí Minh", "31", ("Thành phố Hải Phòng",), first=FIRST_DAY),
        Unit("12271", "12271", "Xã Chí Minh", "33", ("Tỉnh Hưng Yên",), first=FIRST_DAY),
        Unit("11131-cu", "11131", "Xã Văn Tố", "30", TU_KY, last=LAST_DAY, became=("11131",)),
        Unit("11134-cu", "11134", "Xã An Thanh", "30", TU_KY, last=LAST_DAY, became=("11131",)),
        Unit("11200-cu", "11200", "Xã Chia Đôi", "30", TU_KY, last=LAST_DAY, became=("11131", "12271")),
        Unit("00451", "00451", "Xã Số Không", "01", ("Thành phố Hà Nội",)),
    ]
)
CASE = {
    "Mã hồ sơ": "H31-1",
    "Đơn vị tiếp nhận": "11131",
    "Đơn vị giải quyết": "11131",
    "Mã TTHC": "1.000001",
    "Hình thức nộp": "Trực tuyến",
    "Trạng thái": "Đã trả kết quả",
    "Ngày tiếp nhận": "01/8/2025",
    "Ngày hẹn trả": "11/8/2025",
    "Ngày kết thúc xử lý": "10/8/2025",
    "Số hóa thành phần hồ sơ": "Có",
}


def case(code: str = "H31-1", **changes: str) -> dict[str, str]:
    """A row; a change is named by its heading with "_" for spaces."""
    return {**CASE, "Mã hồ sơ": code, **{name.replace("_", " "): value for name, value in changes.items()}}


def text(rows: Iterable[Mapping[str, str] | str], delimiter: str = ";") -> str:
    """Rows as CSV under their headings; a row that is a text stands as it is."""
    listed = list(rows)
    headings = next((list(row) for row in listed if not isinstance(row, str)), list(CASE))
    lines = [row if isinstance(row, str) else delimiter.join(row.values()) for row in listed]
    return "\n".join([delimiter.join(headings), *lines]) + "\n"


class Office:
    """A folder with a store, an import at a time."""

    def __init__(self, folder: Path, place: Path | str | None = None) -> None:
        self.folder, self.store = folder, Store(place or folder / "store")

    def opened(self, content: str | bytes | Path) -> Export:
        """An export of that content."""
        if isinstance(content, Path):
            return open_export(content, Limits(), self.folder)
        file = self.folder / "xuat.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return open_export(file, Limits(), self.folder)

    def imported(self, content: str | bytes | Path, profile: Profile | None = None) -> Imported:
        """Import it under the proposed profile or that one."""
        export = self.opened(content)
        profile = profile or propose(export).profile
        return import_export(export, profile, DIRECTORY, self.store, self.quarantine, TODAY)

    @property
    def quarantine(self) -> Path:
        return self.folder / "cach-ly.csv"

    def refusals(self) -> list[list[str]]:
        """The rows of the quarantine file but its headings: line, column, value, reason, code."""
        with self.quarantine.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=";"))[1:]

    def cases(self) -> list[dict[str, object]]:
        """What the store holds, by code."""
        engine = connect()
        table = engine.parquet(record_set("cases"), self.store.files()).table
        return engine.collect(table.order_by("code"))

    def files(self) -> dict[str, bytes]:
        """Every file of the store that holds, with its bytes."""
        return {str(file.relative_to(self.store.folder)): file.read_bytes() for file in self.store.files()}
