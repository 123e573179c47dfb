"""The first screen."""

import io
from dataclasses import replace

from rich.console import Console

from parindex.checking.finding import Finding, Verdict
from parindex.editions.sheet import Row
from parindex.writing.terminal import show
from parindex.writing.words import NO_EDITION


def screen(verdict: Verdict, everything: bool = False, colour: bool = False) -> str:
    """What is printed at 80 columns."""
    held = io.StringIO()
    show(verdict, Console(file=held, width=80, force_terminal=colour, highlight=False), everything)
    return held.getvalue()


def test_totals_headlines_and_work_stand_in_their_order(verdict: Verdict) -> None:
    lines = screen(verdict).splitlines()
    order = ["UBND xã Ví Dụ", "Tự chấm 9,25/10", "  Có căn cứ", "  Chưa khớp", "  Chưa chứng minh", "  Nơi khác chấm",
             "  Chưa đến hạn", "Có thể bị trừ", "Nên xem trước", "  1.2 (ý 1)", "  2.1", "Mới chỉ khẳng định",
             "  1. CHỈ ĐẠO", "Bổ sung được ngay", "Cần đối chiếu", "Ngoài ra: 2 lưu ý"]  # fmt: skip
    places = [next(n for n, line in enumerate(lines) if line.startswith(start)) for start in order]
    assert places == sorted(places)
    assert lines[-1].endswith("1 chỗ nên soát chính tả.")


def test_a_row_has_one_headline(verdict: Verdict) -> None:
    assert "Ba cuộc còn lại mới là dự kiến." not in screen(verdict)
    assert "Ba cuộc còn lại mới là dự kiến." in screen(verdict, everything=True)


def test_all_shows_every_row_and_note(verdict: Verdict) -> None:
    text = " ".join(screen(verdict, everything=True).split())
    for row in verdict.sheet.rows:
        assert row.title in text
    for finding in verdict.findings:
        assert finding.message in text


def test_nothing_is_wider_than_the_screen_and_a_pipe_gets_no_colour(verdict: Verdict) -> None:
    for everything in (False, True):
        text = screen(verdict, everything)
        assert max(map(len, text.splitlines())) <= 80
        assert "\x1b" not in text


def test_colour_only_repeats_what_words_say(verdict: Verdict) -> None:
    assert "\x1b[33m" in screen(verdict, colour=True)
    assert "Đề nghị làm rõ" in screen(verdict)


def test_the_report_cannot_repaint_the_screen(verdict: Verdict) -> None:
    words = "[bold]không[/bold] \x1b[2J\x9b31m\u202e :smile: kết"
    row = Row("1", "1", words, None, None)
    hostile = replace(
        verdict,
        sheet=replace(verdict.sheet, rows=(row,)),
        findings=(Finding("no-explanation", "warning", "1", words, words, words),),
    )
    for everything in (False, True):
        text = screen(hostile, everything)
        assert "[bold]không[/bold] [2J31m :smile: kết" in " ".join(text.split())
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)


def test_no_edition_is_said_at_once(verdict: Verdict) -> None:
    text = screen(replace(verdict, edition=None, match=0.2))
    assert NO_EDITION[:40] in text.splitlines()[1]


def test_a_sound_report_says_so(verdict: Verdict) -> None:
    assert "Không có dòng nào cần làm rõ ngay." in screen(replace(verdict, findings=()))
