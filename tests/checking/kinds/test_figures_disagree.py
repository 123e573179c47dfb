"""Figures that cannot all be right."""

import pytest

from parindex.checking.kinds import kinds
from parindex.checking.report import Report
from parindex.editions.sheet import Header, Period


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ở thôn có 22/33 người giảm được 10 người so với định mức", "11"),
        ("đã giải quyết 14/15 kiến nghị, còn 02 kiến nghị đang phối hợp", "1"),
        ("Tại hội nghị có 15 kiến nghị, đã trả lời 14/16 kiến nghị", "tính trên 15"),
        ("Tiếp nhận 100 hồ sơ, trong đó trực tuyến 60 hồ sơ, trực tiếp 50 hồ sơ", "tổng các phần không quá 100"),
        ("Giao 33 người, hiện có 22 người, thiếu 10 người", "11"),
        ("Đã thực hiện 20/25 nhiệm vụ, 6 nhiệm vụ chưa thực hiện", "5"),
        ("Tổng số 25 nhiệm vụ; đã hoàn thành 20 nhiệm vụ, đang thực hiện 9 nhiệm vụ", "tổng các phần không quá 25"),
        ("Tổ chức 05 cuộc đối thoại, gồm 03 cuộc với nông dân và 04 cuộc với thanh niên", "tổng các phần không quá 5"),
        ("1500/1478 hồ sơ đúng hạn", "không quá 1478"),
        ("tiếp nhận 15 ý kiến, giải quyết 18 ý kiến", "không quá 15, hoặc nêu số kỳ trước chuyển sang"),
        ("05 (bốn) cuộc kiểm tra", "số và chữ như nhau"),
        ("Tổng số 300 hồ sơ, trong đó 310 hồ sơ đã số hóa", "không quá 300"),
        (
            "Tổng hợp 04 cuộc có 25 ý kiến, trong đó giải quyết 18, chuyển cấp trên 05; đến nay cả 25/25 có trả lời",
            "các phần cộng lại bằng 25",
        ),
        ("Tổng số 34 lượt: 20 lượt chuyên môn, 09 lượt chuyển đổi số, 07 lượt kỹ năng", "tổng các phần không quá 34"),
        ("Tổng số 34 lượt: 20 chuyên môn, 09 chuyển đổi số, 04 kỹ năng tiếp dân", "các phần cộng lại bằng 34"),
        ("Có mặt 23 người (10 cán bộ, 11 công chức), không vượt định mức", "các phần cộng lại bằng 23"),
        ("Xếp loại 21/21 người: 05 hoàn thành xuất sắc, 17 hoàn thành tốt", "tổng các phần không quá 21"),
        ("Tổ chức 06 cuộc đối thoại: 03 cuộc với nông dân, 02 cuộc với thanh niên", "các phần cộng lại bằng 6"),
        ("Cử 12 lượt công chức tập huấn (07 lượt cấp tỉnh, 06 lượt cấp huyện)", "tổng các phần không quá 12"),
        ("Cả năm tiếp nhận 2.346 hồ sơ; đã giải quyết 2.331 hồ sơ, còn 25 hồ sơ trong thời hạn", "15"),
        ("Có 16 kiến nghị, đã trả lời 12 kiến nghị, 03 kiến nghị đang phối hợp", "4"),
        ("Được giao năm 2023 là 25 người, hiện xã có 24 người, thiếu 02 người", "1"),
        ("Hiện có 09 người, ít hơn 02 người so với định mức 12 người", "3"),
        ("Ban hành 07 văn bản (03 nghị quyết của HĐND, 05 quyết định của UBND xã)", "tổng các phần không quá 7"),
        ("Chi 90 triệu đồng, trong đó hội nghị 50 triệu đồng, mua sắm 45 triệu đồng", "tổng các phần không quá 90"),
        ("Dự toán giao 800 triệu đồng, đã chi 760 triệu đồng, còn lại 50 triệu đồng", "40"),
        ("Phát 200 phiếu khảo sát, thu về 210 phiếu khảo sát", "không quá 200"),
        ("Xử lý 900/900 văn bản (100%); cụ thể văn bản đến 610, văn bản đi 280", "các phần cộng lại bằng 900"),
        ("Tổ chức 03 cuộc họp dân: ngày 05/3/2023 và ngày 06/4/2023", "số lượng bằng số đã liệt kê"),
        ("Kiểm tra 4/4 cuộc vào các tháng 2, 4, 9", "số lượng bằng số đã liệt kê"),
        (
            "Đã gửi 03 báo cáo: số 10/BC-UBND ngày 05/3/2023, số 21/BC-UBND ngày 05/6/2023",
            "số lượng bằng số đã liệt kê",
        ),
        (
            "Có 12 thủ tục liên thông: hộ tịch 06 thủ tục, đất đai 04 thủ tục, bảo hiểm 03 thủ tục",
            "các phần cộng lại bằng 12",
        ),
        ("Số hóa 700/760 hồ sơ, còn 66 hồ sơ chưa số hóa", "60"),
        ("Kiểm tra nêu 07 thiếu sót; đã khắc phục 6/6 thiếu sót", "tính trên 7"),
        ("Hiện có 20 đ/c, gồm 08 cán bộ và 11 công chức, còn thiếu 01 công chức", "các phần cộng lại bằng 20"),
        ("Dùng năm hình thức: 20 lượt loa; 10 tin bài; 03 hội nghị; 02 pa-nô", "số lượng bằng số đã liệt kê"),
        (
            "14 thủ tục liên thông gồm: hộ tịch 06 thủ tục; đất đai 04 thủ tục; bảo hiểm 05 thủ tục",
            "các phần cộng lại bằng 14",
        ),
    ],
)
def test_figures_of_one_explanation_are_held_together(findings, words, expected):
    [finding] = findings("figures-disagree", f"1 | | Kết quả | 1 | 1 | {words}")
    assert (finding.severity, finding.expected) == ("warning", expected)
    assert finding.evidence in words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nộp trực tuyến 500/540 hồ sơ, 44 hồ sơ nộp giấy", "40"),
        ("Được giao 90 nhiệm vụ; đúng hạn 86 nhiệm vụ, chậm 06 nhiệm vụ", "các phần cộng lại bằng 90"),
        ("Tuyên truyền 60 lượt: 30 lượt loa, 20 tin bài, 05 hội nghị", "các phần cộng lại bằng 60"),
    ],
)
def test_what_almost_adds_up_is_a_note(findings, words, expected):
    [finding] = findings("figures-disagree", f"1 | | Kết quả | 1 | 1 | {words}")
    assert (finding.severity, finding.expected) == ("note", expected)


