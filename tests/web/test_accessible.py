"""What axe-core finds, and whether a page is too wide; here on the dialogs of the counter, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from core.words import Need
from tests.web.chromium import Open, sign_in
from tests.web.mall import People
from tests.web.visit import Hub


def serious(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:120]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1366, False)])
def test_the_dialogs_of_the_counter(hub: Hub, people: People, opened: Open, width: int, dark: bool) -> None:
    hub.issue("A2", "B1", priority=True, needs=(Need.QUIET_CALL,))
    hub.issue("A1")
    page = opened(width, dark)
    sign_in(page, hub, people)
    assert (serious(page), overflows(page)) == ([], False)
    hub.call(1)
    page.reload()
    for key in ("o", "h", "t", "l", "c", "m"):
        page.keyboard.press(key)
        expect(page.locator("dialog[open]")).to_have_count(1)
        assert (key, serious(page), overflows(page)) == (key, [], False)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    page.goto(hub.url + "/counter")
    assert (serious(page), overflows(page)) == ([], False)
