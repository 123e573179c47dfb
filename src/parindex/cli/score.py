"""The command `parindex score`: facts in, points of every criterion with its sentence, totals and band out."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from parindex.editions.edition import Criterion, Edition
from parindex.editions.facts import FactsRefused, read_facts
from parindex.editions.loader import find
from parindex.editions.refusal import EditionRefused
from parindex.editions.sheet import Facts
from parindex.editions.strict_yaml import YamlRefused, read_file
from parindex.rules.points import points_text, to_ticks
from parindex.scoring.score import Score
from parindex.scoring.score import score as scored
from parindex.scoring.totals import percent
from parindex.vietnamese.system_errors import reason
from parindex.writing.words import STATES

REFUSED = 2


def score(
    file: Annotated[
        Path, typer.Argument(metavar="SỐ_LIỆU.yaml", readable=False, help='Mỗi dòng một số liệu: "1.1/ten": giá trị.')
    ],
    edition: Annotated[str, typer.Option(help="Mã của bộ tiêu chí (họ/năm-lần) hoặc đường dẫn tới thư mục.")],
    year: Annotated[int | None, typer.Option(min=2000, max=2100, help="Năm đánh giá; bỏ trống thì năm của bộ.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Số liệu tính đến ngày nào, khi năm chưa hết.")
    ] = None,
) -> None:
    """Tính điểm từ số liệu theo một bộ tiêu chí, mỗi tiêu chí kèm cách tính.

    Mã kết thúc: 0 tính được, 2 có số liệu hoặc bộ tiêu chí không dùng được.
    """
    try:
        chosen = find(edition)
        facts = _facts(chosen, file)
        assessed = year or chosen.year
        given = scored(chosen, facts, assessed, as_of=as_of.date() if as_of else None)
    except EditionRefused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from refused
    except (FactsRefused, YamlRefused) as refused:
        typer.echo("\n".join(f"{file.name}: {words}" for words in refused.problems), err=True)
        raise typer.Exit(REFUSED) from refused
    _show(chosen, given, assessed, Console(highlight=False))


def _facts(edition: Edition, file: Path) -> Facts:
    try:
        given = read_file(file)
    except OSError as error:
        raise YamlRefused([f"không mở được ({reason(error)}); đề nghị kiểm tra lại đường dẫn"]) from error
    if given is not None and not isinstance(given, dict):
        raise YamlRefused(['cần mỗi dòng một số liệu, dạng "1.1/ten": giá trị'])
    return read_facts(edition, given or {})


def _show(edition: Edition, given: Score, year: int, console: Console) -> None:
    console.print(Text(f"{edition.edition}: {edition.title}", style="bold"))
    console.print(Text(f"Năm đánh giá {year}"))
    depths: dict[str | None, int] = {None: 0}
    for criterion in edition.criteria:
        depths[criterion.id] = depths[criterion.parent] + 1
        _criterion(criterion, given, 2 * depths[criterion.parent], console)
    console.print()
    console.print(_total(edition, given))


def _criterion(criterion: Criterion, given: Score, indent: int, console: Console) -> None:
    """A criterion with its points; a leaf with its sentence, which tells an open state by itself."""
    name, leaf = f"{criterion.label or '-'} {criterion.title}", given.leaves.get(criterion.id)
    if leaf is None:
        points = f"{points_text(given.points[criterion.id])}/{points_text(given.worth[criterion.id])}"
        console.print(_indented(Text(f"{name}: {points}", style="bold"), indent))
        return
    said = leaf.trace if leaf.points is None else f"{leaf.trace} · {STATES[leaf.state]}"
    console.print(_indented(Text(name), indent))
    console.print(_indented(Text(said, style="dim" if leaf.points is None else ""), indent + 2))


def _indented(text: Text, indent: int) -> Padding:
    return Padding(text, (0, 0, 0, indent), expand=False)


def _total(edition: Edition, given: Score) -> Text:
    maximum = to_ticks(edition.total)
    index = f"{percent(given.total, maximum):f}".replace(".", ",")
    text = Text(f"Tổng {points_text(given.total)}/{points_text(maximum)} điểm ({index} %)", style="bold")
    if given.open:
        return text.append(f", còn {given.open} tiêu chí chưa có điểm nên chưa xếp loại")
    return text.append(f", xếp loại {given.band}") if given.band else text
