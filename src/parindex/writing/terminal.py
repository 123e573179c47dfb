"""The first screen: totals, the ten rows that matter most, what folds away, and the work to do."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from parindex.checking.finding import BUCKETS, Finding, Severity, Verdict
from parindex.rules.points import points_text
from parindex.writing.overview import Concern, Overview, concerns, overview
from parindex.writing.words import BUCKETS as BUCKET_NAMES
from parindex.writing.words import (
    NO_EDITION,
    SEVERITIES,
    UNREAD,
    other_total,
    percent,
    period_name,
    printable,
    printed,
    row_name,
)

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "cyan"}
BUCKET_COLOURS = dict(zip(BUCKETS, ["green", "red", "yellow", "blue", "cyan"], strict=True))
HEADLINE_LINES = 3
"""How much of a headline the first screen shows; `--all` shows the whole."""

BAR = 24
"""Width of the whole claim as a bar, in characters."""


def show(verdict: Verdict, console: Console, everything: bool = False) -> None:
    """Print a verdict; `everything` unfolds each row and each finding."""
    seen = overview(verdict)
    _heading(verdict, console)
    _totals(verdict, console)
    if everything:
        _all(verdict, console)
    else:
        _headlines(seen, console)
        _bare(seen, console)
    _work(seen, console)
    _closing(seen, console, everything)


def _heading(verdict: Verdict, console: Console) -> None:
    header = verdict.sheet.header
    name = " · ".join(filter(None, [header.unit, period_name(header.period)])) or verdict.sheet.source.path
    console.print(Text(printable(name), style="bold"))
    if verdict.edition is None:
        _write(console, NO_EDITION)
    else:
        _write(console, f"Bộ tiêu chí {verdict.edition}, khớp {percent(verdict.match)} số dòng.")
    for sentence in verdict.sheet.source.skipped:
        _indented(console, Text.assemble((f"{UNREAD}: ", "bold yellow"), printable(sentence)), 0)
    console.print()


def _totals(verdict: Verdict, console: Console) -> None:
    totals = verdict.totals
    claim = f"Tự chấm {points_text(totals.claimed)}/{points_text(totals.maximum)} điểm, trong đó:"
    console.print(Text(claim, style="bold"))
    for bucket in BUCKETS:
        points = totals.buckets.get(bucket, 0)
        line = Text(f"  {BUCKET_NAMES[bucket]:<16}{points_text(points):>8}  ")
        if console.is_terminal and totals.claimed > 0:
            line.append("█" * round(BAR * max(points, 0) / totals.claimed), BUCKET_COLOURS[bucket])
        line.rstrip()
        console.print(line)
    if other := other_total(verdict):
        _write(console, other)
    if risk := _risk(totals.at_risk, totals.at_risk_inferred):
        _write(console, risk)
    console.print()


def _risk(stated: int, inferred: int) -> str:
    parts = [f"{points_text(stated)} điểm theo chính lời báo cáo"] if stated else []
    if inferred:
        parts.append(f"{points_text(inferred)} điểm theo cách tính suy ra (chưa văn bản nào nêu)")
    return f"Có thể bị trừ: {'; '.join(parts)}." if parts else ""


def _headlines(seen: Overview, console: Console) -> None:
    if not seen.headlines:
        _write(console, "Không có dòng nào cần làm rõ ngay.")
        console.print()
        return
    console.print(Text("Nên xem trước", style="bold"))
    for concern in seen.headlines:
        _headline(concern, console)
    if seen.more:
        _write(console, f"  và {seen.more} dòng nữa: thêm --all để xem đủ.")
    console.print()


def _headline(concern: Concern, console: Console) -> None:
    first = concern.findings[0]
    line = Text(f"  {row_name(concern.criterion)}", style="bold")
    line.append(f"  {SEVERITIES[first.severity]}", COLOURS[first.severity])
    if concern.at_risk:
        line.append(f" · có thể bị trừ {points_text(concern.at_risk)} điểm", "not bold")
    console.print(line)
    _indented(console, Text(printable(first.message)), most=HEADLINE_LINES)


def _bare(seen: Overview, console: Console) -> None:
    if not seen.bare:
        return
    console.print(Text("Mới chỉ khẳng định, chưa nêu số liệu, ngày, văn bản", style="bold"))
    for field, findings in seen.bare:
        _indented(console, Text(printable(f"{row_name(field.head.id)}. {field.head.title}: {_rows(findings)}")), 2)
    console.print()


def _work(seen: Overview, console: Console) -> None:
    for title, findings in (
        ("Bổ sung được ngay (số, ngày, số liệu)", seen.to_add),
        ("Cần đối chiếu với giải trình", seen.to_compare),
    ):
        if findings:
            line = Text.assemble((title, "bold"), f": {_rows(findings)}")
            _indented(console, line, 0)


def _closing(seen: Overview, console: Console, everything: bool) -> None:
    folded = []
    if seen.notes and not everything:
        folded.append(f"{seen.notes} lưu ý (thêm --all để xem)")
    if seen.spelling:
        folded.append(f"{seen.spelling} chỗ nên soát chính tả")
    if folded:
        _write(console, "Ngoài ra: " + "; ".join(folded) + ".")


def _all(verdict: Verdict, console: Console) -> None:
    gathered = {concern.criterion: concern for concern in concerns(verdict.sheet, verdict.findings)}
    for place in ("header", "total"):
        if place in gathered:
            console.print(Text(row_name(place), style="bold"))
            _findings(gathered[place].findings, console)
    for row in verdict.sheet.rows:
        answer = verdict.answers.get(row.id)
        line = Text(f"{row_name(row.id)}. {printable(row.title)}", style="bold")
        line.append(f"  {printed(row.claimed) or '…'}/{printed(row.maximum) or '…'}", "not bold")
        console.print(line)
        if answer and answer.trace:
            _indented(console, Text(printable(answer.trace)))
        if row.id in gathered:
            _findings(gathered[row.id].findings, console)
    console.print()


def _findings(findings: Iterable[Finding], console: Console) -> None:
    for finding in findings:
        line = Text()
        line.append(f"{SEVERITIES[finding.severity]}: ", COLOURS[finding.severity])
        line.append(printable(finding.message))
        if finding.evidence:
            line.append(f" Trích: “{printable(finding.evidence)}”.", "italic")
        if finding.expected:
            line.append(f" Cần có: {printable(finding.expected).rstrip('.')}.")
        _indented(console, line)


def _rows(findings: Iterable[Finding]) -> str:
    return ", ".join(dict.fromkeys(row_name(finding.criterion) for finding in findings))


def _indented(console: Console, words: Text, by: int = 4, most: int | None = None) -> None:
    """Print words from a margin on, in at most so many lines; an ellipsis says that there is more."""
    lines = words.wrap(console, max(20, console.width - by - 1))  # the last column is left for the ellipsis
    for number, line in enumerate(lines[:most], start=1):
        line.rstrip()
        console.print(Text(" " * by).append_text(line).append("…" if number == most and number < len(lines) else ""))


def _write(console: Console, words: str) -> None:
    _indented(console, Text(printable(words)), 0)
