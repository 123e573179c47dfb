"""The page that a chairman opens."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex.checking.finding import Finding, Verdict
from parindex.editions.sheet import Row
from parindex.writing.html import render
from parindex.writing.words import NO_EDITION, printable


class Page(HTMLParser):
    """A page taken apart: its tags, attributes, text, and what is marked."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.marked: list[str] = []
        self.policy = self.style = ""
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.attributes += attrs
        if dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs)["content"] or ""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
            return
        self.words.append(data)
        if self.open and self.open[-1] == "mark":
            self.marked.append(data)

    def all(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [value or "" for key, value in self.attributes if key == name]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


SAFE_TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "section", "strong", "b",
    "svg", "rect", "table", "caption", "tr", "th", "td", "i", "thead", "tbody", "ol", "ul", "li", "a", "span",
    "details", "summary", "blockquote", "small", "mark", "q", "br", "div", "footer",
}  # fmt: skip
SAFE_ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "scope", "x", "y", "width", "height", "viewbox",
    "preserveaspectratio", "aria-hidden", "href", "id", "open", "data-name",
}  # fmt: skip


def test_the_page_runs_nothing_and_loads_nothing(verdict: Verdict) -> None:
    page = Page(render(verdict))
    assert page.tags <= SAFE_TAGS
    assert {name for name, _ in page.attributes} <= SAFE_ATTRIBUTES
    assert all(link.startswith("#") for link in page.all("href"))
    assert not re.search(r"url\(|@import|</", page.style)


def test_the_policy_allows_its_own_style_only(verdict: Verdict) -> None:
    page = Page(render(verdict))
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert page.policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_every_link_leads_to_a_row_of_the_page(verdict: Verdict) -> None:
    page = Page(render(verdict))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.all("href")} <= set(ids)


def test_quoted_words_are_marked_where_they_stand(verdict: Verdict) -> None:
    marked = Page(render(verdict)).marked
    assert marked == ["Đã tổ chức 02 cuộc", "dự kiến còn 03 cuộc", "Giải quyết tốt", "22 văn bản", "công kai"]


def test_words_quoted_from_elsewhere_stand_in_the_finding(verdict: Verdict) -> None:
    finding = Finding("statement-contradicted", "warning", "1.1", "Dòng 2.2 nói khác.", "Thực hiện tốt việc")
    assert "<q>Thực hiện tốt việc</q>" in render(replace(verdict, findings=(finding,))).decode()


def test_the_page_says_what_the_verdict_says(verdict: Verdict) -> None:
    text = Page(render(verdict)).text
    for finding in verdict.findings:
        assert finding.message in text
    for row in verdict.sheet.rows:
        assert row.title in text
    for sentence in ("30/12/2024 nằm trong quý IV năm trước → 1/1 (đúng hạn)", "✓ Có căn cứ", "Một dòng đã đủ căn cứ",
                     "Đọc chưa chắc: điểm tự chấm", "Ghi chú: xem hồ sơ", "9,25 trên 10 điểm"):  # fmt: skip
        assert sentence in text


def test_hostile_words_stay_words(verdict: Verdict) -> None:
    page = render(verdict).decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not {"\x1b", "\x00", "\u202e"} & set(page)


def test_no_edition_is_said_in_the_heading(verdict: Verdict) -> None:
    assert NO_EDITION in Page(render(replace(verdict, edition=None))).text


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.sampled_from("<>&\"'/=! abcđ\n;#x-") | st.characters(), max_size=40), cut=st.integers(0, 20))
def test_any_words_come_back_as_they_were(verdict: Verdict, words: str, cut: int) -> None:
    row = Row(words, words, words, None, None, words, extra={words: words})
    finding = Finding("figures-disagree", "warning", words, words, words[cut:], words)
    sheet = replace(verdict.sheet, rows=(row,), header=replace(verdict.sheet.header, unit=words, title=words))
    page = Page(render(replace(verdict, sheet=sheet, findings=(finding,))))
    assert page.tags <= SAFE_TAGS
    assert {name for name, _ in page.attributes} <= SAFE_ATTRIBUTES
    letters: Callable[[str], str] = lambda text: "".join(text.split())  # noqa: E731
    assert letters(printable(words)) in letters("".join(page.words))
