"""Cited documents: what their number says, what stands around it, what is malformed."""

from datetime import date

import pytest

from parindex.vietnamese.grammar import DocumentNumber, scan


def document(text: str) -> DocumentNumber:
    (found,) = [token for token in scan(text) if isinstance(token, DocumentNumber)]
    return found


@pytest.mark.parametrize(
    ("text", "number", "letter", "kind", "issuer", "party"),
    [
        ("47/KH-UBND", 47, "", "KH", "UBND", False),
        ("271/UBND-NV", 271, "", None, "UBND", False),
        ("52-TB/ĐU", 52, "", "TB", "ĐU", True),
        ("16a/BC-UBND", 16, "a", "BC", "UBND", False),
        ("số 08/KL-TTr", 8, "", "KL", "TTr", False),
        ("Nghị định số 30/2020/NĐ-CP", 30, "", "NĐ", "CP", False),
        ("Quyết định số 766/QĐ-TTg", 766, "", "QĐ", "TTg", False),
        ("12/NQ-HĐND", 12, "", "NQ", "HĐND", False),
        ("Hướng dẫn số 12-HD/BTGTU", 12, "", "HD", "BTGTU", True),
        ("05/KHLT-UBND-MTTQ", 5, "", "KHLT", "UBND-MTTQ", False),
        ("Công văn 285/CCTTHC", 285, "", None, "CCTTHC", False),
        ("2231/SNV-CCHC&PC", 2231, "", None, "SNV", False),
        ("05/KH –\nUBND", 5, "", "KH", "UBND", False),
        ("Quyết định 41 của UBND tỉnh", 41, "", "QĐ", None, False),
        ("kế hoạch số 15 ngày 3/2/2023", 15, "", "KH", None, False),
    ],
)
def test_a_number_says_type_and_issuer(
    text: str, number: int, letter: str, kind: str | None, issuer: str | None, party: bool
) -> None:
    found = document(text)
    assert (found.number, found.letter, found.type, found.issuer, found.party) == (number, letter, kind, issuer, party)
    assert found.fault is None


@pytest.mark.parametrize(
    "text",
    [
        "KH số 15/KH-UBND ngày 16/2/2023",
        "Số 15/KH-UBND, ngày 16/2/2023",
        "Kế hoạch số 15/KH-UBND của UBND xã ngày 16 tháng 2 năm 2023",
        "Kế hoạch số 15/KH-UBND (ban hành ngày 16/02/2023)",
        "Kế hoạch số 15/KH-UBND (16/02/2023)",
        "Kế hoạch số 15/KH-UBND, 16/02/2023",
        "ban hành Kế hoạch CCHC ngày 16/02/2023, số hiệu 15/KH-UBND",
    ],
)
def test_the_date_behind_a_number_belongs_to_it(text: str) -> None:
    found = document(text)
    assert found.date and found.date.value == date(2023, 2, 16)
    assert len(scan(text)) == 1


def test_an_impossible_date_stays_with_its_document() -> None:
    found = document("Báo cáo số 9/BC-UBND ngày 31/02/2023")
    assert found.date and not found.date.possible


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("số 1//KH-UBND", "1/KH-UBND"),
        ("22/KH_UBND", "22/KH-UBND"),
        ("47KH-UBND", "47/KH-UBND"),
        ("47-KH/UBND", "47/KH-UBND"),
        ("47\\KH-UBND", "47/KH-UBND"),
        ("47/KH/UBND", "47/KH-UBND"),
        ("47/KH-UNBD", "47/KH-UBND"),
        ("47/QD-UBND", "47/QĐ-UBND"),
        ("47/KH UBND", "47/KH-UBND"),
        ("52/TB-ĐU", "52-TB/ĐU"),
        ("52--TB/ĐU", "52-TB/ĐU"),
        ("271/UBND_NV", "271/UBND-NV"),
        ("34/QĐUBND", "34/QĐ-UBND"),
        ("08/kh-ubnd", "08/KH-UBND"),
        ("15/BC-UBND-UBND", "15/BC-UBND"),
        ("Kế hoạch số 1 5/KH-UBND", "15/KH-UBND"),
        ("Kế hoạch số 33/UBND-KH", "33/KH-UBND"),
        ("Tờ trình số TTr-29/UBND", "29/TTr-UBND"),
        ("Quyết định số 11/-UBND", "11/QĐ-UBND"),
        ("Kế hoạch số 02/KH-UBNND", "02/KH-UBND"),
    ],
)
def test_a_malformed_number_comes_with_its_likely_form(text: str, likely: str) -> None:
    found = document(text)
    assert found.fault
    assert found.likely == likely


