"""The command `parindex check`: read reports, hold them against an edition, and say what does not hold."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from parindex.checking.finding import Verdict
from parindex.cli.examine import UNREADABLE, Format, Refusal, examine, paper, status, target
from parindex.editions.refusal import EditionRefused
from parindex.reading.errors import ReadingError
from parindex.vietnamese.system_errors import reason
from parindex.writing.saving import save
from parindex.writing.words import printable


def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="TỆP...", readable=False, help="Báo cáo: PDF, DOCX, XLSX hoặc văn bản thuần."),
    ],
    edition: Annotated[
        str | None, typer.Option(help="Bộ tiêu chí dùng để đối chiếu; bỏ trống thì tự tìm bộ khớp nhất.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Dạng kết quả.")] = "terminal",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Tệp kết quả; là thư mục khi có nhiều báo cáo.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Hiện đủ mọi dòng và mọi điểm cần làm rõ.")] = False,
) -> None:
    """Đọc báo cáo tự chấm điểm và chỉ ra chỗ cần làm rõ.

    Mã kết thúc: 0 không có gì cần làm rõ, 1 có điểm cần làm rõ, 2 có tệp không đọc được.
    """
    try:
        if form == "terminal" and output:
            raise Refusal(
                "Dạng terminal chỉ in ra màn hình. Muốn ghi ra tệp, thêm --format html, docx, xlsx hoặc json."
            )
        if len(files) == 1:
            code = _check_one(files[0], edition, form, output, everything)
        else:
            code = import_module("parindex.cli.many").check_many(files, edition, form, output)
    except (Refusal, ReadingError, EditionRefused) as refusal:
        typer.echo(str(refusal), err=True)
        code = UNREADABLE
    raise typer.Exit(code)


def _check_one(file: Path, edition: str | None, form: Format, output: Path | None, everything: bool) -> int:
    verdict = examine(file, edition, _tell_pages if sys.stderr.isatty() else None)
    if form == "terminal":
        terminal = import_module("parindex.writing.terminal")
        terminal.show(verdict, terminal.Console(highlight=False), everything)
        return status(verdict)
    for sentence in verdict.sheet.source.skipped:
        typer.echo(printable(sentence), err=True)
    if form == "json" and output is None:
        sys.stdout.write(paper(verdict, form).decode())
    else:
        _write(verdict, file, form, output or Path())
    return status(verdict)


def _write(verdict: Verdict, file: Path, form: Format, output: Path) -> None:
    place = target(file, form, output, set()) if output.is_dir() else output
    if place.resolve() == file.resolve():
        raise Refusal(f"{place} chính là báo cáo đưa vào; đề nghị chọn tên khác cho kết quả.")
    try:
        save(paper(verdict, form), place)
    except OSError as error:
        raise Refusal(f"Không ghi được {place}: {reason(error)}. Đề nghị chọn thư mục khác bằng --output.") from error
    typer.echo(f"Đã ghi {place}", err=True)


def _tell_pages(page: int, pages: int) -> None:
    sys.stderr.write(f"\rĐang đọc bản quét, trang {page}/{pages}" + ("\n" if page == pages else ""))
    sys.stderr.flush()