@pytest.mark.parametrize(
    "words",
    [
        "Có 22 người: 10 nữ, 11 đảng viên",
        "20/20 đ/c đi học: 14 đ/c lớp chuyên môn, 08 đ/c lớp chuyển đổi số, trong đó 02 đ/c học cả hai lớp",
        "Có 06 cuộc, nhiều hơn 01 cuộc so với yêu cầu, lần lượt 22/3; 17/5; 19/7; 13/9; 18/10; 22/11/2023",
        "Điểm dự kiến 13,3 (14 x 95%)",
        "Hiện có 20 đ/c, thấp hơn số huyện giao (21)",
        "Nộp trực tuyến 500/540 hồ sơ, 40 hồ sơ nộp giấy",
        "Tổ chức 03 cuộc họp dân, trong đó có cuộc ngày 05/3/2023 và ngày 06/4/2023",
        "Họp 06 phiên, trong đó phiên ngày 05/3/2023 và ngày 06/4/2023 bàn về đất đai",
        "17 TTHC liên thông, chia làm 03 nhóm: hộ tịch (07), bảo trợ (06), đất đai (04)",
        "Gửi 04 báo cáo theo Công văn số 12/UBND-VP ngày 02/02/2023 và số 15/UBND-VP ngày 03/3/2023",
        "Rà soát 8/8 văn bản, gồm 06 nghị quyết và 02 quyết định; phát hiện 01 nghị quyết hết hiệu lực",
        "Hồ sơ công việc 300, cụ thể đến 180, đi 120",
        "Có 15 nội dung kiến nghị, hiện tại đã giải quyết được 14/15 nội dung, còn 01 nội dung đang phối hợp",
        "xác định 72 nhiệm vụ, trong 6 tháng hoàn thành 36/36 nhiệm vụ",
        "đã kiểm tra 3/6 cuộc, còn 3 cuộc",
        "Có 23 cán bộ, trong đó 15 nam, 20 đại học, 18 đảng viên",
        "Tiếp nhận 100 hồ sơ, trong đó trực tuyến 60 hồ sơ, trực tiếp 40 hồ sơ",
        "Hoàn thành 18/20 nhiệm vụ, đạt 90%; 02 nhiệm vụ chưa đến hạn",
        "Xã có 8 thôn, 2.150 hộ; 8/8 thôn có tổ công nghệ số",
        "Cử 05 lượt công chức tập huấn (03 lượt cấp tỉnh, 02 lượt cấp huyện)",
        "Tiếp nhận 100 hồ sơ, kỳ trước chuyển sang 8 hồ sơ, giải quyết 105 hồ sơ",
        "đạt 9/6 cuộc kiểm tra, vượt 3 cuộc",
        "05 (năm) cuộc kiểm tra",
        "hoàn thành 38/72 nhiệm vụ, quý III còn 10 nhiệm vụ",
        "Có 5 hội nghị, đạt 5/6 hội nghị theo kế hoạch",
        "Tổng hợp 06 cuộc có 38 kiến nghị, trong đó giải quyết 31 kiến nghị, chuyển huyện 07; cả 38/38 có kết quả",
        "Có 38 kiến nghị, trong đó giải quyết 29, chuyển huyện 07, đang xem xét 02 kiến nghị",
        "Có 12 ý kiến, trong đó chủ yếu về đất đai 05 ý kiến, môi trường 03 ý kiến; đã trả lời 12/12 ý kiến",
        "Tổng số 34 lượt: 20 lượt chuyên môn, 09 lượt chuyển đổi số, còn lại là kỹ năng",
        "Hiện có 23 cán bộ, công chức (12 cán bộ, 11 công chức), 9 người hoạt động không chuyên trách",
        "Có 21 công chức (03 thạc sĩ, 17 đại học), 15 đảng viên",
        "Xếp loại 21/21 người: 04 hoàn thành xuất sắc, 17 hoàn thành tốt; không có người ở mức thấp hơn",
        "Kiểm tra 03 cuộc: tháng 3, 6, 9; kiểm tra đột xuất 02 lần",
        "Đối thoại 03 cuộc (thôn 1, 2 và 4), 120 lượt người dự",
        "Tiếp nhận 100 hồ sơ, giải quyết đúng hạn 95 hồ sơ, còn 3 hồ sơ quá hạn",
        "Tiếp nhận 100 hồ sơ, giải quyết 97 hồ sơ, còn 3 hồ sơ trong hạn",
        "Đăng 86 tin bài, trong đó 30 tin bài về chuyển đổi số và 12 tin bài về dịch vụ công",
        "Họp 12 cuộc, gồm 04 cuộc giao ban, nhất là 02 cuộc bàn về đất đai",
        "Tổng số 5 nhóm: 145 thủ tục cấp xã, 12 thủ tục liên thông",
        "Ban hành 05 văn bản: Kế hoạch số 12/KH-UBND ngày 03/02/2023 và 02 công văn",
        "Phát 03 loại tờ rơi (500 tờ), treo 07 băng rôn",
        "Tổ chức 02 hội nghị: 01 hội nghị ngày 12/5 có 150 người, 01 hội nghị ngày 20/5 có 90 người",
    ],
)
def test_figures_that_may_all_be_right_are_left_alone(findings, words):
    assert not findings("figures-disagree", f"1 | | Kết quả | 1 | 1 | {words}")


