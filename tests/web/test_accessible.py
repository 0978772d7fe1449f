"""What axe-core finds on every page, light and dark: nothing serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from core.commands import Finish
from core.words import Need, Outcome
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


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1366, True)])
def test_the_pages_of_visitors(hub: Hub, opened: Open, width: int, dark: bool) -> None:
    done, waiting = hub.issue("A1"), hub.issue("A1", "C1")
    hub.call(1)
    hub.do(Finish(1, Outcome.DONE))
    called = hub.issue("A1")
    hub.call(1)
    page = opened(width, dark)
    addresses = ["/", "/login", "/hall", f"/t/{done.id}/rate/0", "/nothing", f"/t/{'x' * 22}"]
    for address in [*addresses, *(f"/t/{ticket.id}" for ticket in (done, waiting, called))]:
        page.goto(hub.url + address)
        assert (address, serious(page), overflows(page)) == (address, [], False)


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1366, False)])
def test_the_pages_of_officers(hub: Hub, people: People, opened: Open, width: int, dark: bool) -> None:
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
