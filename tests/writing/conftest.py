"""A verdict made by hand: a small imaginary report with a sound row, flawed rows, and hostile words."""

from decimal import Decimal

import pytest

from parindex.checking.finding import Answer, Finding, Reached, Totals, Verdict
from parindex.editions.sheet import Header, Period, Row, Sheet, Source, Total

HOSTILE = 'Đã rà soát <script>alert(1)</script> & [red]tô đỏ[/red] =HYPERLINK("x") \x1b[31m\u202e\x00 22 văn bản'


def row(label: str | None, title: str, points: str, claim: str | None, **rest: object) -> Row:
    """A row whose id is its label unless told."""
    known = {"id": label, **rest}
    return Row(label=label, title=title, maximum=Decimal(points), claimed=claim and Decimal(claim), **known)  # type: ignore[arg-type]


ROWS = (
    row("I", "ĐÁNH GIÁ KẾT QUẢ", "6", "5.75"),
    row("1", "CHỈ ĐẠO, ĐIỀU HÀNH", "3", "3.0", parent="I"),
    row(
        "1.1",
        "Kế hoạch CCHC năm (trong Quý IV năm trước)",
        "1",
        "1.0",
        parent="1",
        page=1,
        explanation="Kế hoạch số 47/KH-UBND ngày\n30/12/2024",
    ),
    row("1.2", "Đối thoại với người dân", "2", "2.0", parent="1"),
    row(
        None,
        "Có từ 05 cuộc đối thoại",
        "1",
        "1.0",
        id="1.2#1",
        parent="1.2",
        page=2,
        explanation="Đã tổ chức 02 cuộc; dự kiến còn 03 cuộc",
        extra={"Ghi chú": "xem hồ sơ"},
    ),
    row(None, "Mức độ xử lý kiến nghị", "1", "1.0", id="1.2#2", parent="1.2", explanation="Giải quyết tốt"),
    row("2", "CẢI CÁCH THỂ CHẾ", "3", "2.75", parent="I"),
    row("2.1", "Rà soát văn bản", "2", "1.75", parent="2", explanation=HOSTILE, uncertain=("claimed",)),
    row("2.2", "Công khai thủ tục", "1", "1.0", parent="2", explanation="Thực hiện tốt việc công kai"),
    row("II", "ĐÁNH GIÁ TÁC ĐỘNG", "4", "3.5"),
    row("1", "Chỉ số hài lòng", "4", "3.5", id="II.1", parent="II"),
)

FINDINGS = (
    Finding("header-incomplete", "note", "header", "Báo cáo còn để trống số và ngày."),
    Finding("admits-shortfall", "warning", "1.2#1", "Mới tổ chức 02/05 cuộc mà tự chấm đủ điểm; đề nghị làm rõ.",
            "Đã tổ chức 02 cuộc", "05 cuộc", 6000),
    Finding("forecast-not-result", "warning", "1.2#1", "Ba cuộc còn lại mới là dự kiến.",
            "dự kiến còn 03 cuộc", None, 6000),
    Finding("bare-assertion", "warning", "1.2#2", "Chưa nêu số liệu, văn bản hoặc ngày tháng.", "Giải quyết tốt"),
    Finding("bare-assertion", "warning", "2.2", "Chưa nêu số liệu, văn bản hoặc ngày tháng."),
    Finding("deduction-unexplained", "warning", "2.1", "Tự trừ 0,25 điểm mà chưa nêu lý do.", "22 văn bản"),
    Finding("spelling", "note", "2.2", "“công kai”: có thể là “công khai”.", "công kai", "công khai"),
    Finding("survey-self-scored", "note", "II.1", "Điểm do điều tra xã hội học chấm; điểm in là dự kiến."),
)  # fmt: skip


@pytest.fixture
def verdict() -> Verdict:
    """The check's verdict on the imaginary report."""
    source = Source("bao-cao.pdf", "0" * 64, "pdf", 2)
    header = Header(unit="UBND xã Ví Dụ", number=None, title="BÁO CÁO TỰ CHẤM", period=Period(2025, "first-half"))
    buckets = {"1.1": "supported", "1.2#1": "contradicted", "1.2#2": "unproved", "2.1": "unproved", "2.2": "unproved",
               "II.1": "judged_elsewhere"}  # fmt: skip
    points = {"supported": 10000, "contradicted": 10000, "unproved": 37500, "judged_elsewhere": 35000, "not_yet_due": 0}
    return Verdict(
        sheet=Sheet(source, header, ROWS, Total(Decimal(10), Decimal("9.25"), 2)),
        edition="vi-du/2025-1",
        match=0.98,
        answers={
            "1.1": Answer("computed", 10000, "30/12/2024 nằm trong quý IV năm trước → 1/1 (đúng hạn)"),
            "1.2#1": Answer("suggested", 4000, "2/5 cuộc → 0,4/1"),
            "2.1": Answer("waiting"),
        },
        buckets=buckets,  # type: ignore[arg-type]
        totals=Totals(100000, 92500, points, Reached(10000, 1), Reached(4000, 1), 0, 6000),  # type: ignore[arg-type]
        findings=FINDINGS,
    )
