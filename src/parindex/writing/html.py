"""The verdict as one page that opens anywhere: no script, no request, readable on a phone and on paper."""

import base64
import hashlib
from html import escape
from pathlib import Path

from parindex import __version__
from parindex.checking.finding import BUCKETS, Finding, Verdict
from parindex.editions.sheet import Row
from parindex.rules.points import points_text
from parindex.writing.overview import Field, Overview, concerns, fields, is_sound, overview
from parindex.writing.quotes import find, places
from parindex.writing.words import (
    BUCKET_MEANINGS,
    FIELDS,
    NO_EDITION,
    SEVERITIES,
    STATES,
    UNREAD,
    kind_name,
    other_total,
    percent,
    period_name,
    printable,
    printed,
    row_name,
)
from parindex.writing.words import BUCKETS as BUCKET_NAMES

STYLE = Path(__file__).with_name("page.css")


def render(verdict: Verdict) -> bytes:
    """The page as UTF-8. Every word of the report is escaped; the policy lets nothing run and nothing load."""
    style = STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    seen = overview(verdict)
    parts = [_heading(verdict), _totals(verdict), _headlines(seen), _work(seen), _bare(seen)]
    body = "\n".join([*parts, _sound(verdict), _sheet(verdict), _closing(verdict)])
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{_text(_title(verdict))}</title><style>{style}</style></head>\n<body>\n{body}\n</body></html>\n"
    ).encode()


def _text(words: str) -> str:
    return escape(printable(words)).replace("\n", "<br>")


def _title(verdict: Verdict) -> str:
    return (
        f"Kết quả kiểm tra báo cáo tự chấm điểm – {verdict.sheet.header.unit or Path(verdict.sheet.source.path).name}"
    )


def _anchor(criterion: str) -> str:
    return escape(printable(criterion).replace(" ", "-").replace("#", "-y"))


def _link(criterion: str) -> str:
    return f'<a href="#r-{_anchor(criterion)}">{_text(row_name(criterion))}</a>'


def _heading(verdict: Verdict) -> str:
    header = verdict.sheet.header
    lines = filter(None, [header.title, period_name(header.period).capitalize()])
    edition = (
        f"Đối chiếu với bộ tiêu chí {verdict.edition} (khớp {percent(verdict.match)})."
        if verdict.edition
        else NO_EDITION
    )
    return (
        "<header><p>Kết quả kiểm tra báo cáo tự chấm điểm Chỉ số cải cách hành chính</p>"
        f"<h1>{_text(header.unit or Path(verdict.sheet.source.path).name)}</h1>"
        + "".join(f"<p>{_text(line)}</p>" for line in lines)
        + f'<p class="edition">{_text(edition)}</p>'
        + "".join(f'<p class="unsure"><b>{UNREAD}:</b> {_text(words)}</p>' for words in verdict.sheet.source.skipped)
        + "</header>"
    )


def _totals(verdict: Verdict) -> str:
    totals = verdict.totals
    rows = "".join(
        f'<tr class="{bucket}"><th scope="row"><i></i>{BUCKET_NAMES[bucket]}</th>'
        f"<td>{points_text(totals.buckets.get(bucket, 0))}</td><td>{BUCKET_MEANINGS[bucket]}</td></tr>"
        for bucket in BUCKETS
    )
    other = f"<p>{other_total(verdict)}</p>" if other_total(verdict) else ""
    return (
        '<section><h2>Điểm tự chấm</h2><p class="claim">'
        f"<strong>{points_text(totals.claimed)}</strong> trên {points_text(totals.maximum)} điểm</p>"
        f"{other}{_risk(verdict)}{_bar(verdict)}"
        f'<table class="buckets"><caption>Năm nhóm cộng lại đúng bằng điểm tự chấm</caption>{rows}</table>'
        f"{_reached(verdict)}</section>"
    )


def _bar(verdict: Verdict) -> str:
    """The five buckets as one bar, drawn without styles of its own; the table beneath says the same in words."""
    whole = sum(max(points, 0) for points in verdict.totals.buckets.values())
    if not whole:
        return ""
    parts, start = [], 0.0
    for bucket in BUCKETS:
        width = max(verdict.totals.buckets.get(bucket, 0), 0) / whole * 1000
        parts.append(f'<rect class="{bucket}" x="{start:.2f}" y="0" width="{width:.2f}" height="10"/>')
        start += width
    return f'<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{"".join(parts)}</svg>'


def _risk(verdict: Verdict) -> str:
    stated, inferred = verdict.totals.at_risk, verdict.totals.at_risk_inferred
    parts = [f"<b>{points_text(stated)} điểm</b> xét theo chính lời báo cáo"] if stated else []
    if inferred:
        parts.append(f"<b>{points_text(inferred)} điểm</b> xét theo cách tính suy ra, chưa văn bản nào nêu")
    return f"<p>Có thể bị trừ {'; thêm '.join(parts)}.</p>" if parts else ""


