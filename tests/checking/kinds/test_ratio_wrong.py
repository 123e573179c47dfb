"""Percents against their own part and whole."""

import pytest


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1430/1478= 97,65%", "96,75%"),
        ("Đã giải quyết 14/15 kiến nghị (đạt 95%)", "93,33%"),
        ("1.430/1.478 hồ sơ được số hóa, đạt tỷ lệ 98,2%", "96,75%"),
        ("11/12 cán bộ đạt chuẩn chiếm 100%", "91,67%"),
        ("đạt tỷ lệ 97,5% (39/41)", "95,12%"),
        ("03/19 người được xếp loại hoàn thành xuất sắc nhiệm vụ năm (chiếm 19,05%)", "15,79%"),
        ("18/25 thôn đã hoàn thành việc rà soát hộ nghèo mới, đạt 92%", "72,00%"),
        ("đạt 88%, tương ứng 23/25 nhiệm vụ", "92,00%"),
        ("Gửi 22/24 báo cáo trên Hệ thống thông tin báo cáo của tỉnh, tỷ lệ 96,5%", "91,67%"),
        ("nữ là 08/21 đ/c, chiếm 36,1%", "38,10%"),
    ],
)
def test_a_percent_that_its_figures_do_not_give_is_an_error(findings, words, expected):
    [finding] = findings("ratio-wrong", f"1 | | Tỷ lệ hồ sơ | 1 | 1 | {words}")
    assert (finding.severity, finding.expected) == ("error", expected)
    assert finding.evidence in words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hoàn thành 38/72 nhiệm vụ (so với kế hoạch 6 tháng đạt 100%; 58,2% kế hoạch năm)", "52,78%"),
        ("Tiếp nhận 1.250 hồ sơ, giải quyết đúng hạn 1.200 hồ sơ, đạt 98%", "96,00%"),
        ("Trong tổng số 1.260 lượt có 1.248 lượt hài lòng, chiếm 98,05%, 12 lượt bình thường", "99,05%"),
        ("Vốn giao 4.900 triệu đồng, giải ngân 4.652 triệu đồng, đạt 96,94%", "94,94%"),
        ("Xếp loại 20 người: 05 hoàn thành xuất sắc nhiệm vụ (30%), 15 hoàn thành tốt nhiệm vụ (75%)", "25,00%"),
        ("Đã số hóa 96% hồ sơ (1.410/1.500 hồ sơ)", "94,00%"),
    ],
)
def test_figures_that_seem_to_belong_together_give_a_warning(findings, words, expected):
    [finding] = findings("ratio-wrong", f"1 | | Tỷ lệ hồ sơ | 1 | 1 | {words}")
    assert (finding.severity, finding.expected) == ("warning", expected)


@pytest.mark.parametrize(
    "words",
    [
        "100% cán bộ, công chức (23/23 người) sử dụng chữ ký số",
        "Tổng số 1.250 hồ sơ; trong đó trực tuyến 1.000 hồ sơ (80%), trực tiếp 250 hồ sơ (20%)",
        "1430/1478= 96,75%",
        "2/3 (66,6%), 2/3 (66,7%), 2/3 = 67%",
        "1/17 = 5,88%",
        "6 tháng đầu năm hoàn thành 38/72 nhiệm vụ (đạt so với kế hoạch 6 tháng là 100%; 52,8% kế hoạch năm)",
        "6 tháng đầu năm kiểm tra 03/03 cuộc, đạt 50% kế hoạch năm",
        "10/200 hồ sơ trễ hạn (95% đúng hạn)",
        "quý 1/2023 đạt 100%, ngày 28/4/2023 đạt 50%, dịch vụ công mức độ 3, 4 đạt 98%",
        "0/0 hồ sơ = 100%",
        "Xếp loại 20 người: 05 hoàn thành xuất sắc nhiệm vụ (25%), 15 hoàn thành tốt nhiệm vụ (75%)",
        "Giảm 30% thời gian giải quyết (12/145 TTHC); giảm 20% hồ sơ giấy (12/145 hồ sơ)",
        "05/07 thôn có nhà văn hóa đạt chuẩn quốc gia và hộ nghèo cả xã chiếm 5%",
        "100% cán bộ (10/10 máy tính) có máy; 50% thôn (4/8 thôn) đạt chuẩn",
        "15/20 thôn hoàn thành việc làm đường giao thông trong khi xã bên (80%) còn chậm",
    ],
)
def test_what_holds_at_the_precision_printed_is_left_alone(findings, words):
    assert not findings("ratio-wrong", f"1 | | Tỷ lệ hồ sơ | 1 | 1 | {words}")
