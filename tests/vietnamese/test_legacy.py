"""Legacy encodings, told by the font's name or by the letters."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.vietnamese.legacy import TCVN3, VNI, decode

CODES_OF_TCVN3 = {letter: code for code, letter in TCVN3.items()}
CODES_OF_VNI = {letter: code for code, letter in VNI.items()}
WORDS = (
    "xã hội chủ nghĩa kế hoạch nhiệm vụ thủ tục hành chính của dân ngày tháng năm đã được giải quyết đúng hạn ước tính "
    "kiểm tra cán bộ công chức trưởng phòng nghiệp vụ tuyên truyền quỹ lũy ngưỡng thuở chẵn lẻ kỵ ỷ lại"
)
PHRASES = st.lists(st.sampled_from(WORDS.split()), min_size=4, max_size=25, unique=True).map(" ".join)


def encoded(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("typed", "encoding"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "tcvn3"),
        ("Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam", "vni"),
    ],
)
def test_a_text_of_legacy_bytes_is_known_by_its_letters(typed: str, encoding: str) -> None:
    assert decode(typed).text == "Cộng hoà xã hội chủ nghĩa Việt Nam"
    assert decode(typed).encoding == encoding
    assert decode(typed).certain


def test_a_fonts_name_decides_even_for_one_word() -> None:
    assert decode("x·", font=".VnTime").text == "xã"
    assert decode("xaõ", font="ABCDEF+VNI-Times").text == "xã"
    assert decode("có", font=".VnTime").text == "cú"
    assert decode("có", font="Times New Roman").text == "có"


def test_a_capital_font_prints_capitals_from_lower_case_codes() -> None:
    assert decode("ñy ban nh©n d©n", font=".VnTimeH").text == "ỦY BAN NHÂN DÂN"
    assert decode("b¸o c¸o", font=".VnArialH-Bold").text == "BÁO CÁO"
    assert decode("xa", font=".VnTimeH").text == "XA"


def test_marked_letters_in_a_word_of_capitals_are_capitals() -> None:
    assert decode("CéNG HßA, §éC LËP, UBND x· V¹n S¬n").text == "CỘNG HÒA, ĐỘC LẬP, UBND xã Vạn Sơn"


def test_one_short_legacy_word_without_a_font_is_uncertain() -> None:
    decoded = decode("héi")
    assert (decoded.text, decoded.certain) == ("hội", False)


@pytest.mark.parametrize(
    "sound",
    ["có là và", "café résumé Müller São Paulo", "52,8% – 38/72; 20°C «trích»", "Ủy ban nhân dân", "khóa, hòa", ""],
)
def test_sound_unicode_is_left_alone(sound: str) -> None:
    assert decode(sound).text == sound
    assert decode(sound).encoding == "unicode"


def test_unicode_letters_in_a_legacy_font_are_left_alone() -> None:
    assert decode("Kế hoạch", font=".VnTime").text == "Kế hoạch"


@given(PHRASES)
@settings(max_examples=100)
def test_unicode_of_any_words_is_never_changed(text: str) -> None:
    assert decode(text).text == text


@given(PHRASES, st.sampled_from([CODES_OF_TCVN3, CODES_OF_VNI]))
@settings(max_examples=150)
def test_what_was_typed_in_an_old_encoding_comes_back(text: str, codes: dict[str, str]) -> None:
    assert decode(encoded(text, codes)).text == text


@given(PHRASES)
@settings(max_examples=60)
def test_capitals_come_back_where_the_encoding_has_them(text: str) -> None:
    assert decode(encoded(text.upper(), CODES_OF_VNI), font="VNI-Times").text == text.upper()
    assert decode(encoded(text, CODES_OF_TCVN3), font=".VnTimeH").text == text.upper()


def test_the_tables_cover_every_marked_letter() -> None:
    letters = set("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
    assert letters <= set(TCVN3.values())
    assert letters | {letter.upper() for letter in letters} <= set(VNI.values())


def test_the_real_report_is_left_alone(seed: Path) -> None:
    text = (seed / "seed.txt").read_text(encoding="utf-8")
    assert decode(text).text == text
    assert all(decode(line).text == line for line in text.splitlines())
