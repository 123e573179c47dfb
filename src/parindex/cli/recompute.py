"""The command `parindex recompute`: prove a published bundle, byte by byte and total by total."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from parindex.bundles.again import Difference, What
from parindex.bundles.errors import BundleRefused
from parindex.bundles.package import Told
from parindex.bundles.recompute import Recomputed
from parindex.bundles.recompute import recompute as recomputed
from parindex.bundles.verify import Verified, verify
from parindex.rules.points import PER_POINT, points_text
from parindex.scoring.totals import percent
from parindex.writing.words import STATES, printable

DIFFERS, UNREADABLE = 1, 2
SHOWN = 10

WHAT: dict[What, str] = {
    "total": "tổng điểm",
    "maximum": "điểm tối đa",
    "index": "chỉ số",
    "open": "số tiêu chí chưa có điểm",
    "band": "xếp loại",
    "points": "điểm",
    "worth": "điểm tối đa sau khi chia lại",
    "rank": "thứ hạng",
    "of": "số đơn vị được xếp hạng",
    "moved": "điểm sau đính chính",
    "computed": "điểm tính từ số liệu",
    "appraised": "điểm thẩm định theo quy tắc",
    "reappraised": "điểm thẩm định lần 2 theo quy tắc",
    "awarded": "điểm hội đồng theo quy tắc",
}
_PLAIN: tuple[What, ...] = ("open", "band", "rank", "of")
"""What is no number of points."""
_NUMBER = re.compile(r"-?[0-9]{1,15}")


def recompute(
    file: Annotated[Path, typer.Argument(metavar="GÓI", help="Gói công bố đã tải về.")],
    rules: Annotated[
        bool, typer.Option("--rules", help="Chạy lại cả quy tắc tính điểm từ số liệu, không chỉ cộng và xếp hạng.")
    ] = False,
) -> None:
    """Kiểm tra một gói công bố: còn nguyên từng byte, và mọi tổng điểm, thứ hạng tính lại đều khớp.

    Mã kết thúc: 0 nguyên vẹn và khớp, 1 có chỗ bị thay đổi hoặc không khớp, 2 không đọc được.
    """
    console = Console(highlight=False, soft_wrap=True)
    try:
        with _progress("Đang đối chiếu từng byte") as told:
            verified = verify(file, told)
        _show_verified(verified, console)
        if verified.faults:
            raise typer.Exit(DIFFERS)
        with _progress("Đang tính lại") as told:
            found = recomputed(file, rules=rules, told=told)
    except BundleRefused as refused:
        typer.echo(printable(str(refused)), err=True)
        raise typer.Exit(UNREADABLE) from refused
    _show_recomputed(found, rules, console)
    raise typer.Exit(DIFFERS if found.count else 0)


@contextmanager
def _progress(words: str) -> Iterator[Told]:
    errors = Console(stderr=True)
    with Progress(console=errors, disable=not errors.is_terminal, transient=True) as progress:
        task = progress.add_task(words)
        yield lambda done, of: progress.update(task, completed=done, total=of)


def _show_verified(verified: Verified, console: Console) -> None:
    if not verified.faults:
        console.print(f"Nguyên vẹn: {_count(verified.bytes)} byte khớp với bản kê của gói.")
        console.print(f"Mã gốc: {verified.root}")
        console.print("Đề nghị so mã gốc với mã mà cơ quan công bố đã in: có trùng mới đúng là gói đã công bố.")
        return
    console.print(Text("Gói không còn như khi công bố nên không tính lại:", style="bold"))
    for fault in verified.faults[:SHOWN]:
        console.print(Text(printable(f"  {fault.member}: {fault.words}")))
    if len(verified.faults) > SHOWN:
        console.print(f"  … và {len(verified.faults) - SHOWN} chỗ khác")


def _show_recomputed(found: Recomputed, rules: bool, console: Console) -> None:
    publication = found.publication
    title = f"{publication.round.title} · {publication.round.superior} · năm {publication.round.year}"
    console.print(Text(printable(title), style="bold"))
    console.print(
        Text(printable(f"Công bố {publication.published:%d/%m/%Y}, {publication.decision}; bộ {found.edition.edition}"))
    )
    if publication.corrects:
        words = (
            f"Đính chính gói {publication.corrects.root} ({publication.corrects.reason}): {_count(found.moved)} dòng"
        )
        console.print(Text(printable(words)))
    again = "tổng điểm, chỉ số, xếp loại, thứ hạng" + (" và điểm tính từ số liệu ở từng bước" if rules else "")
    console.print(f"Tính lại {again}: {_count(found.units)} đơn vị, {_count(found.rows)} dòng.")
    if not found.count:
        console.print(Text("Khớp hoàn toàn.", style="bold"))
        return
    console.print(Text(f"{_count(found.count)} chỗ không khớp:", style="bold"))
    for difference in found.differences[:SHOWN]:
        console.print(Text(printable(f"  {_sentence(difference)}")))
    if found.count > SHOWN:
        console.print(f"  … và {_count(found.count - SHOWN)} chỗ khác")


def _sentence(difference: Difference) -> str:
    what, held, computed = difference.what, difference.held, difference.computed
    where = f"đơn vị {difference.unit}" + (f", {difference.criterion}" if difference.criterion else "")
    if what == "facts":
        return f"{where}: số liệu không dùng được: {computed}"
    if what == "bounds":
        least, _, most = computed.partition("..")
        return (
            f"{where}: điểm đạt được là {_said(what, held)}, ngoài khung {_said(what, least)} đến {_said(what, most)}"
        )
    return f"{where}: {WHAT[what]} trong gói là {_said(what, held)}, tính lại là {_said(what, computed)}"


def _said(what: What, cell: str) -> str:
    """A cell as officials print it."""
    if cell in STATES:
        return STATES[cell]
    if not _NUMBER.fullmatch(cell):
        return f"“{cell[:80]}”" if cell else "để trống"
    if what == "index":
        return f"{percent(int(cell), PER_POINT)} %".replace(".", ",")
    return cell if what in _PLAIN else points_text(int(cell))


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