@pytest.mark.parametrize("text", ["KH số 5/KH ngày 2/3/2023", "kế hoạch số 14/BC-UBND", "số 15/BC-", "0/KH-UBND"])
def test_a_fault_that_a_person_must_settle_has_no_likely_form(text: str) -> None:
    found = document(text)
    assert found.fault and found.likely is None


@pytest.mark.parametrize("text", ["Thông báo kết luận số 52-TB/ĐU", "quy chế số 13/QĐ-UBND", "47 /KH - UBND"])
def test_custom_and_layout_are_no_faults(text: str) -> None:
    assert document(text).fault is None


@pytest.mark.parametrize("text", ["Số:      /BC-UBND", "số ..../BC-UBND", "Báo cáo /BC-UBND"])
def test_a_blank_number_is_a_document_without_number(text: str) -> None:
    found = document(text)
    assert (found.number, found.type) == (None, "BC")


@pytest.mark.parametrize(
    ("text", "superior"),
    [
        ("Quyết định 41 của UBND tỉnh", True),
        ("Kế hoạch số 9/KH-UBND ngày 3/2/2023 của UBND huyện", True),
        ("Kế hoạch số 9/KH-UBND của Ủy ban nhân dân thành phố ngày 3/2/2023", True),
        ("UBND huyện đã ban hành Kế hoạch số 9/KH-UBND", True),
        ("Nghị định 30/2020/NĐ-CP", True),
        ("Quyết định 2165/QĐ-UBND năm 2017 của UBND tỉnh", True),
        ("công văn số 271/UBND-NV", True),
        ("Kế hoạch số 9/KH-UBND ngày 3/2/2023 của UBND xã Vạn Sơn, huyện Đông Giang", False),
        ("UBND xã đã ban hành Kế hoạch số 9/KH-UBND", False),
        ("Kế hoạch số 9/KH-UBND", None),
        ("Quy chế chi tiêu nội bộ được ban hành tại Quyết định số 9/QĐ-UBND", None),
        ("Bồi dưỡng cán bộ đã ban hành Kế hoạch số 9/KH-UBND", None),
        ("Tình hình cơ sở, phòng chống tham nhũng đã có Kế hoạch số 9/KH-UBND", None),
        ("Sở Nội vụ ban hành Kế hoạch số 9/KH-UBND", True),
    ],
)
def test_the_words_around_name_a_superior_the_unit_or_nobody(text: str, superior: bool | None) -> None:
    assert document(text).superior is superior


@pytest.mark.parametrize("text", ["thực hiện kết luận thanh tra số 08/KL-TTr", "theo công văn số 5/UBND-VP"])
def test_a_document_that_is_carried_out_is_followed(text: str) -> None:
    assert document(text).followed


def test_an_own_document_is_not_followed() -> None:
    assert not document("UBND xã ban hành kế hoạch số 3/KH-UBND").followed


@pytest.mark.parametrize("text", ["17 TTHC", "11 CBCC", "số 50/60 TTHC", "24/7", "kế hoạch 6 tháng", "2023 UBND xã"])
def test_figures_before_capitals_are_no_documents(text: str) -> None:
    assert not [token for token in scan(text) if isinstance(token, DocumentNumber)]
