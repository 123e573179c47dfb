"""Days with what is due on them as a file that other calendars take in (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75
"""Bytes of a line; a longer one goes on in the next, after a space."""


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day's event. `uid` stays the same when the event is told again; `changed` is an aware instant."""

    uid: str
    day: date
    summary: str
    description: str
    changed: datetime


def render_calendar(name: str, events: Iterable[Event]) -> bytes:
    """The file; events neither repeat nor take up anybody's time."""
    told = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//parindex//registers//VI", f"X-WR-CALNAME:{_escaped(name)}"]
    told += [line for event in events for line in _event(event)]
    return "".join(f"{folded}\r\n" for line in [*told, "END:VCALENDAR"] for folded in _folded(line)).encode()


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{event.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for letter in ("\\", ";", ","):
        text = text.replace(letter, f"\\{letter}")
    lines = text.splitlines()
    return "\\n".join("".join(letter for letter in line if letter.isprintable()) for line in lines)


def _folded(line: str) -> Iterator[str]:
    """The line cut between letters, so that no piece is longer than LINE bytes, the space at its head among them."""
    piece = ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
