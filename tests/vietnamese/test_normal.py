"""Normal forms of a text."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.vietnamese.normal import fold, nfc, plain, squeeze


def test_a_decomposed_text_is_composed() -> None:
    assert nfc(unicodedata.normalize("NFD", "Kế hoạch")) == "Kế hoạch"


def test_white_space_of_any_kind_becomes_one_space() -> None:
    assert squeeze("  Thông  qua\n kế\u00a0hoạch ") == "Thông qua kế hoạch"


def test_the_fold_key_has_no_tones_no_accents_and_no_capitals() -> None:
    assert fold("  Độc  lâp – Đầy ĐỦ ") == "doc lap – day du"
    assert fold(unicodedata.normalize("NFD", "ỦY BAN")) == fold("uỷ ban") == "uy ban"


@given(st.text("aàạăẵâđeêệioôơớuưự ĐẬỶYyỹ12/;.", max_size=60))
@settings(max_examples=100)
def test_the_plain_form_keeps_the_length_of_a_composed_text(text: str) -> None:
    assert len(plain(nfc(text))) == len(nfc(text))
