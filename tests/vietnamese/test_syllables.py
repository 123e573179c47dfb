"""Possible and impossible syllables."""

import pytest

from parindex.vietnamese.syllables import possible

WORDS = "uỷ ủy hoà hòa quyết quốc quỹ giếng gì giặt nghiêng khuỷu thuở ngoằn Đắk Kạn tỷ hy kỹ xoong yết quýt ỷ a"
SLIPS = "câp tiêt káo cế ngiệp ghà đếncấp wả tzá HĐND ửừ b"


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_of_the_language_is_possible(word: str) -> None:
    assert possible(word)


@pytest.mark.parametrize("word", SLIPS.split())
def test_a_slip_of_the_hand_is_impossible(word: str) -> None:
    assert not possible(word)
