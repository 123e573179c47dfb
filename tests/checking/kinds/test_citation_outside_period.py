"""The unit's own documents of another time than the report's, the first half of 2023 reported on 15/06/2023."""

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "UBND xã ban hành Báo cáo số 65/BC-UBND ngày 09/6/2021 về kết quả rà soát thủ tục hành chính",
        "UBND xã ban hành Kế hoạch số 12/KH-UBND ngày 15/3/2022 về tuyên truyền",
        "Kế hoạch số 90/KH-UBND ngày 20/9/2023 về kiểm tra",
        "Thông báo số 3/TB-UBND ngày 25/11/2022 về lịch tiếp công dân",
        "21/21 cán bộ, công chức được bồi dưỡng theo Kế hoạch số 19/KH-UBND ngày 20/02/2022",
        "Đã rà soát (Báo cáo số 19/BC-UBND ngày 20/02/2022). Tiếp tục niêm yết tại trụ sở",
    ],
)
def test_an_own_document_of_another_time_is_asked_about(findings, words):
    [finding] = findings("citation-outside-period", f"1 | | Báo cáo định kỳ | 1 | 1 | {words}")
    assert finding.severity == "warning"
    assert finding.evidence in words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ban hành kế hoạch (trong Quý IV của năm trước liền kề)", "kế hoạch số 47/KH-UBND ngày 30/9/2022"),
        ("Kế hoạch năm", "Kế hoạch số 47/KH-UBND ngày 30/12/2022 về CCHC năm 2023"),
        ("Kế hoạch năm", "thực hiện Kế hoạch số 12/KH-UBND ngày 15/3/2021 của UBND huyện"),
        ("Thực hiện kiến nghị", "Báo cáo về kết quả thực hiện kết luận thanh tra số 08/KL-TTr ngày 30/9/2020"),
        ("Quy chế chi tiêu nội bộ", "Quyết định số 13/QĐ-UBND ngày 16/01/2021 về quy chế chi tiêu nội bộ"),
        ("Chuyển đổi số", "Kế hoạch số 20/KH-UBND ngày 5/5/2021 về chuyển đổi số giai đoạn 2021-2025"),
        ("Bồi dưỡng", "theo Kế hoạch số 19/KH-UBND ngày 20/02/2022 của UBND huyện"),
        ("Công khai", "Công khai quyết toán năm 2021 (Quyết định số 98/QĐ-UBND ngày 20/7/2022)"),
        ("Báo cáo", "Báo cáo số 65/BC-UBND ngày 15/6/2023"),
        ("Báo cáo", "Báo cáo số 70/BC-UBND ngày 30/6/2023"),
    ],
)
def test_the_criterions_own_window_superiors_and_lasting_documents_are_left_alone(findings, title, words):
    assert not findings("citation-outside-period", f"1 | | {title} | 1 | 1 | {words}")
