"""Vietnamese first, English at a switch: the catalogue is whole, and the switch works on the pages."""

import ast
import re
from collections.abc import Callable, Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize
from lxml.html import HtmlElement, document_fromstring
from playwright.sync_api import expect
from tests.office.web.axe import require_accessible
from tests.office.web.conftest import Enter
from tests.office.web.test_edition_pages import DRAFT_PAGES
from tests.office.web.test_pages import EVERYBODY, PAGES, subjects

from parindex.office.assessments.models import Sheet
from parindex.office.editions.actions import begin, clone_of_shelf
from parindex.office.editions.models import EditionRow
from parindex.office.errors import Forbidden
from parindex.office.rounds.errors import PhaseClosed
from parindex.office.rounds.models import Phase
from parindex.office.rounds.queries import Window
from parindex.office.units.access import Actor
from parindex.office.units.many.table import labels
from parindex.office.units.models import Role

SOURCE = Path(__file__).parents[3] / "src" / "parindex"
CATALOGUE = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
MARKS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|</?\w+>")
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


def test_a_refusal_speaks_the_language_of_the_page_to_the_last_word() -> None:
    what = lambda: Forbidden(gettext("gửi phiếu"), [Role.Kind.CLERK.label])  # noqa: E731
    with override("vi"):
        assert "Gửi phiếu là việc của: văn thư của đơn vị" in str(what())
    with override("en"):
        assert str(what()).startswith("Sending the sheet is reserved for the unit's: clerk.")
        with pytest.raises(PhaseClosed, match="This round has no self-assessment phase yet"):
            Window(None, None).require_open(Phase.Name.SELF_ASSESSMENT)


ONLY_IN_COMMANDS = {"backups", "demonstration", "loading.py", "listing.py", "filing.py"}
"""What pages never call; commands speak Vietnamese alone."""


def test_no_page_refuses_in_vietnamese_alone() -> None:
    for file in [*(SOURCE / "office").rglob("*.py"), *(SOURCE / "web").rglob("*.py")]:
        if ONLY_IN_COMMANDS.isdisjoint(file.parts):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                    for said in node.exc.args:
                        bare = isinstance(said, ast.JoinedStr | ast.Constant)
                        assert not bare or ast.unparse(said).isascii(), f"{file}:{node.lineno}"


@pytest.mark.django_db
def test_a_drafter_who_is_refused_reads_why_in_english(as_: Callable[[str], Client], filled: Sheet) -> None:
    client = as_("Công chức tổng hợp")
    client.cookies["django_language"] = "en"
    page = f"/phieu/{filled.pk}/trinh-ky/"
    came = {"Referer": f"http://testserver{page}"}
    answer = client.post(f"{page}mo-lai/", {"reason": "Sót một dòng"}, headers=came)
    [told] = document_fromstring(answer.text).xpath("//main//p[starts-with(., 'A sheet returns to draft only after')]")
    assert told.get("lang") is None
    assert f'<a href="{page}">Back to the page' in answer.text
    elsewhere = {"Referer": f"https://evil.example{page}"}
    assert "Back to the page" not in client.post(f"{page}mo-lai/", {"reason": "x"}, headers=elsewhere).text


def spoken(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Every text of a page, also those that only a screen reader tells, with the language that it is marked as."""
    for element in page.iter("*"):
        marked = next((each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang")), "en")
        texts = [element.text, *(child.tail for child in element)] if element.tag not in ("script", "style") else []
        attributes = [element.get(name) for name in ("title", "aria-label", "placeholder", "alt", "data-failed")]
        yield from ((text.strip(), marked) for text in [*texts, *attributes] if text and text.strip())


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_what_stays_vietnamese_on_english_pages_is_marked_as_such_and_nothing_else(
    as_: Callable[[str], Client], filled: Sheet, coordinator: Actor, name: str
) -> None:
    english = {text.strip() for _, texts in written() for text in texts if len(text) > 3} - {"Word", "Excel"}
    [province] = coordinator.units(["coordinator"])
    ids = subjects(filled) | {"edition": begin(coordinator, province, 2026, clone_of_shelf("day-hoc/2025-1"), "").pk}
    ids["row"] = EditionRow.objects.get(edition=ids["edition"], node="1.3").pk
    client = as_(name)
    client.cookies["django_language"] = "en"
    for address in [*PAGES, *DRAFT_PAGES, "/", "/khong-co/"]:
        answer = client.get(address.format(**ids))
        if answer.headers["Content-Type"].startswith("text/html"):
            for text, language in spoken(document_fromstring(answer.text)):
                vietnamese = any(letter.isalpha() and not letter.isascii() for letter in text)
                assert text in english or not vietnamese or language == "vi", (address, text)
                assert text not in english or language == "en", (address, text)


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
