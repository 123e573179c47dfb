"""The papers of a round say in Word and PDF alike what they were given, and leave gaps for what nobody has said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from tests.writing import said

from parindex.reading.limits import Limits
from parindex.reading.particulars import read_particulars
from parindex.writing.layout import pdf, word
from parindex.writing.layout.paper import Block, Paper, Table, Text
from parindex.writing.papers import (
    appraisal_minutes,
    approval,
    clarification_minutes,
    register_report,
    result_letter,
    submission,
)

PAPERS: dict[str, Paper] = {
    "appraisal-minutes": appraisal_minutes.compose(said.APPRAISAL),
    "clarification-minutes": clarification_minutes.compose(said.CLARIFICATION),
    "letter": result_letter.compose(said.LETTER),
    "submission": submission.compose(said.SUBMISSION),
    "approval": approval.compose(said.APPROVAL),
    "register-report": register_report.compose(said.REPORT),
}


def opened(paper: Paper) -> Document:
    return docx.Document(BytesIO(word.render(paper)))


def pages(paper: Paper) -> list[str]:
    """The text of every page of the PDF; a hyphen at a line's end comes out as U+FFFE or U+0002."""
    document = pypdfium2.PdfDocument(pdf.render(paper))
    return [re.sub("[\ufffe\x02]", "-", page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def in_word(paper: Paper) -> str:
    return squeezed("".join(opened(paper).element.body.itertext()))


def in_pdf(paper: Paper) -> str:
    return squeezed("".join(pages(paper)))


def words_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Text):
            yield from (block.lead, block.words)
        else:
            yield from (column.heading for column in block.columns)
            yield from (cell for line in block.lines for cell in line.cells)


def tables(blocks: Sequence[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def said_in(paper: Paper) -> str:
    """Every word of the body."""
    return "\n".join(words_of(paper.body))


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_say_every_word_of_the_paper(name: str) -> None:
    paper = PAPERS[name]
    frame = paper.frame
    around = [*frame.superior, *frame.issuer, *paper.title, paper.about, paper.addressed, *frame.signer]
    words = [*around, *frame.recipients, *words_of(paper.body), *words_of(paper.annex.body if paper.annex else ())]
    for text in (in_word(paper), in_pdf(paper)):
        assert [each for each in words if squeezed(each) not in text] == []


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_words_give_the_same_bytes(name: str) -> None:
    assert word.render(PAPERS[name]) == word.render(PAPERS[name])
    assert pdf.render(PAPERS[name]) == pdf.render(PAPERS[name])


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_numbered_decision_is_read_back_for_what_it_is(suffix: str, tmp_path: Path) -> None:
    paper = PAPERS["approval"]
    numbered = replace(paper, frame=replace(paper.frame, number="05/QĐ-UBND", date="2026-01-15"))
    file = tmp_path / f"approval.{suffix}"
    file.write_bytes((word if suffix == "docx" else pdf).render(numbered))
    found = read_particulars(file, suffix, Limits())
    assert (found.number, found.date) == ("05/QĐ-UBND", "2026-01-15")
    assert found.issuer == "ỦY BAN NHÂN DÂN TỈNH SÔNG NGỌC"
    assert found.title == f"QUYẾT ĐỊNH Về việc phê duyệt kết quả {said.SUBJECT}"


def test_what_the_clerk_fills_in_is_a_gap() -> None:
    text = "".join(opened(PAPERS["approval"]).element.body.itertext())
    assert re.search(r"Số: {2,}/QĐ-UBND", text)
    assert re.search(r"ngày {2,}tháng {2,}năm 2026", text)
    assert "Căn cứ ..............................;" in text


def test_no_legal_basis_is_printed_but_those_given_in_their_order_and_italic() -> None:
    given = ("Căn cứ Luật A;", "Căn cứ Quyết định B")
    document = opened(approval.compose(replace(said.APPROVAL, bases=given)))
    italic = [one.text for one in document.paragraphs if one.runs and one.runs[0].italic]
    assert italic[:3] == ["Căn cứ Luật A;", "Căn cứ Quyết định B;", "Theo đề nghị của Giám đốc Sở Nội vụ."]
    assert not any("...." in text for text in italic)


def test_a_decision_without_proposer_publisher_or_executors_leaves_gaps_for_them() -> None:
    blank = replace(said.APPROVAL, proposer="", publisher="", executors="")
    assert said_in(approval.compose(blank)).count("." * 30) == 4  # with the bases


def test_a_decision_has_three_articles_and_ends_as_papers_do() -> None:
    *_, third = texts = [block for block in PAPERS["approval"].body if isinstance(block, Text)]
    assert [block.lead for block in texts if block.lead] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert third.words.endswith("./.")


def test_the_annex_names_its_decision_and_ranks_every_block() -> None:
    paper = PAPERS["approval"]
    attached = next(one for one in opened(paper).paragraphs if one.text.startswith("(Kèm theo Quyết định số"))
    assert attached.runs[0].italic
    assert paper.annex is not None
    village, ward, exempt = tables(paper.annex.body)
    assert (len(village.lines), len(ward.lines), len(exempt.lines)) == (67, 45, 1)
    assert village.lines[0].cells == ("1", "UBND xã thứ 1", "98,0975", "100", "98,10", "Tốt")


def test_an_edition_without_bands_prints_no_column_of_bands() -> None:
    blocks = (approval.BlockRanking("Xã", (approval.Ranked(1, "UBND xã A", said.ticks("9"), said.ticks("12")),)),)
    paper = approval.compose(replace(said.APPROVAL, blocks=blocks))
    assert paper.annex is not None
    assert tables(paper.annex.body)[0].lines[0].cells == ("1", "UBND xã A", "9", "12", "75,00")
    assert "xếp loại:" not in said_in(submission.compose(replace(said.SUBMISSION, bands=())))


def test_a_ranking_of_many_pages_repeats_its_headings_and_numbers_its_pages() -> None:
    many = (approval.BlockRanking("Xã", said.ranking(3321)),)
    paper = approval.compose(replace(said.APPROVAL, blocks=many, exempt=()))
    first, *annex = pages(paper)
    assert "Hạng" not in first and not first.startswith("1")
    assert len(annex) > 50
    assert all(text.startswith(str(number)) and text.count("Hạng") == 1 for number, text in enumerate(annex, 2))
    assert "UBND xã thứ 3321" in annex[-1]
    document = opened(paper)
    *_, ranking = document.tables
    assert len(ranking.rows) == 3322
    assert ranking.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert document.sections[0].different_first_page_header_footer


def test_minutes_bear_no_day_and_are_signed_by_secretary_and_chair() -> None:
    text = "\n".join(pages(PAPERS["appraisal-minutes"]))
    head = text.partition("BIÊN BẢN")[0]
    assert "ngày" not in head
    assert "Thời gian bắt đầu: 08 giờ 00 phút, ngày 20 tháng 01 năm 2026" in text
    assert text.index("THƯ KÝ") < text.index("CHỦ TỌA") < text.index("Nơi nhận:")


def test_minutes_leave_gaps_for_what_nobody_has_said() -> None:
    paper = appraisal_minutes.compose(replace(said.APPRAISAL, sitting=appraisal_minutes.Sitting()))
    assert said_in(paper).count("." * 30) == 6  # begin, place, those present, chair, secretary, end


def test_minutes_of_appraisal_tell_each_row_decided_otherwise_with_reason_and_words() -> None:
    by_unit, otherwise = tables(PAPERS["appraisal-minutes"].body)
    assert by_unit.lines[0].cells == ("1", "UBND xã Suối Mây", "31,5", "30,25", "2")
    unit, row, not_applicable = otherwise.lines
    assert (unit.cells, unit.bold) == (("UBND xã Suối Mây",), True)
    told = "Chưa đủ số lượng\nTổ chức 02/05 cuộc theo Báo cáo số 137/BC-UBND."
    assert row.cells == ("1.6 Đối thoại với người dân", "1", "1", "0,4", told)
    assert not_applicable.cells[3] == "Không áp dụng"
    assert "thống nhất 46 dòng (95,83%)" in said_in(PAPERS["appraisal-minutes"])


def test_minutes_of_an_appraisal_that_changed_nothing_say_so() -> None:
    agreed = replace(said.APPRAISAL, units=said.APPRAISAL.units[1:], second_reading=None)
    text = said_in(appraisal_minutes.compose(agreed))
    assert "Không có." in text and "Đọc lại" not in text


def test_minutes_of_clarification_count_what_was_answered_and_list_every_thread() -> None:
    paper = PAPERS["clarification-minutes"]
    assert "hạn trả lời ngày 05 tháng 02 năm 2026. Đã trả lời 2 nội dung, chưa trả lời 1 nội dung." in said_in(paper)
    _, answered, unanswered, *_ = tables(paper.body)[0].lines
    assert answered.cells[3].split("\n")[1] == "Biên bản số 15/BB-UBND ngày 09/12/2025"
    assert unanswered.cells[2:] == ("Chưa trả lời", "", "Giữ nguyên")


def test_a_letter_tells_total_index_band_ranks_and_how_points_are_won_back() -> None:
    paper = PAPERS["letter"]
    text = said_in(paper)
    for told in ("93,1/100 điểm", "Chỉ số: 93,10%", "Xếp loại: Tốt", "Xếp hạng trong khối xã: 12/67 đơn vị"):
        assert told in text
    fields, lost = tables(paper.body)
    assert fields.lines[1].cells == ("2. Cải cách thể chế", "5", "5", "4,5", "", "4,5")
    assert lost.lines[0].cells[-1] == "Biên bản của ít nhất 05 cuộc đối thoại trong năm."


def test_a_letter_before_publication_has_neither_rank_nor_band_nor_a_second_appraisal() -> None:
    once = [replace(one, reappraised=None) for one in (*said.LETTER.fields, said.LETTER.total)]
    plain = replace(said.LETTER, fields=tuple(once[:-1]), total=once[-1], ranks=(), band="", lost=(), approval="")
    paper = result_letter.compose(plain)
    assert len(tables(paper.body)[0].columns) == 5
    text = said_in(paper)
    assert "Xếp" not in text and "Chỉ số: 93,10%." in text
    assert text.endswith("đạt điểm tối đa ở tất cả các tiêu chí./.")


def test_a_submission_counts_blocks_and_bands_and_names_the_bundle() -> None:
    paper = PAPERS["submission"]
    indexes, bands, exempt = tables(paper.body)
    assert indexes.lines[0].cells == ("Xã", "67", "97,12", "88,40", "71,05")
    assert [column.heading for column in bands.columns] == ["Khối", "Xuất sắc", "Tốt", "Khá", "Không xếp loại"]
    assert [line.cells for line in bands.lines] == [("Xã", "0", "50", "15", "2"), ("Phường", "5", "40", "0", "0")]
    assert exempt.lines[0].cells[1] == "UBND đặc khu Hòn Khoai"
    assert said.ROOT in in_pdf(paper)


def test_a_periodic_report_prints_denominators_and_leaves_gaps_for_what_nobody_has_said() -> None:
    paper = PAPERS["register-report"]
    figures, done, overdue = tables(paper.body)
    assert figures.lines[0].cells[2:] == ("9 nhiệm vụ", "nhiệm vụ cấp trên giao có hạn trong kỳ")
    assert set(figures.lines[1].cells[2]) == {"."}
    assert (done.lines[0].cells[-1], overdue.lines[0].cells[-1]) == ("xong ngày 08/07/2026", "6 ngày")
    text = said_in(paper)
    assert "Sổ có 40 nhiệm vụ, trong đó 12 nhiệm vụ có ngày hoặc hạn trong kỳ." in text
    assert "Sổ có 200 TTHC." in text
    assert "Không có." in text  # nothing falls due next
    assert text.count("." * 30) == 3 and text.endswith("./.")


def test_a_periodic_report_names_a_hundred_tasks_and_counts_the_others() -> None:
    [*_, overdue] = tables(register_report.compose(replace(said.REPORT, overdue=said.REPORT.overdue * 250)).body)
    assert len(overdue.lines) == 101
    assert overdue.lines[-1].cells == ("Và 150 nhiệm vụ khác theo các sổ theo dõi.",)


def test_letters_that_no_font_has_and_marks_of_other_languages_stop_no_paper() -> None:
    words = "Ghi chú \uf0b7 ☐ \x00\x1b\u202e <b>&amp; #strong[x] $x$ \\ \n ế \u200b dòng"
    paper = result_letter.compose(replace(said.LETTER, lost=(replace(said.LETTER.lost[0], words=words),)))
    assert "<b>&amp;#strong[x]$x$\\" in in_pdf(paper)
    assert "<b>&amp;#strong[x]$x$\\" in in_word(paper)
