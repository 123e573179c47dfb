"""What the papers of an imaginary round say."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from parindex.rules.points import to_ticks
from parindex.writing.layout.paper import Frame
from parindex.writing.papers.appraisal_minutes import AppraisalMinutes, Appraised, Decided, SecondReading
from parindex.writing.papers.approval import Approval, BlockRanking, Ranked
from parindex.writing.papers.clarification_minutes import Asked, ClarificationMinutes, Question
from parindex.writing.papers.phrases import Exempt
from parindex.writing.papers.register_report import Figure, Kept, RegisterReport, Task
from parindex.writing.papers.result_letter import Lost, Rank, Reached, ResultLetter
from parindex.writing.papers.sitting import Sitting
from parindex.writing.papers.submission import BlockSummary, Submission

SUBJECT = "Chỉ số cải cách hành chính năm 2025 của Ủy ban nhân dân các xã, phường, đặc khu"
ROOT = "9f2c" * 16
MADE = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)

DEPARTMENT = Frame(
    superior=("ỦY BAN NHÂN DÂN", "TỈNH SÔNG NGỌC"),
    issuer=("SỞ NỘI VỤ",),
    symbol="BB-SNV",
    made=MADE,
    place="Sông Ngọc",
    date="2026-01-20",
    signer=("PHÓ GIÁM ĐỐC",),
    recipients=("- Các thành viên Tổ thẩm định;", "- Lưu: VT, CCHC."),
)

SITTING = Sitting(
    began=datetime(2026, 1, 20, 8, 0, tzinfo=UTC),
    ended=datetime(2026, 1, 20, 16, 30, tzinfo=UTC),
    place="Phòng họp số 2, trụ sở Sở Nội vụ",
    present=("Phó Giám đốc Sở Nội vụ", "Trưởng phòng Cải cách hành chính", "Đại diện Sở Tư pháp"),
    chair="Phó Giám đốc Sở Nội vụ",
    secretary="Chuyên viên phòng Cải cách hành chính",
)


def ticks(points: str) -> int:
    """Points as officials' papers have them, as ticks."""
    return to_ticks(points)


APPRAISAL = AppraisalMinutes(
    frame=DEPARTMENT,
    sitting=SITTING,
    subject=SUBJECT,
    scope="Công tác chỉ đạo, điều hành và cải cách tổ chức bộ máy",
    criteria=24,
    units=(
        Appraised(
            "UBND xã Suối Mây",
            ticks("31.5"),
            ticks("30.25"),
            (
                Decided(
                    "1.6 Đối thoại với người dân",
                    ticks("1"),
                    ticks("1"),
                    ticks("0.4"),
                    "Chưa đủ số lượng",
                    "Tổ chức 02/05 cuộc theo Báo cáo số 137/BC-UBND.",
                ),
                Decided("3.4 Kiểm tra công vụ", ticks("0.65"), ticks("0.65"), None, "Không phát sinh"),
            ),
        ),
        Appraised("UBND phường Bến Đá", ticks("32"), ticks("32")),
    ),
    second_reading=SecondReading(rows=48, agreed=46),
)

CLARIFICATION = ClarificationMinutes(
    frame=DEPARTMENT,
    sitting=SITTING,
    subject=SUBJECT,
    number=1,
    deadline=date(2026, 2, 5),
    units=(
        Asked(
            "UBND xã Suối Mây",
            (
                Question(
                    "1.6 Đối thoại với người dân",
                    "Đề nghị làm rõ số cuộc đối thoại đã tổ chức trong năm.",
                    "Đã tổ chức thêm 03 cuộc trong quý IV.",
                    ("Biên bản số 12/BB-UBND ngày 20/11/2025", "Biên bản số 15/BB-UBND ngày 09/12/2025"),
                    "Chấp nhận: 1 điểm",
                ),
                Question("2.1 Rà soát văn bản", "Đề nghị bổ sung danh mục văn bản đã rà soát.", outcome="Giữ nguyên"),
            ),
        ),
        Asked("UBND phường Bến Đá", (Question("5.3 Kiểm tra", "Đề nghị nêu số quyết định.", "Quyết định số 41."),)),
    ),
)

