"""The official report on paper reads back row for row, and its list of evidence disturbs nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from samples.make import sound

from parindex.reading.reader import read
from parindex.writing.official import pdf, word, workbook
from parindex.writing.official.report import Proof, Report

PROOFS = (
    Proof("1.1.1; 1.1.2", "96/KH-UBND", "28/11/2023", "UBND xã Suối Mây", "Kế hoạch cải cách hành chính năm 2024"),
    Proof("2.1", "12/QĐ-UBND", "05/02/2024", "UBND xã Suối Mây", "Quyết định ban hành quy chế làm việc"),
)
RENDERERS: dict[str, Callable[[Report], bytes]] = {"docx": word.render, "pdf": pdf.render, "xlsx": workbook.render}


@pytest.mark.parametrize("suffix", RENDERERS)
def test_the_paper_reads_back_row_for_row(suffix: str, tmp_path: Path) -> None:
    report = replace(sound(), evidence=PROOFS)
    file = tmp_path / f"report.{suffix}"
    file.write_bytes(RENDERERS[suffix](report))
    found = read(file)
    told = [(row.label, row.title, row.maximum, row.claimed, row.explanation) for row in report.rows]

    def squeezed(text: str | None) -> str:
        return " ".join((text or "").split())

    assert [(row.label, row.maximum, row.claimed) for row in found.rows] == [(a, c, d) for a, _, c, d, _ in told]
    assert [(squeezed(row.title), squeezed(row.explanation)) for row in found.rows] == [
        (squeezed(b), squeezed(e)) for _, b, _, _, e in told
    ]
    assert found.total is not None
    assert (found.total.maximum, found.total.claimed) == (report.total.maximum, report.total.claimed)


def test_a_deputy_signs_for_the_chairman(tmp_path: Path) -> None:
    report = sound()
    header = replace(report.header, signer_title="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", number=None, date="2025")
    file = tmp_path / "report.docx"
    file.write_bytes(word.render(replace(report, header=header)))
    found = read(file).header
    assert (found.signer_title, found.number) == ("PHÓ CHỦ TỊCH", None)


def test_the_pdf_is_an_archive_s_pdf_and_the_same_words_give_the_same_bytes() -> None:
    made = pdf.render(sound())
    assert b"pdfaid:part>2" in made
    assert made == pdf.render(sound())
    assert word.render(sound()) == word.render(sound())
