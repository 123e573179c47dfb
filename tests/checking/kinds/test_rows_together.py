"""Kinds that read more than one explanation: other rows, the maximum, the period, the survey."""

import pytest

from parindex.checking.kinds import kinds
from parindex.checking.report import Report
from parindex.editions.sheet import Header, Period

WEBSITE_LACKS = (
    "7.1 | 7 | Cung cấp thông tin trên Trang thông tin điện tử | 1 | 0.5 | Trang chưa được cập nhật đầy đủ, kịp thời"
)


@pytest.mark.parametrize(
    ("admits", "claims"),
    [
        (WEBSITE_LACKS, "3.2 | 3 | Công khai TTHC trên Trang TTĐT của xã | 1 | 1 | Đã công khai đầy đủ"),
        (WEBSITE_LACKS, "3.2 | 3 | Đăng tải thủ tục trên website của xã | 1 | 1 | 145/145 TTHC"),
        (
            "3.5 | 3 | Thực hiện xin lỗi người dân khi trễ hẹn | 1 | 1 | Có 03 hồ sơ trễ hạn, đã xin lỗi 03/03",
            "3.4 | 3 | Tỷ lệ hồ sơ giải quyết đúng hạn | 1 | 1 | 100% hồ sơ giải quyết đúng hạn",
        ),
        (
            "5.1 | 5 | Chấp hành kỷ luật, kỷ cương hành chính | 1 | 0.5 | Còn 01 công chức bị khiển trách",
            "4.1 | 4 | Kết quả thực hiện kỷ luật lao động | 1 | 1 | Không có công chức vi phạm",
        ),
        (
            "7.4 | 7 | Ứng dụng công nghệ tại thôn | 1 | 0.5 | Tổ công nghệ số cộng đồng ở 3 thôn chưa hoạt động",
            "1.9 | 1 | Duy trì Tổ công nghệ số cộng đồng | 1 | 1 | 07/07 thôn",
        ),
        (
            "3.7 | 3 | Xử lý PAKN | 1 | 1 | Đã xử lý 05/05 phản ánh; trong đó 02 phản ánh về đất đai",
            "3.8 | 3 | Công khai kết quả xử lý | 1 | 1 | Không phát sinh phản ánh, kiến nghị",
        ),
        (
            "7.1 | 7 | Cung cấp thông tin trên Trang TTĐT | 1 | 0.6 | 10/10 mục; mục hỏi đáp chưa đăng 15 câu trả lời",
            "3.2 | 3 | Đăng nội dung trên Trang TTĐT của xã | 1 | 1 | Mục hỏi đáp đăng đủ câu trả lời",
        ),
        (
            "1.7 | 1 | Nhiệm vụ được giao | 1 | 0.9 | 90/92 việc; báo cáo CCHC quý II nộp sau hạn 03 ngày",
            "1.2 | 1 | Thực hiện báo cáo định kỳ | 1 | 1 | Nộp báo cáo CCHC quý I, quý II, quý III, cả năm",
        ),
        (
            "6.9 | 6 | Công khai tài chính | 1 | 1 | Bảng quyết toán cho thấy chi hội nghị vượt dự toán 12 triệu đồng",
            "6.1 | 6 | Sử dụng kinh phí ngân sách | 1 | 1 | Chi 900 triệu đồng, nằm trong dự toán",
        ),
        (
            "5.1 | 5 | Bố trí chức danh | 1 | 1 | 21/21 người, trong đó 01 người cuối năm không hoàn thành nhiệm vụ",
            "5.3 | 5 | Kết quả xếp loại cán bộ, công chức | 1 | 1 | 04 xuất sắc, 17 tốt, không có người ở mức thấp hơn",
        ),
        (
            "3.9 | 3 | Gửi thư xin lỗi | 1 | 1 | Đã gửi thư xin lỗi 3/3 trường hợp trễ hẹn",
            "3.5 | 3 | Tỷ lệ hồ sơ giải quyết đúng hạn | 1 | 1 | 640/640 hồ sơ đúng hạn",
        ),
    ],
)
def test_what_one_row_admits_another_may_not_claim_in_full(findings, admits, claims):
    [finding] = findings("statement-contradicted", admits, claims)
    assert finding.criterion == claims.split()[0]
    assert finding.evidence == claims.split(" | ")[-1]