def test_swapped_digits_between_rows_are_asked_about(findings):
    [finding] = findings(
        "figures-disagree",
        "3 | | Kết quả giải quyết hồ sơ | 3 | 3 | 1478",
        "3.1 | 3 | Tỷ lệ hồ sơ đúng hạn | 1 | 1 | 1478/1478= 100%",
        "3.2 | 3 | Hồ sơ được số hóa | 1 | 1 | 1430/1487= 96,17%",
    )
    assert (finding.criterion, finding.expected) == ("3.2", "1478")


def test_a_ratio_of_more_dossiers_than_were_received_is_asked_about(findings):
    [finding] = findings(
        "figures-disagree",
        "3 | | Thủ tục | 3 | 3 |",
        "3.1 | 3 | Tiếp nhận hồ sơ | 1 | 1 | Tổng số hồ sơ tiếp nhận 900 hồ sơ, tiếp nhận 900 hồ sơ",
        "3.2 | 3 | Tỷ lệ hồ sơ đúng hạn | 1 | 1 | 950/960 hồ sơ",
    )
    assert (finding.criterion, finding.expected) == ("3.2", "không quá 900")


def test_neighbours_that_count_the_same_thing_agree(findings):
    [finding] = findings(
        "figures-disagree",
        "3 | | Một cửa | 2 | 2 |",
        "3.1 | 3 | Số thủ tục liên thông | 1 | 1 | 18 TT liên thông",
        "3.2 | 3 | Tỷ lệ thủ tục liên thông có hồ sơ | 1 | 1 | 1/17 TT liên thông",
    )
    assert (finding.criterion, finding.expected) == ("3.2", "18")
    [finding] = findings(
        "figures-disagree",
        "1 | | Kế hoạch | 2 | 2 |",
        "1.1 | 1 | Xác định nhiệm vụ | 1 | 1 | đã xác định 70 nhiệm vụ",
        "1.2 | 1 | Mức độ hoàn thành | 1 | 1 | hoàn thành 38/72 nhiệm vụ",
    )
    assert finding.expected == "70"


