"""An interim report whose yearly criteria need a basis: one note for it all, one where words measure the whole year."""

import re
from collections.abc import Iterator
from typing import Final

from parindex.checking.finding import Finding
from parindex.checking.phrases import Phrases
from parindex.checking.report import Report
from parindex.checking.wording import year_share
from parindex.editions.sheet import Row

KIND: Final = "no-period-basis"
BUCKET: Final = "not_yet_due"

YEAR_END = Phrases(
    "xếp loại cuối năm", "đánh giá cuối năm", "tổng kết năm", "quyết toán năm", "kết thúc năm", "hết năm", "cuối năm",
    "báo cáo năm", "dự kiến đánh giá", "dự kiến xếp loại", "đến 31/12", "tháng 12", "quý IV", "6 tháng cuối năm",
)  # fmt: skip
"""Events that only the year's end brings."""

PARTS = {
    "first-half": "6 tháng đầu năm",
    "q1": "quý I",
    "q2": "quý II",
    "q3": "quý III",
    "nine-months": "9 tháng",
}


def find(report: Report) -> Iterator[Finding]:
    if report.period is None:
        yield _whole("Báo cáo chưa nêu rõ kỳ đánh giá (năm, 6 tháng, quý); đề nghị ghi ở tên báo cáo.")
        return
    if not report.interim:
        return
    yield _whole(
        f"Báo cáo {PARTS.get(report.period.part, 'giữa kỳ')} chấm trên thang điểm cả năm; chưa có quy định cách chấm "
        "giữa "
        "kỳ, đề nghị nêu rõ số liệu so với kế hoạch của kỳ hay của năm."
    )
    for row in report.leaves:
        words = report.words(row)
        if not row.claimed or report.surveyed(row):
            continue
        if share := year_share(words):
            yield _row(
                row,
                words.quote(share),
                "số liệu tính trên cả năm trong khi kỳ báo cáo chưa hết năm; đề nghị ghi cả hai mức, so với kế hoạch "
                "của kỳ và so với kế hoạch năm",
                "mức đạt so với kế hoạch của kỳ và so với kế hoạch năm",
            )
        elif (event := YEAR_END.find(words)) and not _of_a_year_before(report, words.lower[event.end :]):
            yield _row(
                row,
                words.quote(event),
                "đến cuối năm mới có kết quả; đề nghị nêu kết quả đã có trong kỳ và căn cứ tạm chấm điểm",
                "kết quả đã có trong kỳ, căn cứ tạm chấm điểm",
            )


def _of_a_year_before(report: Report, after: str) -> bool:
    year = re.match(r" *(\d{4})\b", after)
    return year is not None and report.year is not None and int(year[1]) < report.year


def _row(row: Row, quoted: str, why: str, expected: str) -> Finding:
    return Finding(KIND, "note", row.id, f"“{quoted}”: {why}.", evidence=quoted, expected=expected)


def _whole(message: str) -> Finding:
    return Finding(KIND, "note", "header", message, expected="căn cứ chấm điểm của kỳ báo cáo")
