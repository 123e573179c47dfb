"""What a paper's first page says of itself, and the stamps that forbid to keep it."""

from pathlib import Path

import pytest
from tests.reading.test_scan import print_and_scan

from parindex.reading.errors import ReadingError
from parindex.reading.limits import Limits
from parindex.reading.particulars import find_particulars, find_secrecy, read_particulars

pytestmark = pytest.mark.slow

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_report_says_who_issued_it_when_and_under_which_number(form: str) -> None:
    said = read_particulars(SAMPLES / f"bao-cao-mau.{form}", form, Limits())
    assert (said.number, said.date, said.issuer) == ("07/BC-UBND", "2025-01-10", "ỦY BAN NHÂN DÂN XÃ SUỐI MÂY")
    assert said.title == (
        "BÁO CÁO Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2024 của UBND xã Suối Mây"
    )
    assert (said.secrecy, said.legible, said.scanned) == (None, True, False)


def test_a_plan_s_title_ends_where_its_body_begins() -> None:
    said = find_particulars(
        [
            "ỦY BAN NHÂN DÂN",
            "XÃ ĐỒNG MẪU",
            "Số: 58/KH-UBND",
            *STATE,
            "Đồng Mẫu, ngày 30 tháng 12 năm 2022",
            "KẾ HOẠCH",
            "Cải cách hành chính năm 2023",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/12/2022",
        ]
    )
    assert (said.number, said.date) == ("58/KH-UBND", "2022-12-30")
    assert said.title == "KẾ HOẠCH Cải cách hành chính năm 2023"


def test_a_letter_is_called_by_what_it_is_about() -> None:
    said = find_particulars(
        [
            "ỦY BAN NHÂN DÂN",
            "XÃ ĐỒNG MẪU",
            "Số: 12/UBND-VP",
            "V/v đôn đốc giải quyết hồ sơ",
            "quá hạn",
            *STATE,
            "Đồng Mẫu, ngày 05 tháng 02 năm 2023",
            "Kính gửi: Các ngành",
        ]
    )
    assert (said.number, said.title) == ("12/UBND-VP", "đôn đốc giải quyết hồ sơ quá hạn")


def test_a_party_paper_has_its_number_without_a_colon() -> None:
    said = find_particulars(
        [
            "ĐẢNG BỘ TỈNH THÍ ĐIỂM",
            "ĐẢNG ỦY XÃ ĐỒNG MẪU",
            "*",
            "Số 12-KH/ĐU",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Đồng Mẫu, ngày 5 tháng 3 năm 2023",
            "KẾ HOẠCH",
            "lãnh đạo cải cách hành chính",
            "-----",
        ]
    )
    assert (said.number, said.date) == ("12-KH/ĐU", "2023-03-05")
    assert said.title == "KẾ HOẠCH lãnh đạo cải cách hành chính"


def test_a_page_without_a_heading_says_nothing_and_a_blank_one_is_not_legible() -> None:
    assert find_particulars(["Ảnh chụp bộ phận một cửa"]).number is None
    assert not find_particulars([" ", ""]).legible


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "| MẬT |", "M Ậ T", "Độ mật: MẬT".upper()])
def test_a_degree_of_secrecy_on_a_line_of_its_own_is_seen(stamp: str) -> None:
    assert find_secrecy(["Số: 12/KH-UBND", stamp, "KẾ HOẠCH"]) is not None


@pytest.mark.parametrize(
    "lines",
    [
        ["KẾ HOẠCH", "Bảo vệ bí mật nhà nước năm 2023"],
        ["KẾ HOẠCH", "CÔNG TÁC BẢO VỆ BÍ", "MẬT"],
        ["Bảo mật thông tin", "Mật ong rừng", "Mật khẩu: đã đổi"],
        ["Độ mật", "Mật", "Thường"],
    ],
)
def test_words_that_speak_of_secrets_are_no_stamp(lines: list[str]) -> None:
    assert find_secrecy(lines) is None


@pytest.mark.parametrize(
    ("media", "content"), [("pdf", b"%PDF-1.7 rubbish"), ("docx", b"PK\x03\x04 rubbish"), ("xlsx", b"PK\x03\x04")]
)
def test_a_damaged_file_is_refused(tmp_path: Path, media: str, content: bytes) -> None:
    file = tmp_path / "tep"
    file.write_bytes(content)
    with pytest.raises(ReadingError):
        read_particulars(file, media, Limits())


@pytest.mark.needs_program("tesseract")
def test_a_picture_that_takes_too_long_or_is_none_is_left_to_a_person(tmp_path: Path) -> None:
    file = tmp_path / "anh.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n rubbish")
    said = read_particulars(file, "png", Limits())
    assert (said.legible, said.scanned) == (False, True)


@pytest.mark.needs_program("tesseract")
def test_a_scanned_paper_is_read_from_the_upper_part_of_its_first_page(tmp_path: Path) -> None:
    scanned = print_and_scan(SAMPLES / "bao-cao-mau.pdf", 1, 0.5, tmp_path / "quet.pdf")
    said = read_particulars(scanned, "pdf", Limits())
    assert (said.number, said.date) == ("07/BC-UBND", "2025-01-10")
    assert (said.legible, said.scanned) == (True, True)
