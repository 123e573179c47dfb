"""From a file to a sheet, or to other words, in a forked child, which may use only so much time and memory.

What reads is loaded in the child alone: the parent goes on with its own work meanwhile.
"""

import faulthandler
import json
import os
import resource
import select
import signal
import time
import traceback
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from parindex.editions.sheet import Sheet
from parindex.reading.errors import ReadingError, ReadingStopped
from parindex.reading.limits import SETTINGS, Limits, from_environment
from parindex.reading.table import Progress
from parindex.reading.wire import from_text, to_text

Work = Callable[[Path, Limits, Progress], str]
"""What a child does with a file; it answers in text, never in objects: a hostile file may have subverted it."""

MOST_ANSWER_BYTES = 64_000_000
_DAMAGED = (
    "Không đọc được tệp: bộ đọc phải dừng giữa chừng, thường do tệp hỏng. Đề nghị mở tệp bằng phần mềm gốc, lưu lại "
    "thành .docx hoặc .pdf rồi đọc lại."
)


def read(path: Path, limits: Limits | None = None, progress: Progress | None = None) -> Sheet:
    """The sheet of a report, read in a forked child within limits (by default the environment's).

    ReadingError says in Vietnamese why it cannot be read, and what to do. `progress` is told of scanned pages.
    """
    return Child(path, limits or from_environment()).sheet(progress)


def _sheet(path: Path, limits: Limits, progress: Progress) -> str:
    return to_text(import_module("parindex.reading.here").read_here(path, limits, progress))


class Child:
    """A forked reader at work on one file; it starts at once, `sheet` or `text` waits for it."""

    def __init__(self, path: Path, limits: Limits, work: Work = _sheet) -> None:
        self._limits = limits
        self._started = time.monotonic()
        self._pipe, writing = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 warns of locks that other threads hold: a child that waited for one would end by its limit.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid = os.fork()
        if self._pid == 0:
            os.close(self._pipe)
            _live(path, limits, work, writing)
        os.close(writing)

    def sheet(self, progress: Progress | None = None) -> Sheet:
        """The sheet, once the child is done; call it once. ReadingError as in `read`."""
        text = self.text(progress)
        try:
            return from_text(text)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
            raise ReadingError(_DAMAGED) from error

    def text(self, progress: Progress | None = None) -> str:
        """What the work answered, once the child is done; call it once.

        ReadingError when it refused the file, ReadingStopped when it could not come to an end.
        """
        try:
            answer = self._answer(progress or _silent)
        finally:
            os.close(self._pipe)
            os.kill(self._pid, signal.SIGKILL)
            _, status = os.waitpid(self._pid, 0)
        if answer is None:
            overtime = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
            raise ReadingStopped(_overtime(self._limits) if overtime else f"{_DAMAGED} {_more_memory(self._limits)}")
        if "text" in answer:
            return str(answer["text"])
        kind = ReadingStopped if "stopped" in answer else ReadingError
        refusal = kind(str(answer.get("stopped") or answer.get("refused") or _DAMAGED))
        if answer.get("detail"):
            refusal.add_note(str(answer["detail"]))
        raise refusal

    def _answer(self, progress: Progress) -> dict[str, str] | None:
        """The child's last message; None when it died without one. Tells `progress` on the way."""
        received, deadline = b"", self._started + self._limits.seconds
        while True:
            if not select.select([self._pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise ReadingStopped(_overtime(self._limits))
            piece = os.read(self._pipe, 1 << 20)
            received += piece
            if not piece or len(received) > MOST_ANSWER_BYTES:
                return None
            *messages, received = received.split(b"\n")
            for text in messages:
                message = _message(text)
                if message is None or "page" not in message:
                    return message
                page, pages = int(message["page"]), min(int(message["pages"]), self._limits.scan_pages)
                deadline = self._started + self._limits.seconds + pages * self._limits.scan_page_seconds
                progress(page, pages)


def _message(text: bytes) -> dict[str, str] | None:
    try:
        message = json.loads(text)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def _silent(page: int, pages: int) -> None:
    """Tells nobody."""


def _overtime(limits: Limits) -> str:
    return (
        f"Đọc tệp quá {limits.seconds} giây (trang ảnh thêm {limits.scan_page_seconds} giây mỗi trang) nên đã dừng. "
        f"Đề nghị tách riêng phần bảng tự chấm điểm; nếu cần đọc cả tệp thì đặt {SETTINGS['seconds']} hoặc "
        f"{SETTINGS['scan_page_seconds']} lớn hơn."
    )


def _more_memory(limits: Limits) -> str:
    return (
        f"Bộ nhớ cho phép là {limits.memory_mb} MB: đề nghị tách riêng phần bảng tự chấm điểm; nếu cần đọc cả tệp thì "
        f"đặt {SETTINGS['memory_mb']} lớn hơn."
    )


def _live(path: Path, limits: Limits, work: Work, pipe: int) -> NoReturn:
    """The child's whole life: work within limits, send one answer, and leave without the parent's clean-up."""
    try:
        faulthandler.disable()  # a library that dies tells the parent alone, by its status
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        _send(pipe, _reply(path, limits, work, pipe))
    finally:
        os._exit(0)


def _reply(path: Path, limits: Limits, work: Work, pipe: int) -> dict[str, str]:
    try:
        _confine(limits)
        return {"text": work(path, limits, lambda page, pages: _send(pipe, {"page": str(page), "pages": str(pages)}))}
    except ReadingError as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"stopped": f"Đọc tệp cần quá nhiều bộ nhớ nên đã dừng. {_more_memory(limits)}"}
    except Exception:
        # Whatever a hostile file brings about ends in a refusal; the note lets us find our own mistakes.
        return {"stopped": _DAMAGED, "detail": traceback.format_exc()}


def _send(pipe: int, message: dict[str, str]) -> None:
    rest = memoryview(json.dumps(message).encode() + b"\n")
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _confine(limits: Limits) -> None:
    """Memory on top of what the parent holds, which the child shares; CPU for the longest scan allowed."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    memory = held + limits.memory_mb * 1024 * 1024
    seconds = limits.seconds + limits.scan_pages * limits.scan_page_seconds
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
