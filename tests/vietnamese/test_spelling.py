"""Slips of spelling: found where they are, and nowhere else."""

import json
from pathlib import Path

import pytest

from parindex.vietnamese.spelling import LEXICON, slips
from parindex.vietnamese.syllables import possible

SOUND = """
Thực hiện Quyết định của Uỷ ban nhân dân tỉnh, UBND xã đã ban hành kế hoạch và phân công nhiệm vụ cho từng công chức.
Người hoạt động không chuyên trách hằng tháng, hàng quý có kiểm điểm, đánh giá; các cơ quan quan tâm bố trí kinh phí.
Quy chế chi tiêu nội bộ, hoàn thành chỉ tiêu được giao; HĐND cùng cấp giám sát, cung cấp thông tin đầy đủ, kịp thời.
Công tác tuyên truyền, cộng tác viên dư luận xã hội; truyền thông và truyền thống; công nhận 02 làng văn hoá.
Công nhân khu công nghiệp; có quan hệ phối hợp tốt; mỗi trường có một tổ; bắt đầu từ năm 2023; phần công việc còn lại.
Hoà giải ở cơ sở: 12/12 tổ hòa giải; tại khoản 2 Điều 5; một của cơ quan, một của đoàn thể; kết quả khảo sát.
Thôn Đông Ky, xã Văn Đồng, ông Nguyễn Hoàn Thanh; huyện Krông Pắc, Đắk Lắk; đ/c Bí thư; 150.000đ.
Tiết kiệm 62 triệu đồng chi thường xuyên, 50 triệu đồng bố trí cho các khoản chi; xếp hạng năm 2023; nhưng nhiều.
Thăm gia đình chính sách; dự định ký quy chế phối hợp; các tổ trình bày; đơn nhận qua bưu chính; chuyển sang tạo mã.
Họp qua Zoom, ứng dụng zoom, app, website, internet, wifi, video clip, fanpage, taxi, karaoke, kg, km, scan, email.
Rà soát đơn giản hoá TTHC, CCTTHC, TTĐT, Voffice, email, Zalo; nói đúng quy định; xây đúng quy hoạch; dữ kiện.
Vận hành chính thức hệ thống; dự kiến; đang ký hợp đồng; số kết quả trả đúng hạn; công chúng; phần cộng điểm thưởng.
Tiếp nhận kiến nghị của cử tri, trả lời theo thẩm quyền; quản lý, sử dụng tài sản công; thư điện tử công vụ; chữ ký số.
"""


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("Kê hoạch số 22", "Kê hoạch", "Kế hoạch"),
        ("Độc lâp - Tự do - Hạnh phúc", "Độc lâp", "Độc lập"),
        ("triển khai đẩy đủ", "đẩy đủ", "đầy đủ"),
        ("Xây dưng nội dung", "Xây dưng", "Xây dựng"),
        ("theo đình kỳ", "đình kỳ", "định kỳ"),
        ("CHÍNH QUYỀN ĐIỀN TỬ", "CHÍNH QUYỀN ĐIỀN TỬ", "CHÍNH QUYỀN ĐIỆN TỬ"),
        ("cái cách hành chính", "cái cách hành chính", "cải cách hành chính"),
        ("liên quan đếncấp trên", "đếncấp", "đến cấp"),
        ("kế hoạch củaUBND xã", "củaUBND", "của UBND"),
        ("công chứcTư pháp", "chứcTư", "chức Tư"),
        ("bổ xung hồ sơ", "bổ xung", "bổ sung"),
        ("đã rà xoát văn bản", "rà xoát", "rà soát"),
        ("sử dụng phần mền quản lý", "phần mền", "phần mềm"),
        ("công chức nghĩ hưu", "nghĩ hưu", "nghỉ hưu"),
        ("tuyên chuyền bằng nhiều cách", "tuyên chuyền", "tuyên truyền"),
        ("thường xuyên cập nhập", "cập nhập", "cập nhật"),
        ("đủ các muc đã đăng tải", "muc", None),
        ("kết quả của của xã", "của của", "của"),
        ("các nhiêm vụ", "nhiêm vụ", "nhiệm vụ"),
        ("cán bô  công chức", "cán bô", "cán bộ"),
        ("nổ lực phấn đấu", "nổ lực", "nỗ lực"),
        ("giấy chứng nhân quyền sử dụng đất", "giấy chứng nhân", "giấy chứng nhận"),
        ("duy trí nề nếp", "duy trí", "duy trì"),
        ("thu thập thông tinn tại thôn", "tinn", "tin"),
        ("theo kế hoạchh số 5", "hoạchh", "hoạch"),
        ("cung cấp thôngg tin", "thôngg", "thông"),
        ("hồ sơ khai sinhh", "sinhh", "sinh"),
    ],
)
def test_a_slip_comes_with_its_right_form(text: str, slip: str, right: str) -> None:
    (found,) = slips(text)
    assert (found.text, found.right) == (slip, right)
    assert text[found.start : found.end] == slip


def test_an_impossible_syllable_without_a_right_form_is_still_a_slip() -> None:
    (found,) = slips("nhiều ngưừi đến")
    assert (found.text, found.right) == ("ngưừi", None)


@pytest.mark.parametrize("line", SOUND.strip().splitlines())
def test_sound_text_has_no_slips(line: str) -> None:
    assert slips(line) == ()


def test_a_text_typed_without_tones_is_not_called_misspelt() -> None:
    assert slips("bao cao ket qua thuc hien ke hoach") == ()


def test_the_lexicon_holds_only_possible_syllables() -> None:
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        right = line.partition(">")[2] or line
        if not line.startswith("#"):
            assert all(possible(word) for word in right.replace(",", " ").split()), line


def test_the_real_report_has_only_its_known_slips(seed: Path) -> None:
    rows = json.loads((seed / "seed_truth.json").read_text(encoding="utf-8"))
    found = {slip.text for row in rows for slip in slips(row["explanation"] or "")}
    assert found == {"định danh điển tử", "đếncấp", "đẩy đủ", "đình kỳ", "Kê hoạch", "Xây dưng", "câp trên"}
