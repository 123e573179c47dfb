"""Whether words cite a document that is known by its number and date."""

from datetime import date

import pytest

from parindex.vietnamese.citing import cites, is_of_superior, known

PLAN = known("58/KH-UBND", date(2022, 12, 30))


@pytest.mark.parametrize(
    "words",
    [
        "Ban hành Kế hoạch số 58/KH-UBND ngày 30/12/2022.",
        "Có Kế hoạch 58/KH-UBND kèm theo.",
        "Kế hoạch số 58 ngày 30/12/2022",
        "Báo cáo số 5/BC-UBND ngày 3/1/2023, Kế hoạch số 58/KH-UBND ngày 30 tháng 12 năm 2022",
    ],
)
def test_a_document_is_cited_by_number_and_date_or_by_its_whole_number(words: str) -> None:
    assert PLAN
    assert cites(words, PLAN)


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch số 58/KH-UBND ngày 31/12/2022",
        "Báo cáo số 58/BC-UBND ngày 30/12/2022",
        "Kế hoạch số 58a/KH-UBND ngày 30/12/2022",
        "Kế hoạch số 58/KH-UBND của UBND huyện",
        "Kế hoạch số 58-KH/ĐU ngày 30/12/2022",
        "Đã giải quyết 58 hồ sơ ngày 30/12/2022",
    ],
)
def test_another_day_type_letter_or_body_is_another_document(words: str) -> None:
    assert PLAN
    assert not cites(words, PLAN)


def test_what_is_no_number_is_no_document() -> None:
    assert known("", date(2022, 12, 30)) is None
    assert known("Ảnh chụp", None) is None


@pytest.mark.parametrize(
    ("number", "issuer", "superior"),
    [
        ("12/QĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH THÍ ĐIỂM", True),
        ("120/QĐ-SNV", "", True),
        ("3/CT-TTg", "THỦ TƯỚNG CHÍNH PHỦ", True),
        ("58/KH-UBND", "ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU", False),
        ("58/KH-UBND", "UBND xã A, huyện B", False),
        ("", "", False),
    ],
)
def test_a_superior_s_document_is_told_by_its_number_or_its_issuer(number: str, issuer: str, superior: bool) -> None:
    assert is_of_superior(number, issuer) is superior