@pytest.mark.parametrize(
    ("admits", "claims"),
    [
        # Another subject.
        (WEBSITE_LACKS, "3.2 | 3 | Niêm yết TTHC tại trụ sở | 1 | 1 | 145/145 TTHC"),
        # The row already gave up points, or says so itself.
        (WEBSITE_LACKS, "3.2 | 3 | Công khai TTHC trên Trang TTĐT của xã | 1 | 0.5 | Công khai 70/145 TTHC"),
        # Sisters ask for different things of one subject.
        (
            "3.6.1 | 3.6 | Hồ sơ được số hóa | 1 | 0.5 | Mới đạt 40%, thiếu máy quét",
            "3.6.2 | 3.6 | Khai thác, sử dụng lại dữ liệu số hóa | 1 | 1 | 11/11 hồ sơ",
        ),
        # Recommendations at a dialogue are no feedback on procedures.
        (
            "1.6 | 1 | Mức độ xử lý kiến nghị | 1 | 1 | Nhân dân nêu 15 kiến nghị, đã giải quyết 15/15",
            "3.7 | 3 | Xử lý PAKN về TTHC | 1 | 1 | Không tiếp nhận phản ánh, kiến nghị",
        ),
    ],
)
def test_other_subjects_and_sisters_are_left_alone(findings, admits, claims):
    assert findings("statement-contradicted", admits, claims) == []


SHEET = {
    "1.3.2": "1.3 | Xử lý các vấn đề phát hiện qua kiểm tra | 1",
    "1.6.3": "1.6 | Mức độ xử lý đề xuất, kiến nghị của người dân | 1",
    "3.2.1": "3.2 | Niêm yết công khai TTHC tại Bộ phận Một cửa | 1",
    "3.2.2": "3.2 | Công khai TTHC trên Trang thông tin điện tử của xã | 1",
    "3.5.1": "3.5 | Tỷ lệ hồ sơ được giải quyết đúng hạn | 1",
    "3.6.1": "3.6 | Hồ sơ TTHC được số hóa | 1",
    "3.6.3": "3.6 | Dữ liệu số hóa được ký số | 1",
    "3.7.1": "3.7 | Xử lý PAKN của cá nhân, tổ chức | 1",
    "4.1.2": "4.1 | Ban hành và kiểm điểm thực hiện Quy chế làm việc | 1",
    "4.1.3": "4.1 | Kết quả thực hiện Quy chế làm việc | 1",
    "5.3.3": "5.3 | Chấp hành kỷ luật, kỷ cương hành chính | 1",
    "6.1.2": "6.1 | Thực hiện quy định về sử dụng kinh phí | 1",
    "6.1.3": "6.1 | Thực hiện các kiến nghị sau thanh tra, kiểm toán | 1",
    "6.4": "6 | Ban hành quy chế quản lý, sử dụng tài sản công | 1",
    "7.1.3": "7.1 | Tỷ lệ trao đổi văn bản điện tử có ký số | 1",
    "7.1.7": "7.1 | Cung cấp thông tin trên Trang thông tin điện tử | 1",
}


def contradicted(findings, admits, lack, claims, said):
    lines = [
        f"{row} | {asked} | {'0.8 | ' + lack if row == admits else '1 | ' + said if row == claims else '|'}"
        for row, asked in SHEET.items()
    ]
    return [finding.criterion for finding in findings("statement-contradicted", *lines)]


@pytest.mark.parametrize(
    ("admits", "lack", "claims", "said"),
    [
        ("1.3.2", "Bảng niêm yết ở Bộ phận Một cửa còn thiếu 06 thủ tục", "3.2.1", "Niêm yết 131/131 TTHC"),
        ("6.1.2", "Trừ 0,2 điểm vì 01 kiến nghị của thanh tra chưa thực hiện", "6.1.3", "Đã thực hiện 3/3 kiến nghị"),
        ("7.1.3", "Nhiều hồ sơ số hóa của xã chưa được ký số", "3.6.3", "810/810 kết quả số hóa đã ký số"),
        ("5.3.3", "02 công chức bị phê bình vì vi phạm Quy chế làm việc", "4.1.3", "Thực hiện tốt, không ai vi phạm"),
        ("1.6.3", "Còn 02 phản ánh, kiến nghị chưa được trả lời", "3.7.1", "Trả lời 11/11 phản ánh, kiến nghị"),
        ("5.3.3", "Do đó để xảy ra 03 hồ sơ trễ hạn", "3.5.1", "901/901 hồ sơ đúng hạn"),
        ("5.3.3", "Kiểm kê thấy xã chưa ban hành quy chế tài sản công", "6.4", "Quy chế tài sản công số 9/QĐ-UBND"),
    ],
)
def test_a_lack_is_held_against_the_row_that_claims_it(findings, admits, lack, claims, said):
    assert contradicted(findings, admits, lack, claims, said) == [claims]


