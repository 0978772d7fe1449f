"""The screen for guests: by a link that ends, that cannot be forged, and that a new key makes worthless."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.commands import Finish
from core.words import Outcome
from tests.web.chromium import Open
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People
from tests.web.test_accessible import overflows, serious
from tests.web.visit import Browser, Hub
from web.live_link import KEY_FILE, LiveLinks

HOUR_MS = 3_600_000


def linked(hub: Hub, people: People, hours: str = "1") -> str:
    """The path of a new link."""
    page = AtDesk(hub, people).post("/summary/link", {"hours": hours})
    (address,) = re.findall(r'href="(http[^"]+/live/[^"]+)"', page.text)
    return str(address).removeprefix(hub.url)


def figures(html: str) -> list[str]:
    return re.findall(r"<dd>([^<]*)", html)


def test_it_shows_the_hall_as_it_stands(hub: Hub, people: People) -> None:
    path = linked(hub, people)
    hub.issue("A1")
    hub.issue("A1")
    hub.later(seconds=180)
    hub.call(1)
    hub.do(Finish(1, Outcome.DONE))
    page = Browser(hub).get(path)
    assert page.status_code == 200
    assert figures(page.text)[0] == "1"
    assert figures(page.text)[2:5] == ["3", "2", "1"]  # minutes, visits, served
    part = Browser(hub).get(path + "/part").json()
    assert figures(part["html"]) == figures(page.text)


def test_the_link_ends(hub: Hub, people: People) -> None:
    path = linked(hub, people)
    hub.later(seconds=3599)
    assert Browser(hub).get(path).status_code == 200
    hub.later(seconds=1)
    for each in (path, path + "/part"):
        assert Browser(hub).get(each).status_code == 403
    assert "sudah habis waktunya" in Browser(hub).get(path).text


def test_a_forged_or_stretched_link_opens_nothing(hub: Hub, people: People) -> None:
    path = linked(hub, people)
    end, sign = path.removeprefix("/live/").split(".")
    later = f"{int(end, 16) + 3600:08x}"
    for mark in (f"{later}.{sign}", f"{end}.{'A' * 22}", f"{end}.", end, "x", SCRIPT, f"{end}.{sign}x", "%00"):
        found = Browser(hub).get(f"/live/{mark}")
        assert (mark, found.status_code in (403, 404), SCRIPT in found.text) == (mark, True, False)
    assert Browser(hub).get("/live").status_code == 403
    assert Browser(hub).get(path).status_code == 200


def test_a_new_key_ends_all_links(hub: Hub, people: People) -> None:
    first, second = linked(hub, people), linked(hub, people, "12")
    assert AtDesk(hub, people).post("/summary/unlink").status_code == 200
    assert [Browser(hub).get(path).status_code for path in (first, second)] == [403, 403]
    assert Browser(hub).get(linked(hub, people)).status_code == 200


@pytest.mark.parametrize("hours", ["0", "-1", "99999", "x", ""])
def test_only_the_lengths_of_the_list(hub: Hub, people: People, hours: str) -> None:
    assert AtDesk(hub, people).post("/summary/link", {"hours": hours}).status_code == 400


def test_links_outlive_the_hub_but_not_a_broken_key(tmp_path: Path) -> None:
    now = 1_800_000_000_000
    mark = LiveLinks(tmp_path, lambda: now).make(1)
    assert LiveLinks(tmp_path, lambda: now).holds(mark)
    assert not LiveLinks(tmp_path, lambda: now + HOUR_MS).holds(mark)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o077 == 0
    (tmp_path / KEY_FILE).write_bytes(b"")
    broken = LiveLinks(tmp_path, lambda: now)
    assert not broken.holds(mark)
    assert broken.holds(broken.make(1))
    assert not LiveLinks(tmp_path / "none", lambda: now).holds(mark)


@pytest.mark.parametrize(("width", "height"), [(360, 740), (800, 600), (1366, 768), (1920, 1080)])
def test_it_is_large_and_whole(hub: Hub, people: People, opened: Open, width: int, height: int) -> None:
    path = linked(hub, people, "12")
    hub.issue("A1")
    hub.later(seconds=158 * 60)
    hub.call(1)
    page = opened(width)
    page.set_viewport_size({"width": width, "height": height})
    for tongue in ("id", "en"):
        page.goto(f"{hub.url}{path}?lang={tongue}")
        assert (serious(page), overflows(page)) == ([], False)
        assert "158" in page.locator("dl").inner_text()
        cut = "[...document.querySelectorAll('dd,dt')].filter(e => e.scrollWidth > e.clientWidth).length"
        assert page.evaluate(cut) == 0
        if width >= 800:
            assert page.evaluate("document.documentElement.scrollHeight") <= height
            assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('dd')).fontSize)") > height / 10


def test_it_keeps_itself_true_and_says_when_it_cannot(hub: Hub, people: People, opened: Open) -> None:
    path = linked(hub, people)
    page = opened(1366)
    page.goto(hub.url + path)
    hub.issue("A1")
    hub.later(seconds=5)
    expect(page.locator("dd").first).to_have_text("1", timeout=60_000)
    page.route("**/part*", lambda route: route.abort())
    expect(page.locator("#old")).to_be_visible(timeout=60_000)
    page.unroute("**/part*")
    hub.later(hours=2)
    expect(page.locator("h1")).to_contain_text("tidak berlaku", timeout=60_000)