def test_staff_that_do_not_add_up_are_a_note(findings):
    [finding] = findings(
        "figures-disagree",
        "5.3 | | Đánh giá | 1 | 1 | có 24/24 cán bộ, công chức hoàn thành nhiệm vụ",
        "5.4 | | Cán bộ | 1 | 1 | Có 12/12 cán bộ đạt chuẩn",
        "5.5 | | Công chức | 1 | 1 | Có 11/11 công chức đạt chuẩn",
    )
    assert (finding.severity, finding.expected) == ("note", "23")


REGULAR = (
    "4.1 | 4 | Số lượng CBCC | 1 | 1 | Được giao 22 cán bộ, công chức, có mặt 21 người (10 cán bộ, 11 công chức)",
    "5.1 | 5 | Bồi dưỡng cán bộ, công chức | 1 | 1 | 21/21 cán bộ, công chức được bồi dưỡng; 7/7 thôn có tổ số",
    "3.1 | 3 | Kết quả | 1 | 1 | Năm 2023 tiếp nhận 2.346 hồ sơ; đã giải quyết 2.331 hồ sơ",
    "3.2 | 3 | Quy trình | 1 | 1 | 2.346/2.346 hồ sơ được tiếp nhận, giải quyết đủ các bước",
    "2.1 | 2 | Thôn | 1 | 1 | Xã có 7 thôn, họp dân 14 cuộc",
)


@pytest.mark.parametrize(
    ("explanation", "expected"),
    [
        ("Bố trí đúng chức danh cho 23/23 cán bộ, công chức của xã", "21"),
        ("Hiện có 24 cán bộ, công chức, đều có chữ ký số", "21"),
        ("Xếp loại 20 người: 04 xuất sắc, 16 tốt", "21"),
        ("Hiển thị tiến độ của 2.316/2.316 hồ sơ đã tiếp nhận", "2346"),
        ("Cả năm tiếp nhận 2.364 hồ sơ", "2346"),
        ("8/8 thôn có nhà văn hóa", "7"),
    ],
)
def test_the_one_row_that_counts_otherwise_is_asked_about(findings, explanation, expected):
    [finding] = findings("figures-disagree", *REGULAR, f"6 | | Xếp loại cán bộ, công chức | 1 | 1 | {explanation}")
    assert (finding.severity, finding.criterion, finding.expected) == ("warning", "6", expected)


