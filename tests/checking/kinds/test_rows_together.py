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
