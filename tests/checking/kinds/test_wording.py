"""Each kind that reads words, on flawed and on sound explanations in many people's wording."""

import pytest

PLAN = "Mức độ hoàn thành kế hoạch tuyên truyền cải cách hành chính"
ISSUE = "Ban hành Kế hoạch kiểm soát thủ tục hành chính"
RATE = "Tỷ lệ hồ sơ TTHC được giải quyết đúng hạn"
PEOPLE = "Tỷ lệ cán bộ, công chức được bồi dưỡng nghiệp vụ trong năm"
PROCEDURES = "Tỷ lệ TTHC cung cấp dịch vụ công trực tuyến có phát sinh hồ sơ"
RULES = "Thực hiện quy chế dân chủ ở cơ sở"
HANDLING = "Xử lý các vấn đề phát hiện qua kiểm tra"
WEBSITE = "Cung cấp thông tin trên Trang thông tin điện tử của xã"
DISCIPLINE = "Chấp hành kỷ luật, kỷ cương hành chính của cán bộ, công chức"

FLAWED = [
    ("bare-assertion", RULES, "Xã luôn quan tâm, thực hiện nghiêm túc nội dung này"),
    ("bare-assertion", RULES, "Đơn vị chấp hành tốt, không có vướng mắc gì"),
    ("bare-assertion", WEBSITE, "Tin bài được đăng thường xuyên, phong phú"),
    ("bare-assertion", ISSUE, "Có"),
    ("bare-assertion", PLAN, "Hoàn thành kế hoạch tuyên truyền năm 2023 đã đề ra"),
    (
        "admits-shortfall",
        RULES,
        "Đã công khai các nội dung theo quy định, tuy nhiên việc lấy ý kiến nhân dân còn hình thức",
    ),
    (
        "admits-shortfall",
        WEBSITE,
        "Trang thông tin hoạt động từ tháng 3/2023 nhưng nhiều chuyên mục để trống, chưa có tin bài",
    ),
    ("admits-shortfall", PLAN, "Mới tổ chức được 02 buổi tuyên truyền do thiếu kinh phí"),
    ("admits-shortfall", ISSUE, "Kế hoạch số 15/KH-UBND ngày 05/5/2023, ban hành chậm so với thời hạn"),
    ("admits-shortfall", DISCIPLINE, "Vẫn còn 02 công chức đi làm muộn bị nhắc nhở"),
    ("admits-shortfall", HANDLING, "Sau kiểm tra còn 03 nội dung chưa khắc phục xong"),
    ("admits-shortfall", RULES, "Quy chế phối hợp không được triển khai do chưa bố trí được cán bộ phụ trách"),
    ("admits-shortfall", PLAN, "Chỉ đạt 60% khối lượng công việc theo kế hoạch"),
    ("admits-shortfall", "Thực hiện giải ngân vốn đầu tư công", "Tiến độ giải ngân còn chậm, đạt 45% kế hoạch vốn"),
    ("forecast-not-result", PLAN, "Dự kiến quý III sẽ tổ chức 02 hội nghị tuyên truyền"),
    ("forecast-not-result", "Đánh giá, xếp loại cán bộ, công chức", "Cuối năm sẽ tiến hành đánh giá theo quy định"),
    ("forecast-not-result", PEOPLE, "Có 12/20 công chức dự kiến cử đi tập huấn trong thời gian tới"),
    ("forecast-not-result", RATE, "Ước cả năm giải quyết đúng hạn 99% hồ sơ"),
    ("forecast-not-result", ISSUE, "Đang trình Chủ tịch UBND xã ký ban hành"),
    (
        "forecast-not-result",
        "Có sáng kiến trong cải cách hành chính",
        "Đang hoàn thiện hồ sơ đề nghị công nhận 01 sáng kiến",
    ),
    ("wrong-measure", PEOPLE, "Có 15 lượt cán bộ tham gia 03 lớp tập huấn"),
    ("wrong-measure", PROCEDURES, "Đã tiếp nhận 320/320 hồ sơ qua mạng, đạt 100%"),
    ("wrong-measure", RATE, "Đã giải quyết 645 hồ sơ trong kỳ báo cáo"),
    ("wrong-measure", "Tỷ lệ văn bản được ký số", "Đã phát hành 210 văn bản có ký số"),
    ("asked-not-answered", PLAN, "UBND xã ban hành Kế hoạch số 08/KH-UBND ngày 10/01/2023 về tuyên truyền"),
    ("asked-not-answered", HANDLING, "Đã tiến hành kiểm tra 02 cuộc tại các bộ phận chuyên môn"),
    ("asked-not-answered", RULES, "Ban hành Quyết định số 12/QĐ-UBND ngày 12/01/2023 về việc thành lập Ban chỉ đạo"),
    (
        "asked-not-answered",
        "Công khai dự toán, quyết toán ngân sách xã",
        "Đã niêm yết dự toán năm 2023 ngày 05/01/2023",
    ),
    (
        "asked-not-answered",
        "Ban hành và kiểm điểm thực hiện quy chế làm việc",
        "Quyết định số 03/QĐ-UBND ngày 04/01/2023",
    ),
    ("no-explanation", RULES, ""),
    ("no-explanation", RULES, "…"),
    ("explanation-truncated", RULES, "Đã triển khai quy chế dân chủ theo Kế hoạch số 9/KH-UBND ngày 02/02/2023 và"),
    ("explanation-truncated", RULES, "Thực hiện nghiêm túc các nội dung được quy định tại"),
    ("explanation-truncated", ISSUE, "UBND xã đã ban hành kế hoạch số"),
    ("explanation-repeated", WEBSITE, "Đã cung cấp thông tin trên Trang thông tin điện tử của xã theo quy định"),
    ("explanation-repeated", DISCIPLINE, "Cán bộ, công chức chấp hành tốt kỷ luật, kỷ cương hành chính"),
]

