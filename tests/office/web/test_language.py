"""Vietnamese first, English at a switch: the catalogue is whole, and the switch works on the pages."""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from django.utils.translation.template import templatize
from playwright.sync_api import expect
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter

from parindex.office.errors import Forbidden
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import Window
from parindex.office.units.many.table import labels
from parindex.office.units.models import Role

SOURCE = Path(__file__).parents[3] / "src" / "parindex"
CATALOGUE = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
MARKS = re.compile(r"%\(\w+\)[sd]|%[sd]|</?\w+>")
"""Placeholders and tags, which a translation keeps."""
TEXT = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(?:(?:_|n?gettext)\(|pgettext\({TEXT}, ){TEXT}")
"""A call as Django writes it for gettext's tools when it reads a template."""
IN_CONTEXT = "\x04"
"""What stands between a text's context and the text in a compiled catalogue."""
NAMES = {"_", "gettext", "gettext_lazy"}


def asked() -> Iterator[str]:
    """Every text that a template or the code asks a translation of."""
    for page in (SOURCE / "web" / "templates").rglob("*.html"):
        for literals in CALL.findall(templatize(page.read_text("utf-8"))):
            yield IN_CONTEXT.join(ast.literal_eval(literal) for literal in literals if literal)
    for file in [*(SOURCE / "web").rglob("*.py"), *(SOURCE / "office").rglob("*.py"), *(SOURCE / "site").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
                assert isinstance(node.args[0], ast.Constant), f"{file.name}:{node.lineno} asks for no fixed text"
                yield str(node.args[0].value)


def written() -> Iterator[tuple[str, list[str]]]:
    """Each Vietnamese text of the catalogue with its English ones; the first is the heading's."""
    for block in CATALOGUE.read_text("utf-8").strip().split("\n\n"):
        texts: dict[str, str] = {}
        last = ""
        assert "fuzzy" not in block and not block.startswith("#~"), block
        for line in block.splitlines():
            key, _, literal = line.partition('"')
            if not line.startswith("#"):
                last = key.strip() or last
                texts[last] = texts.get(last, "") + ast.literal_eval(f'"{literal}')
        asked_for = IN_CONTEXT.join(texts[key] for key in ("msgctxt", "msgid") if key in texts)
        yield asked_for, [text for key, text in texts.items() if key.startswith("msgstr")]


def test_every_text_has_an_english_one_with_the_same_placeholders_and_nothing_else_stands_there() -> None:
    (_, _), *catalogue = written()
    assert {vietnamese for vietnamese, _ in catalogue} == set(asked())
    for vietnamese, translations in catalogue:
        for english in translations:
            assert english.strip(), vietnamese
            assert sorted(MARKS.findall(english)) == sorted(MARKS.findall(vietnamese)), vietnamese
            assert [english.startswith(" "), english.endswith(" ")] == [vietnamese[0] == " ", vietnamese[-1] == " "]


def test_the_compiled_catalogue_is_the_one_that_was_written() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for vietnamese, [one, *several] in written():
        assert compiled.gettext(vietnamese) == one or compiled.ngettext(vietnamese, vietnamese, 1) == one
        assert not several or compiled.ngettext(vietnamese, vietnamese, 2) == several[0]


@pytest.mark.django_db
def test_an_english_browser_gets_vietnamese_until_somebody_chooses_english() -> None:
    client = Client(headers={"Accept-Language": "en-US,en;q=0.9"})
    assert '<html lang="vi">' in client.get("/dang-nhap/").text
    client.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})
    answer = client.get("/dang-nhap/")
    assert '<html lang="en">' in answer.text
    assert answer.headers["Content-Language"] == "en"
    client.post("/ngon-ngu/", {"language": "fr", "next": "/dang-nhap/"})
    assert '<html lang="vi">' in client.get("/dang-nhap/").text


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_switch_leads_nowhere_else(elsewhere: str) -> None:
    answer = Client().post("/ngon-ngu/", {"language": "en", "next": elsewhere})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.django_db
def test_only_a_post_switches() -> None:
    assert Client().get("/ngon-ngu/?language=en").status_code == 405


def test_lists_are_written_in_vietnamese_whatever_the_page_speaks() -> None:
    with override("en"):
        assert labels(Role.Kind)[Role.Kind.CLERK] == "Văn thư"


def test_a_refusal_is_vietnamese_to_the_last_word() -> None:
    with override("en"):
        assert "là việc của: văn thư của đơn vị" in str(Forbidden("gửi phiếu", [Role.Kind.CLERK.label]))
        with pytest.raises(PhaseClosed, match="Đợt này chưa có giai đoạn tự đánh giá"):
            Window(None, None).require_open(Phase.Name.SELF_ASSESSMENT)


@pytest.mark.slow
@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("width", [1280, 360])
def test_a_drafter_reads_the_office_in_english_and_goes_back(enter: Enter, width: int) -> None:
    page = enter("Công chức tổng hợp", width)
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Desk")).to_be_visible()
    require_accessible(page)
    page.get_by_role("link", name="Open the sheet").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("Keyboard shortcuts")).to_be_visible()
    expect(page.get_by_label("Points claimed").first).to_be_visible()
    require_accessible(page)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="See beforehand what the appraiser will ask")).to_be_visible()
    require_accessible(page)
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("heading", name="Xem trước người thẩm định sẽ hỏi gì")).to_be_visible()