@pytest.mark.parametrize(
    "explanation",
    [
        "21/21 cán bộ, công chức có chữ ký số; 15/21 cán bộ, công chức biết ngoại ngữ",
        "12/12 cán bộ, công chức thuộc diện kê khai đã kê khai tài sản",
        "5/5 cán bộ, công chức tại bộ phận Một cửa có đồng phục",
        "Quý I có mặt 23/23 cán bộ, công chức",
        "20/20 cán bộ, công chức được xếp loại; 01 công chức nghỉ hưu chưa xếp loại",
        "Được giao 22 cán bộ, công chức",
        "Cử 05 người đi học; 30 lượt cán bộ tập huấn; 18/18 người hoạt động không chuyên trách",
        "1.200/1.250 hồ sơ tiếp nhận trực tuyến; tiếp nhận 210 hồ sơ khai sinh",
        "Tiếp nhận 900 hồ sơ đất đai; 2.300/2.300 hồ sơ đã số hóa",
        "3/3 thôn đặc biệt khó khăn có nhà văn hóa; 2/2 thôn điểm",
        "Năm 2022 tiếp nhận 2.100 hồ sơ",
    ],
)
def test_parts_and_other_times_are_no_other_count(findings, explanation):
    assert not findings("figures-disagree", *REGULAR, f"6 | | Xếp loại cán bộ, công chức | 1 | 1 | {explanation}")


def test_meetings_that_neighbours_count_otherwise_are_a_note(findings):
    held = "1.1 | 1 | Đối thoại | 1 | 1 | Tổ chức 03 cuộc đối thoại với nông dân và 02 cuộc đối thoại với thanh niên"
    [finding] = findings("figures-disagree", held, "1.2 | 1 | Kiến nghị | 1 | 1 | Qua 06 cuộc đối thoại có 9 kiến nghị")
    assert (finding.severity, finding.criterion) == ("note", "1.2")
    for words in (
        "Qua 05 cuộc đối thoại có 9 kiến nghị",
        "Tại 02 cuộc đối thoại có 9 kiến nghị",
        "Qua 04 cuộc giao ban",
    ):
        assert not findings("figures-disagree", held, f"1.2 | 1 | Kiến nghị | 1 | 1 | {words}")


def test_rows_of_other_subjects_are_left_alone(findings):
    assert not findings(
        "figures-disagree",
        "3 | | Kết quả giải quyết hồ sơ | 3 | 3 | 1478",
        "3.1 | 3 | Tỷ lệ hồ sơ đúng hạn | 1 | 1 | 1478/1478= 100%",
        "3.2 | 3 | Hồ sơ được số hóa | 1 | 1 | 1430/1478= 96,75%",
        "3.3 | 3 | Hồ sơ cấp bản điện tử | 1 | 1 | 11/11= 100%",
        "3.4 | 3 | Hồ sơ trả lại | 1 | 1 | 6 hồ sơ",
        "3.5 | 3 | Nhiệm vụ | 1 | 1 | 6/6 nhiệm vụ",
    )


def test_the_real_report_has_one_disagreement(seed_sheet):
    assert [each.criterion for each in kinds()["figures-disagree"].find(Report(seed_sheet))] == ["4.1.1"]
    assert not list(kinds()["ratio-wrong"].find(Report(seed_sheet)))


def test_the_tasks_of_one_plan_are_as_many_in_every_row(findings):
    plan = "3.1.1 | 3.1 | Ban hành kế hoạch | 1 | 1 | Kế hoạch số 08/KH-UBND ngày 18/01/2024 gồm 15 nhiệm vụ"
    done = "9.1 | 9 | Kết quả | 1 | 1 | Các nhiệm vụ trong Kế hoạch số 08/KH-UBND ngày 18/01/2024 đã xong {} (100%)"
    year = Header(unit="Xã An Bình", date="2024-12-31", period=Period(2024, "year"))
    [finding] = findings("figures-disagree", plan, done.format("14/14"), header=year)
    assert (finding.criterion, finding.expected) == ("9.1", "15")
    assert not findings("figures-disagree", plan, done.format("15/15"), header=year)
    assert not findings("figures-disagree", plan, done.format("7/7"))  # at mid-year
