"""Pages asked for directly, and pages in real Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from parindex.office.units.models import Person
from parindex.office.units.sessions import BACKEND

Enter = Callable[[str], Page]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running beside the tests


@pytest.fixture
def as_(demonstration: None) -> Callable[[str], Client]:
    """A client logged in as one of the cast."""

    def enter(name: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(name=name), backend=BACKEND)
        return client

    return enter


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a word to the outside."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def enter(chromium: Browser, live_server: LiveServer, transactional_db: None, demonstration: None) -> Iterator[Enter]:
    """Open a browser of one's own as one of the cast; whatever the console complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_page(name: str, width: int = 1280) -> Page:
        context = chromium.new_context(
            locale="vi-VN", base_url=live_server.url, viewport={"width": width, "height": 800}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda asked: None if asked.url.startswith(live_server.url) else complaints.append(asked.url)
        )
        page.goto(live_server.url)
        page.get_by_role("button", name=name).click()
        return page

    yield open_page
    for context in contexts:
        context.close()
    expected = ("409", "422", "401", "404")  # conflicts and refusals, which Chromium reports as failed loads
    assert [said for said in complaints if not any(status in said for status in expected)] == []