@pytest.mark.parametrize(
    ("admits", "lack", "claims", "said"),
    [
        # Something else of the same place.
        ("7.1.7", "Lịch thi đấu bóng đá thiếu nhi đăng chậm 03 ngày", "3.2.2", "Đăng đủ 131/131 TTHC"),
        ("1.3.2", "Sổ theo dõi của Bộ phận Một cửa chưa ghi đủ cột", "3.2.1", "Niêm yết 131/131 TTHC"),
        # Recommendations of another kind.
        ("6.1.2", "01 kiến nghị của thanh tra chưa thực hiện", "1.6.3", "Giải quyết 12/12 kiến nghị"),
        # A breach of the rules does not unmake them, nor is it of these.
        ("5.3.3", "01 công chức vi phạm Quy chế làm việc", "4.1.2", "Quyết định số 8/QĐ-UBND ngày 05/01/2024"),
        ("5.3.3", "01 công chức bị nhắc nhở do sử dụng tài sản công vào việc riêng", "6.4", "Quyết định số 8/QĐ-UBND"),
        # Sisters; not due; sought and found; late papers that are no dossiers of citizens.
        ("3.6.1", "Còn 40 hồ sơ chưa số hóa", "3.6.3", "500/500 hồ sơ số hóa đã ký số"),
        ("5.3.3", "Còn 21 hồ sơ chưa đến ngày hẹn trả", "3.5.1", "901/901 hồ sơ đúng hạn"),
        ("1.3.2", "Ba cuộc kiểm tra chỉ ra 05 thiếu sót, có bảng niêm yết cũ; xử lý 04", "3.2.1", "Đủ 131/131 TTHC"),
        ("6.1.2", "Do hồ sơ chậm nên quyết toán chưa công khai", "3.5.1", "901/901 hồ sơ đúng hạn"),
    ],
)
def test_a_lack_of_something_else_is_held_against_no_row(findings, admits, lack, claims, said):
    assert contradicted(findings, admits, lack, claims, said) == []


def test_points_at_risk_of_a_contradiction_follow_the_row_that_admits(findings):
    claims = "3.2 | 3 | Công khai TTHC trên Trang TTĐT của xã | 2 | 2 | Đã công khai"
    [finding] = findings("statement-contradicted", WEBSITE_LACKS, claims)
    assert (finding.at_risk, finding.inferred) == (10_000, True)


@pytest.mark.parametrize("explanation", ["166/166 nhiệm vụ", "Đã gửi đủ 4 báo cáo quý đúng hạn", "Thực hiện tốt", ""])
def test_points_given_away_without_a_reason_are_noted(findings, explanation):
    [finding] = findings("deduction-unexplained", f"1 | | Thực hiện nhiệm vụ được giao | 3 | 2.9 | {explanation}")
    assert finding.severity == "note"
    assert finding.at_risk == 0


@pytest.mark.parametrize(
    "explanation",
    ["Đạt 98%", "Chưa có sáng kiến", "Còn 02 báo cáo gửi muộn nên tự trừ điểm", "90/100 hồ sơ", "Do thiếu kinh phí"],
)
def test_a_reason_for_less_is_a_reason(findings, explanation):
    assert findings("deduction-unexplained", f"1 | | Thực hiện nhiệm vụ được giao | 3 | 2.5 | {explanation}") == []


def test_the_same_words_in_two_rows_are_asked_about(findings):
    words = "Đã tổ chức 03 hội nghị tập huấn cho cán bộ thôn về cải cách hành chính"
    [finding] = findings(
        "explanation-repeated", f"1 | | Tuyên truyền | 1 | 1 | {words}", f"2 | | Đào tạo | 1 | 1 | {words}"
    )
    assert (finding.criterion, finding.severity) == ("2", "warning")


