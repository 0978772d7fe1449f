"""The ticket's page outside, in a browser: it follows the hall by itself, by way of `besti push`."""

from playwright.sync_api import expect

from tests.centre.down.joined import Joined
from tests.centre.down.pushed import pushing
from tests.web.chromium import Open, chromium, opened, playwright

__all__ = ["chromium", "opened", "playwright"]

LONGEST_MS = 60_000


def test_a_phone_outside_follows_the_hall_by_itself(site: Joined, opened: Open) -> None:
    mine = site.issue()
    with pushing(site):
        phone = opened(360)
        phone.goto(f"{site.url}/kpg/t/{mine}")
        expect(phone.locator("main")).to_contain_text("Menunggu", timeout=LONGEST_MS)
        phone.evaluate("window.opened = 1")
        site.call(1)
        expect(phone.locator("main")).to_contain_text("Silakan ke", timeout=LONGEST_MS)
        assert phone.evaluate("window.opened") == 1
