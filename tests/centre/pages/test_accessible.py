"""What axe-core finds on every page of the centre, light and dark, and whether the keyboard alone is enough."""

import pytest
from playwright.sync_api import Page, expect

from tests.centre.pages.city import ALOR, BELU, KUPANG, PIN, City
from tests.web.chromium import Open
from tests.web.test_accessible import overflows, serious

MONTH = "?day=2026-10-30&period=month"
PAGES = (
    f"/summary{MONTH}", f"/summary{MONTH}&by=kept", f"/summary{MONTH}&site={KUPANG}&site={BELU}", "/summary/today",
    "/summary/health", f"/summary/site/{KUPANG}{MONTH}", f"/summary/site/{ALOR}{MONTH}",
    f"/summary/site/{KUPANG}/agency/dukcapil{MONTH}", f"/summary/site/{KUPANG}/counter/1{MONTH}", "/public",
    "/summary?by=nothing",
)  # fmt: skip


def sign_in(page: Page, city: City) -> None:
    """By the keyboard alone."""
    page.goto(f"{city.url}/login")
    expect(page.locator("[name=number]")).to_be_focused()
    page.keyboard.type(city.numbers["mayor"])
    page.keyboard.press("Tab")
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/summary")


@pytest.mark.parametrize(("width", "dark"), [(360, True), (800, False), (1366, True), (1920, False)])
def test_every_page(city: City, opened: Open, width: int, dark: bool) -> None:
    page = opened(width, dark)
    page.goto(f"{city.url}/login")
    assert (serious(page), overflows(page)) == ([], False)
    sign_in(page, city)
    for address in PAGES:
        page.goto(city.url + address)
        assert (address, serious(page), overflows(page)) == (address, [], False)


def test_two_malls_are_chosen_and_compared_by_the_keyboard(city: City, opened: Open) -> None:
    page = opened()
    sign_in(page, city)
    page.goto(f"{city.url}/summary{MONTH}")
    for name in ("MPP Belu", "MPP Kota Kupang"):
        page.get_by_role("checkbox", name=f"Pilih {name}").focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Berdampingan")).to_be_visible()
    expect(page.locator("table.side thead a")).to_have_count(2)
    page.get_by_role("link", name="MPP Belu").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("MPP Belu: Oktober 2026")


def test_today_renews_itself_and_says_when_it_cannot(city: City, opened: Open) -> None:
    page = opened()
    sign_in(page, city)
    page.goto(f"{city.url}/summary/today")
    expect(page.locator("#lost")).to_be_hidden()
    page.evaluate("document.querySelector('#part').innerHTML = 'old'")
    page.evaluate("ask()")
    expect(page.locator("#part table")).to_be_visible()
    page.route("**/summary/today/part", lambda route: route.abort())
    page.evaluate("ask()")
    expect(page.locator("#lost")).to_be_visible()
