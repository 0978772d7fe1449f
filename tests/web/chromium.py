"""Debian's Chromium, and people who use it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.web.mall import PIN, People
from tests.web.visit import Hub

EXECUTABLE = "/usr/bin/chromium"

# A machine that does many things at once is slow; what is wrong stays wrong.
expect.set_options(timeout=20_000)

Open = Callable[..., Page]
"""A page of its own browser: `width`, and whether it is `dark`. A fault in a script fails the test."""


# For one file of tests at a time: while Playwright runs, its thread has an event loop, which other tests must not meet.
@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    faults: list[str] = []
    contexts = []

    def open_(width: int = 1366, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="id-ID",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def sign_in(page: Page, hub: Hub, people: People, duty: str = "officer", counter: int = 1) -> None:
    """Comes in by the keyboard alone and stands at the counter's page."""
    page.goto(f"{hub.url}/login?next=/counter/{counter}")
    expect(page.locator("[name=number]")).to_be_focused()
    page.keyboard.type(people.numbers[duty])
    page.keyboard.press("Tab")
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{hub.url}/counter/{counter}")


def to(page: Page, where: str) -> None:
    """Presses Tab until the focus is there, as whoever has no mouse."""
    for _ in range(120):
        if page.evaluate("where => document.activeElement === where", page.locator(where).first.element_handle()):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{where} is not reached by Tab")