def _reached(verdict: Verdict) -> str:
    computed, suggested = verdict.totals.computed, verdict.totals.suggested
    parts = []
    if computed.leaves:
        parts.append(f"{computed.leaves} tiêu chí theo cách tính đã nêu rõ, được {points_text(computed.points)} điểm")
    if suggested.leaves:
        parts.append(f"{suggested.leaves} tiêu chí theo cách tính suy ra, gợi ý {points_text(suggested.points)} điểm")
    return f"<p>Số liệu trong giải trình đủ để tính {'; '.join(parts)}.</p>" if parts else ""


def _headlines(seen: Overview) -> str:
    if not seen.headlines:
        return "<section><h2>Nên xem trước</h2><p>Không có dòng nào cần làm rõ ngay.</p></section>"
    items = []
    for concern in seen.headlines:
        first = concern.findings[0]
        title = f" {_text(concern.row.title)}" if concern.row else ""
        items.append(
            f"<li><p><b>{_link(concern.criterion)}</b>{title}</p>"
            f"<p>{_severity(first)} {_text(first.message)}{_at_risk(concern.at_risk)}</p></li>"
        )
    more = f"<p>Còn {seen.more} dòng nữa trong bảng bên dưới.</p>" if seen.more else ""
    return f'<section><h2>Nên xem trước</h2><ol class="headlines">{"".join(items)}</ol>{more}</section>'


def _work(seen: Overview) -> str:
    lists = (
        ("Bổ sung được ngay: số, ngày, số liệu", seen.to_add),
        ("Cần đối chiếu vì chưa khớp với giải trình", seen.to_compare),
    )
    parts = []
    for title, findings in lists:
        if findings:
            items = "".join(
                f"<li>{_link(finding.criterion)}: {_text(kind_name(finding.kind))}</li>" for finding in findings
            )
            parts.append(f"<details><summary>{title} ({len(findings)})</summary><ul>{items}</ul></details>")
    return f"<section><h2>Việc cần làm</h2>{''.join(parts)}</section>" if parts else ""


def _bare(seen: Overview) -> str:
    if not seen.bare:
        return ""
    parts = []
    for field, findings in seen.bare:
        items = "".join(f"<li>{_link(finding.criterion)}: {_text(finding.message)}</li>" for finding in findings)
        name = _text(f"{row_name(field.head.id)}. {field.head.title}")
        parts.append(f"<details><summary>{name}: {len(findings)} tiêu chí</summary><ul>{items}</ul></details>")
    return f"<section><h2>Mới chỉ khẳng định, chưa nêu số liệu, ngày, văn bản</h2>{''.join(parts)}</section>"


def _sound(verdict: Verdict) -> str:
    """One row that holds, so that the reader sees what sound looks like."""
    sound = [row for row in verdict.sheet.rows if is_sound(row, verdict) and row.explanation]
    row = next(
        (row for row in sound if (answer := verdict.answers.get(row.id)) and answer.trace), next(iter(sound), None)
    )
    if row is None:
        return ""
    answer = verdict.answers.get(row.id)
    trace = f"<p>{_text(answer.trace)}</p>" if answer and answer.trace else ""
    return (
        f"<section><h2>Một dòng đã đủ căn cứ</h2><p><b>{_link(row.id)}</b> {_text(row.title)}: "
        f"tự chấm {printed(row.claimed)}/{printed(row.maximum)}.</p>"
        f"<blockquote>{_text(row.explanation or '')}</blockquote>{trace}</section>"
    )


def _sheet(verdict: Verdict) -> str:
    asked = {concern.criterion: concern.findings for concern in concerns(verdict.sheet, verdict.findings)}
    parts = ["<section><h2>Toàn bộ bảng điểm</h2>"]
    if "header" in asked:
        parts.append(f'<div id="r-header"><h3>Phần đầu báo cáo</h3>{_findings(asked["header"], None)}</div>')
    parts += [_field(field, verdict, asked) for field in fields(verdict.sheet)]
    total = verdict.sheet.total
    if total or "total" in asked:
        points = f": {printed(total.claimed)}/{printed(total.maximum)}" if total else ""
        parts.append(f'<div id="r-total"><h3>Dòng tổng{points}</h3>{_findings(asked.get("total", ()), None)}</div>')
    return "".join(parts) + "</section>"


