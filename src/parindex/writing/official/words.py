"""The words of an official report as they stand on paper, the same for Word, PDF and Excel."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from parindex.editions.sheet import Header, Row
from parindex.writing.official.report import Proof, Report


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table. `name` is a field of a row, or "extra"; `width` in mm; `group` a heading above it."""

    heading: str
    name: str
    width: float
    group: str | None = None

    @property
    def centred(self) -> bool:
        """Whether its cells stand in the middle, as labels and points do."""
        return self.name in ("label", "maximum", "claimed")


Columns = Sequence[Column]
COLUMNS: Columns = (
    Column("STT", "label", 15),
    Column("Lĩnh vực, tiêu chí", "title", 54),
    Column("Điểm tối đa", "maximum", 15),
    Column("Điểm tự đánh giá", "claimed", 16),
    Column("Nội dung giải trình", "explanation", 65),
)


def headings(columns: Columns) -> list[str]:
    """The headings, without those above them."""
    return [column.heading for column in columns]


def cells(row: Row, columns: Columns = COLUMNS) -> list[str]:
    """The cells of a row."""
    return [cell(row, column) for column in columns]


def cell(row: Row, column: Column) -> str:
    """One cell of a row."""
    if column.name == "label":
        return label(row)
    if column.name in ("maximum", "claimed"):
        return row.unread.get(column.name) or decimal(getattr(row, column.name))
    return (row.extra.get(column.heading) if column.name == "extra" else getattr(row, column.name)) or ""


def total_cells(report: Report, columns: Columns = COLUMNS) -> list[str]:
    """The cells of the total row."""
    texts = {"title": "Tổng", "maximum": decimal(report.total.maximum), "claimed": decimal(report.total.claimed)}
    return [texts.get(column.name, "") for column in columns]


def decimal(number: Decimal | None) -> str:
    """Points with a decimal comma; nothing where there are none."""
    return "" if number is None else f"{number:f}".replace(".", ",")


def label(row: Row) -> str:
    """A label: parts and fields carry a closing point ("I.", "1."), letters a bracket ("a)")."""
    if row.label is None:
        return ""
    return f"{row.label})" if row.label.islower() else row.label if "." in row.label else f"{row.label}."


def title_lines(header: Header) -> list[str]:
    """The kind of document on a line of its own, then what it is about."""
    kind, _, subject = (header.title or "").partition("BÁO CÁO ")
    return ["BÁO CÁO", subject or kind]


LIST_OF_EVIDENCE = "DANH MỤC TÀI LIỆU KIỂM CHỨNG"
EVIDENCE_COLUMNS = (
    ("TT", 12.0),
    ("Tiêu chí", 24.0),
    ("Số, ký hiệu", 34.0),
    ("Ngày", 24.0),
    ("Cơ quan ban hành", 32.0),
    ("Tên tài liệu", 39.0),
)
"""Headings and widths in mm of the list of evidence; none of them is a column of points."""


def evidence_cells(place: int, proof: Proof) -> list[str]:
    """The cells of one document in the list of evidence."""
    return [str(place), proof.criteria, proof.number, proof.date, proof.issuer, proof.title]