PLAN_DONE = "Hoàn thành 18/18 nhiệm vụ của Kế hoạch số 6/KH-UBND ngày 10/01/2024, bằng 100%"


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        # As a part of a longer explanation, on either side.
        (("Mức độ thực hiện kế hoạch", PLAN_DONE), ("Ứng dụng chữ ký số", f"Đã triển khai tốt. {PLAN_DONE}"), "2"),
        (("Tỷ lệ xử lý đơn thư", PLAN_DONE), ("Mức độ thực hiện kế hoạch", f"{PLAN_DONE}; có báo cáo cuối năm"), "1"),
        # Word for word: it is the row whose title asks something else, and not always the later.
        (("Chuẩn trình độ cán bộ", PLAN_DONE), ("Hoàn thành các nhiệm vụ của kế hoạch", PLAN_DONE), "1"),
    ],
)
def test_figures_copied_from_another_row_are_asked_about_where_the_title_asks_something_else(
    findings, one, other, copy
):
    lines = (f"{place} | | {title} | 1 | 1 | {words}" for place, (title, words) in enumerate((one, other), 1))
    [finding] = findings("explanation-repeated", *lines)
    assert (finding.criterion, finding.severity) == (copy, "warning")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both rest on one plan.
        (
            "Kế hoạch số 6/KH-UBND ngày 10/01/2024 gồm 18 nhiệm vụ",
            "Hoàn thành 18/18 nhiệm vụ của Kế hoạch số 6/KH-UBND ngày 10/01/2024",
        ),
        # Of one wording, with figures of their own.
        (
            "Có 11/11 cán bộ đạt chuẩn về trình độ chuyên môn và lý luận chính trị",
            "Có 10/10 công chức đạt chuẩn về trình độ chuyên môn và lý luận chính trị",
        ),
    ],
)
def test_rows_that_tell_of_one_thing_are_left_alone(findings, one, other):
    assert findings("explanation-repeated", f"1 | | Một | 1 | 1 | {one}", f"2 | | Hai | 1 | 1 | {other}") == []


def test_nothing_occurred_may_be_said_of_many_rows(findings):
    words = "Trong kỳ báo cáo không phát sinh phản ánh, kiến nghị của người dân"
    lines = f"1 | | Xử lý PAKN | 1 | 1 | {words}", f"2 | | Công khai PAKN | 1 | 1 | {words}"
    assert findings("explanation-repeated", *lines) == []


def test_a_cell_shared_by_sisters_explains_them_all(findings):
    lines = (
        "1 | | Nhóm | 2 | 2 | Kế hoạch số 3/KH-UBND ngày 03/01/2023",
        "1.1 | 1 | Một | 1 | 1 |",
        "1.2 | 1 | Hai | 1 | 1 |",
    )
    assert findings("no-explanation", *lines) == []
    assert findings("no-explanation", lines[0], lines[1], "1.2 | 1 | Hai | 1 | 1 | 5/5 việc")[0].criterion == "1.1"


def test_survey_points_are_a_note_that_names_its_guide(findings):
    [finding] = findings("survey-self-scored", "II | | Đánh giá của tổ chức (qua điều tra XHH) | 14 | 13.5 |")
    assert finding.severity == "note"
    assert "4361" in finding.message


def test_an_interim_report_gets_one_note_and_rows_that_show_the_year(sheet):
    rows = (
        "1 | | Hoàn thành kế hoạch | 1 | 1 | Đã hoàn thành 38/72 nhiệm vụ, đạt 52,8% kế hoạch năm",
        "2 | | Hoàn thành kế hoạch khác | 1 | 1 | Hoàn thành 6/6 nhiệm vụ theo kế hoạch 6 tháng",
    )
    kind = kinds()["no-period-basis"]
    assert [finding.criterion for finding in kind.find(Report(sheet(*rows)))] == ["header", "1"]
    year = Header(period=Period(2023, "year"))
    assert list(kind.find(Report(sheet(*rows, header=year)))) == []


@pytest.mark.parametrize("words", ["21/21 người dự kiến xếp loại hoàn thành tốt", "Sẽ có khi tổng kết năm"])
def test_what_only_the_years_end_brings_is_said_to_come_then(findings, words):
    _, finding = findings("no-period-basis", f"1 | | Kết quả xếp loại công chức | 1 | 1 | {words}")
    assert finding.severity == "note"
    assert "đến cuối năm mới có kết quả" in finding.message