TOTAL = Reached("Tổng", ticks("100"), ticks("97.81"), ticks("92.5"), ticks("93.1"), ticks("93.1"))
LETTER = ResultLetter(
    frame=replace(DEPARTMENT, symbol="SNV-CCHC", signer=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), recipients=("- Như trên;",)),
    subject="Chỉ số cải cách hành chính năm 2025",
    unit="Ủy ban nhân dân xã Suối Mây",
    fields=(
        Reached(
            "1. Công tác chỉ đạo, điều hành", ticks("15"), ticks("14.96"), ticks("14"), ticks("14.6"), ticks("14.6")
        ),
        Reached("2. Cải cách thể chế", ticks("5"), ticks("5"), ticks("4.5"), None, ticks("4.5")),
    ),
    total=TOTAL,
    lost=(
        Lost(
            "1.6 Đối thoại với người dân",
            ticks("1"),
            ticks("0.4"),
            "Chưa đủ số lượng",
            "Tổ chức 02/05 cuộc.",
            "Biên bản của ít nhất 05 cuộc đối thoại trong năm.",
        ),
    ),
    band="Tốt",
    ranks=(Rank("khối xã", 12, 67), Rank("toàn tỉnh", 31, 114)),
    approval="Quyết định số 05/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh",
)

EXEMPT = (Exempt("UBND đặc khu Hòn Khoai", "Thành lập trong kỳ đánh giá, chưa đủ thời gian hoạt động"),)

SUBMISSION = Submission(
    frame=replace(DEPARTMENT, symbol="TTr-SNV", signer=("GIÁM ĐỐC",)),
    subject=SUBJECT,
    submitter="Sở Nội vụ",
    to="Chủ tịch Ủy ban nhân dân tỉnh Sông Ngọc",
    bases=(),
    method=(
        "Các xã, phường, đặc khu tự đánh giá; các sở thẩm định theo lĩnh vực; hai lần giải trình bổ sung.",
        "Điểm cộng chính xác, không làm tròn; chỉ số là tỷ lệ giữa điểm đạt được và điểm tối đa.",
    ),
    blocks=(
        BlockSummary("Xã", 67, Decimal("97.12"), Decimal("88.40"), Decimal("71.05"), {"Tốt": 50, "Khá": 15}),
        BlockSummary("Phường", 45, Decimal("98.10"), Decimal("90.02"), Decimal("80.00"), {"Xuất sắc": 5, "Tốt": 40}),
    ),
    bands=("Xuất sắc", "Tốt", "Khá"),
    exempt=EXEMPT,
    root=ROOT,
)


def ranking(units: int) -> tuple[Ranked, ...]:
    """Units of falling totals, in the order of their ranks."""
    return tuple(
        Ranked(place, f"UBND xã thứ {place}", ticks("98.1") - 25 * place, ticks("100"), "Tốt")
        for place in range(1, units + 1)
    )


APPROVAL = Approval(
    frame=Frame(
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH SÔNG NGỌC"),
        symbol="QĐ-UBND",
        made=MADE,
        place="Sông Ngọc",
        date="2026",
        signer=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        recipients=("- Như Điều 3;", "- Bộ Nội vụ;", "- Lưu: VT, NC."),
    ),
    subject=SUBJECT,
    authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG NGỌC",
    units=112,
    bases=(),
    proposer="Giám đốc Sở Nội vụ",
    publisher="Sở Nội vụ",
    executors="Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở và Chủ tịch Ủy ban nhân dân các xã",
    blocks=(BlockRanking("Xã", ranking(67)), BlockRanking("Phường", ranking(45))),
    exempt=EXEMPT,
)

REPORT = RegisterReport(
    frame=replace(
        DEPARTMENT,
        superior=(),
        issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MÂY"),
        symbol="BC-UBND",
        date="2026-07",
        signer=("CHỦ TỊCH",),
        recipients=("- UBND tỉnh Sông Ngọc;", "- Lưu: VT."),
    ),
    unit="Ủy ban nhân dân xã Suối Mây",
    period="tháng 7 năm 2026",
    first="01/07/2026",
    last="31/07/2026",
    as_of="31/07/2026",
    registers=(
        Kept(
            "Nhiệm vụ cấp trên giao",
            "nhiệm vụ",
            40,
            12,
            (
                Figure("Nhiệm vụ được giao đã hoàn thành", "9 nhiệm vụ", "nhiệm vụ cấp trên giao có hạn trong kỳ"),
                Figure("Nhiệm vụ được giao hoàn thành đúng hạn", "", "nhiệm vụ cấp trên giao có hạn trong kỳ"),
            ),
        ),
        Kept("Thủ tục hành chính", "TTHC", 200, None, ()),
    ),
    done=(Task("Công văn số 12 · Rà soát", "Nhiệm vụ cấp trên giao", "10/07/2026", "xong ngày 08/07/2026"),),
    overdue=(Task("Công văn số 15 · Báo cáo", "Nhiệm vụ cấp trên giao", "25/07/2026", "6 ngày"),),
    coming=(),
)
