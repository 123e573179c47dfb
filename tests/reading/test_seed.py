"""The real report in its forms, row by row against the truth."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from parindex.editions.sheet import Period, Sheet
from parindex.reading import read
from parindex.vietnamese.normal import squeeze

FORMS = ("docx", "xlsx", "pdf", "txt")


@pytest.fixture(scope="module")
def truth(seed: Path) -> list[dict[str, Any]]:
    return json.loads((seed / "seed_truth.json").read_text())


@pytest.fixture(scope="module", params=FORMS)
def sheet(request: pytest.FixtureRequest, seed: Path) -> Sheet:
    return read(seed / f"seed.{request.param}")


def test_every_row_has_its_id_label_and_parent(sheet: Sheet, truth: list[dict[str, Any]]) -> None:
    printed = [None if row["code"] is None else row["code_cell"].rstrip(".") for row in truth[:-1]]
    assert [row.label for row in sheet.rows] == printed
    assert [(row.id, row.parent) for row in sheet.rows] == [(row["id"], row["parent"]) for row in truth[:-1]]


def test_every_row_has_its_points(sheet: Sheet, truth: list[dict[str, Any]]) -> None:
    expected = [(Decimal(row["maximum"]), Decimal(row["claimed"])) for row in truth]
    assert sheet.total is not None
    assert [(row.maximum, row.claimed) for row in (*sheet.rows, sheet.total)] == expected


def test_every_row_has_its_words(sheet: Sheet, truth: list[dict[str, Any]]) -> None:
    found = [(squeeze(row.title), squeeze(row.explanation or "")) for row in sheet.rows]
    assert found == [(squeeze(row["title"]), squeeze(row["explanation"])) for row in truth[:-1]]


def test_nothing_in_it_is_uncertain(sheet: Sheet) -> None:
    assert [row.id for row in sheet.rows if row.uncertain or row.unread or row.extra] == []


def test_the_header_says_who_when_and_what(sheet: Sheet) -> None:
    header = sheet.header
    assert header.unit == "UỶ BAN NHÂN DÂN XÃ CHÍ MINH"
    assert (header.superior, header.number, header.place, header.date) == (None, None, "Chí minh", "2023-06")
    assert header.title is not None
    assert header.title.startswith("BÁO CÁO CHỈ SỐ ĐÁNH GIÁ") and header.title.endswith("CỦA UBND XÃ CHÍ MINH")
    assert header.period == Period(2023, "first-half")
    assert header.signer_title == "CHỦ TỊCH"


def test_a_pdf_keeps_its_pages_and_printed_decimals(seed: Path) -> None:
    sheet = read(seed / "seed.pdf")
    assert sheet.source.pages == 11
    assert [row.page for row in sheet.rows] == sorted(row.page or 0 for row in sheet.rows)
    assert str(sheet.rows[3].claimed) == "0.5" and str(sheet.rows[4].claimed) == "1.0"
