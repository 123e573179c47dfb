"""Documents that cannot be looked up."""

import pytest


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("UBND xã đã xây dựng kế hoạch tuyên truyền về công tác CCHC năm 2023", "xây dựng kế hoạch"),
        ("Đã ban hành Quyết định thành lập tổ công tác", "ban hành Quyết định"),
        ("UBND xã ban hành Kế hoạch số 12/KH-UBND về tuyên truyền", "12/KH-UBND"),
        ("UBND xã ban hành Báo cáo số ..../BC-UBND ngày 3/4/2023", "số ..../BC-UBND"),
        ("Kế hoạch số 15 đã được triển khai", "Kế hoạch số 15"),
        ("Khen thưởng 04 người tại Quyết định ngày 20/12/2023", "Quyết định ngày 20/12/2023"),
        ("đúng Kế hoạch tuyên truyền ban hành ngày 05/01/2023", "Kế hoạch tuyên truyền ban hành ngày 05/01/2023"),
    ],
)
def test_an_own_document_without_number_or_date_is_asked_for(findings, words, evidence):
    [finding] = findings("citation-missing-part", f"1 | | Tuyên truyền | 1 | 1 | {words}")
    assert (finding.severity, finding.evidence) == ("warning", evidence)


def test_a_superiors_document_without_a_date_is_a_note(findings):
    [finding] = findings("citation-missing-part", "1 | | Bộ máy | 1 | 1 | theo Quyết định 41 của UBND tỉnh")
    assert finding.severity == "note"


@pytest.mark.parametrize(
    "words",
    [
        "kế hoạch số 17/KH-UBND ngày 16/02/2023",
        "Báo cáo quý I (22/BC-UBND, 05/3/2023) gửi đúng hạn",
        "Ban hành Kế hoạch CCHC năm 2023 ngày 15/01/2023, số hiệu 06/KH-UBND",
        "Đã báo cáo ngày 05/12/2023 qua phần mềm",
        "Ban hành Kế hoạch ứng dụng CNTT năm 2023. Số 04/KH-UBND, ngày 17/01/2023",
        "Hàng tháng có báo cáo gửi UBND huyện; thực hiện tốt các quy chế",
        "Tiếp tục thực hiện Quy chế làm việc của UBND xã",
        "Đảm bảo 100% theo kế hoạch",
        "Thông qua kế hoạch ban hành UBND xã đã xác định 72 nhiệm vụ",
        "Các cuộc kiểm tra đều có kế hoạch, kết luận cụ thể",
        "Đã có văn bản chỉ đạo của UBND huyện",
        "Hàng tháng ban hành kế hoạch công tác",
        "Nghị định số 33/2023/NĐ-CP của Chính phủ",
        "Dự kiến ban hành kế hoạch trong quý III",
        "chưa ban hành kế hoạch",
    ],
)
def test_other_words_are_left_alone(findings, words):
    assert not findings("citation-missing-part", f"1 | | Kế hoạch | 1 | 1 | {words}")


def test_a_date_or_number_elsewhere_in_the_report_is_enough(findings):
    assert not findings(
        "citation-missing-part",
        "1 | | Rà soát | 3 | 3 | Kế hoạch số 22/KH-UBND ngày 28/2/2023",
        "1.1 | 1 | Kế hoạch | 1 | 1 | UBND xã đã xây dựng kế hoạch rà soát",
        "1.2 | 1 | Xử lý | 1 | 1 | Nội dung nêu trong kế hoạch số 22/KH-UBND",
    )