SOUND = [
    (ISSUE, "UBND xã ban hành Kế hoạch số 21/KH-UBND ngày 15/02/2023 về kiểm soát thủ tục hành chính"),
    (PLAN, "Hoàn thành 12/12 nhiệm vụ của kế hoạch (Báo cáo số 40/BC-UBND ngày 20/12/2023)"),
    (PLAN, "Đã tổ chức 04 hội nghị, đăng 30 tin bài, đạt 100% kế hoạch đề ra"),
    (RATE, "1.250/1.250 hồ sơ giải quyết đúng hạn, đạt 100%, không có hồ sơ quá hạn"),
    (PEOPLE, "21/21 cán bộ, công chức đã được bồi dưỡng, đạt 100%"),
    (PROCEDURES, "42/42 TTHC có phát sinh hồ sơ trực tuyến, tỷ lệ 100%"),
    (RULES, "Đã tổ chức 02 hội nghị cán bộ, công chức ngày 10/01/2023; Báo cáo số 15/BC-UBND ngày 20/6/2023"),
    (
        HANDLING,
        "Qua 02 cuộc kiểm tra phát hiện 03 hạn chế, đã khắc phục xong 03/03 (Báo cáo số 33/BC-UBND ngày 05/6/2023)",
    ),
    (HANDLING, "Qua kiểm tra không phát hiện vi phạm"),
    ("Xử lý phản ánh, kiến nghị của cá nhân, tổ chức", "Trong kỳ chưa phát sinh phản ánh, kiến nghị"),
    (DISCIPLINE, "Trong năm không có cán bộ, công chức vi phạm kỷ luật; đã kiểm tra công vụ 04 lần"),
    (WEBSITE, "Đã đăng 86 tin bài tại https://xaanbinh.gov.vn, cập nhật đủ 12/12 chuyên mục"),
    (
        "Thực hiện chế độ báo cáo định kỳ",
        "Đã gửi đúng hạn 04/04 báo cáo quý, 01 báo cáo năm số 90/BC-UBND ngày 05/12/2023",
    ),
    (
        "Ban hành quy chế chi tiêu nội bộ",
        "Quyết định số 10/QĐ-UBND ngày 10/01/2023, tiếp tục áp dụng trong thời gian tới",
    ),
    ("Thực hiện xin lỗi khi trễ hẹn", "Không có hồ sơ trễ hẹn nên không phải xin lỗi"),
]

READING_WORDS = (
    "bare-assertion",
    "admits-shortfall",
    "forecast-not-result",
    "wrong-measure",
    "asked-not-answered",
    "no-explanation",
    "explanation-truncated",
    "explanation-repeated",
    "statement-contradicted",
    "deduction-unexplained",
)


@pytest.mark.parametrize(("kind", "title", "explanation"), FLAWED)
def test_flawed_words_are_found(findings, kind, title, explanation):
    found = findings(kind, f"1 | | {title} | 1 | 1 | {explanation}")
    assert [finding.criterion for finding in found] == ["1"]
    assert found[0].evidence is None or found[0].evidence in explanation


@pytest.mark.parametrize(("title", "explanation"), SOUND)
def test_sound_words_are_left_alone(findings, title, explanation):
    line = f"1 | | {title} | 1 | 1 | {explanation}"
    assert [finding for kind in READING_WORDS for finding in findings(kind, line)] == []
