"""A calendar's file says its days and words so that other calendars read them back."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from parindex.writing.icalendar import Event, render_calendar

MADE = datetime(2026, 7, 6, 8, 30, tzinfo=UTC)


def lines(*summaries: str) -> list[str]:
    """The file's lines, put together again where they were cut."""
    events = [Event(f"{n}@x", date(2026, 12, 31), words, "Sổ", MADE) for n, words in enumerate(summaries)]
    content = render_calendar("Lịch", events)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_an_event_takes_its_whole_day_and_nobody_s_time() -> None:
    told = lines("Rà soát")
    assert told[0] == "BEGIN:VCALENDAR" and told[-2:] == ["END:VCALENDAR", ""]
    for line in ("DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20260706T083000Z", "UID:0@x"):
        assert line in told


def test_letters_that_mean_something_to_calendars_are_escaped() -> None:
    assert "SUMMARY:a\\; b\\, c\\\\d\\ne" in lines("a; b, c\\d\ne\x07")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=300))
def test_words_come_back_whatever_their_length(words: str) -> None:
    said = next(line for line in lines(words) if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    assert said.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\") == words
