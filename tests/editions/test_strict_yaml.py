"""YAML read strictly."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.editions.strict_yaml import YamlRefused, read

SCALARS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.dates() | st.text(max_size=12)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)


@given(VALUES)
@settings(max_examples=200)
def test_what_is_written_is_read_back_and_text_stays_text(value: Any) -> None:
    assert read(yaml.safe_dump(value)) == value


@given(st.text("ab1.:-#'\"[]{}&*!|>%@\n ?,", max_size=40) | st.text(max_size=40))
@settings(max_examples=300)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read(text)
    except YamlRefused as refused:
        assert refused.problems


@pytest.mark.parametrize("text", ["1.10", "no", "Yes", "on", "1_000", "0x1f", "017", "12:30", ".5", ".inf", "+5"])
def test_what_yaml_would_take_for_another_value_must_stand_in_quotes(text: str) -> None:
    with pytest.raises(YamlRefused, match=r"dòng 1: .* phải đặt trong ngoặc kép"):
        read(f"a: {text}")
    assert read(f'a: "{text}"') == {"a": text}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "# " + "]" * 100_000 + "\n" + "[" * 100_000,
        "[ # ]\n" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "\n".join(" " * n + "a:" for n in range(1000)),
        "[" * 60 + "]" * 60,
    ],
)
def test_a_text_that_nests_too_deep_is_refused_before_it_can_do_harm(text: str) -> None:
    with pytest.raises(YamlRefused, match="lồng nhau quá sâu"):
        read(text)


def test_a_long_text_is_read_however_many_brackets_it_has() -> None:
    assert len(read("[" + "{a: 1}, " * 5000 + "]")) == 5000


def test_labels_dates_and_whole_numbers_need_no_quotes() -> None:
    assert read("{a: 1.1.1, b: II.1, c: 2025-12-31, d: 38, e: true, f: , g: 1.6#1}") == {
        "a": "1.1.1",
        "b": "II.1",
        "c": date(2025, 12, 31),
        "d": 38,
        "e": True,
        "f": None,
        "g": "1.6#1",
    }


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x", "<<: {a: 1}", "1: a", "? [a]\n: b", "a: !!python/none x"])
def test_what_an_edition_has_no_use_for_is_refused(text: str) -> None:
    with pytest.raises(YamlRefused):
        read(text)
