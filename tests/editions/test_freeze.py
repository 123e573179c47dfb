"""An edition frozen into one text and thawed again."""

import json
from decimal import Decimal

import pytest

from parindex.editions.freeze import freeze, sha256, thaw
from parindex.editions.loader import folders, load
from parindex.editions.refusal import EditionRefused

EDITIONS = [load(folder) for folder in folders().values()]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.edition)
def test_a_frozen_edition_thaws_equal_and_freezes_to_the_same_text(edition):
    text = freeze(edition)
    assert thaw(text) == edition
    assert freeze(thaw(text)) == text
    assert len(sha256(text)) == 64


def test_equal_editions_have_one_fingerprint_however_their_points_are_written():
    edition = EDITIONS[0]
    longer = edition.model_copy(update={"total": Decimal(f"{edition.total}.000")})
    assert longer == edition
    assert sha256(freeze(longer)) == sha256(freeze(edition))


def test_any_change_of_an_edition_changes_its_fingerprint():
    edition = EDITIONS[0]
    assert sha256(freeze(edition.model_copy(update={"title": edition.title + "."}))) != sha256(freeze(edition))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda content: content.pop("schema"), "không phải bản chốt"),
        (lambda content: content.update(total="99"), "tổng điểm"),
        (lambda content: content.update(colour="đỏ"), "khoá colour: không có trong mẫu"),
    ],
)
def test_a_text_that_was_tampered_with_is_refused(change, words):
    content = json.loads(freeze(EDITIONS[0]))
    change(content)
    with pytest.raises(EditionRefused, match=words):
        thaw(json.dumps(content))


def test_a_text_that_is_no_json_is_refused():
    with pytest.raises(EditionRefused, match="dòng 1: không đọc được bản chốt"):
        thaw("{")