def _field(field: Field, verdict: Verdict, asked: dict[str, tuple[Finding, ...]]) -> str:
    name = _text(f"{row_name(field.head.id)}. {field.head.title}")
    points = f'<span class="points">{printed(field.head.claimed)}/{printed(field.head.maximum)}</span>'
    if len(field.rows) == 1 and not asked.get(field.head.id) and not field.head.explanation:
        return f'<h3 id="r-{_anchor(field.head.id)}">{name} {points}</h3>'
    count = sum(finding.severity != "note" for row in field.rows for finding in asked.get(row.id, ()))
    told = f"{count} điểm cần làm rõ" if count else "không có gì cần làm rõ"
    bare_head = not asked.get(field.head.id) and not field.head.explanation and len(field.rows) > 1
    shown = field.rows[1:] if bare_head else field.rows
    rows = "".join(_row(row, verdict, asked.get(row.id, ())) for row in shown)
    return (
        f"<details{' open' if count else ''}><summary>{name} {points} <small>{told}</small></summary>"
        '<table class="sheet"><thead><tr><th>STT</th><th>Tiêu chí</th><th>Tối đa</th><th>Tự chấm</th>'
        f"<th>Theo số liệu</th><th>Giải trình và ý kiến</th></tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _row(row: Row, verdict: Verdict, findings: tuple[Finding, ...]) -> str:
    answer = verdict.answers.get(row.id)
    computed = points_text(answer.computed) if answer and answer.computed is not None else ""
    state = f"<small>{STATES[answer.state]}</small>" if answer and answer.state else ""
    trace = f'<p class="trace">{_text(answer.trace)}</p>' if answer and answer.trace else ""
    sound = f'<p class="sound">✓ {BUCKET_NAMES["supported"]}</p>' if is_sound(row, verdict) else ""
    doubt = ", ".join(FIELDS[name] for name in row.uncertain)
    unsure = f'<p class="unsure">Đọc chưa chắc: {doubt}. Đề nghị xem lại bản gốc.</p>' if doubt else ""
    quotes = [finding.evidence for finding in findings]
    extra = "".join(f"<p>{_text(heading)}: {_text(words)}</p>" for heading, words in row.extra.items() if words)
    return (
        f'<tr id="r-{_anchor(row.id)}"><th scope="row">{_text(row_name(row.id))}</th>'
        f'<td class="title">{_marked(row.title, quotes)}</td>'
        f'<td class="number" data-name="Tối đa">{printed(row.maximum)}</td>'
        f'<td class="number" data-name="Tự chấm">{printed(row.claimed)}</td>'
        f'<td class="number" data-name="Theo số liệu">{computed}{state}</td>'
        f'<td class="words"><p>{_marked(row.explanation or "", quotes)}</p>{extra}{trace}{sound}{unsure}'
        f"{_findings(findings, row)}</td></tr>"
    )


def _findings(findings: tuple[Finding, ...], row: Row | None) -> str:
    return "".join(_finding(finding, row) for finding in findings)


def _finding(finding: Finding, row: Row | None) -> str:
    here = row and finding.evidence and any(find(text, finding.evidence) for text in (row.explanation or "", row.title))
    quote = f" <q>{_text(finding.evidence)}</q>" if finding.evidence and not here else ""
    expected = f" Cần có: {_text(finding.expected.rstrip('.'))}." if finding.expected else ""
    risk = _at_risk(finding.at_risk)
    basis = " <small>theo cách tính suy ra</small>" if finding.at_risk and finding.inferred else ""
    return f'<p class="finding">{_severity(finding)} {_text(finding.message)}{quote}{expected}{risk}{basis}</p>'


def _at_risk(ticks: int) -> str:
    return f' <span class="points">Có thể bị trừ {points_text(ticks)} điểm.</span>' if ticks else ""


def _severity(finding: Finding) -> str:
    return f'<span class="{finding.severity}">{SEVERITIES[finding.severity]}</span>'


def _marked(text: str, quotes: list[str | None]) -> str:
    parts, done = [], 0
    for start, end in places(text, quotes):
        parts += [_text(text[done:start]), f"<mark>{_text(text[start:end])}</mark>"]
        done = end
    return "".join([*parts, _text(text[done:])])


def _closing(verdict: Verdict) -> str:
    source = verdict.sheet.source
    return (
        "<footer><p>Trang này không chấm thay ai: đây là những điều người thẩm định có thể hỏi và những gì nên bổ "
        "sung. “Cần sửa”: trái phép cộng hoặc trái cách tính đã ban hành. “Đề nghị làm rõ”: báo cáo chưa khớp hoặc "
        "chưa có căn cứ. “Lưu ý”: nên xem lại.</p>"
        f"<p>Tệp {_text(Path(source.path).name)}, sha256 {source.sha256[:16]}…; parindex {__version__}.</p></footer>"
    )
