"""The desk of whoever leads the hall: nothing serious for axe-core, no page too wide, the keyboard is enough."""

import pytest
from playwright.sync_api import expect

from core.commands import AskHelp, PauseAgency, PostNotice
from core.words import Reason
from tests.sync.mall import new_id
from tests.web.chromium import Open
from tests.web.desk.test_house_accessible import sign_in, sound, to
from tests.web.mall import People
from tests.web.visit import Hub

PAGES = [
    "/desk", "/desk/round", "/desk/hall", "/desk/hall/closing?agency=&time=09:30&reason=power", "/desk/notices",
    "/desk/trail", "/desk/training",
]  # fmt: skip


def busy(hub: Hub) -> None:
    """A hall in which something of everything stands."""
    for service in ("A1", "A2", "B1", "C1", "S1"):
        hub.issue(service)
    hub.call(1)
    hub.do(AskHelp(new_id(), "kiosk-1"))
    hub.do(PauseAgency("samsat", Reason.SYSTEM_DOWN))
    hub.do(PostNotice(new_id(), hub.now_ms() + 3_600_000, ("Z1",), "Mobil " + "B1234XY" * 25))
    hub.later(seconds=180)


@pytest.mark.parametrize(("width", "dark"), [(360, False), (800, True), (1366, False), (1920, True)])
def test_the_pages(hub: Hub, people: People, opened: Open, width: int, dark: bool) -> None:
    busy(hub)
    page = opened(width, dark)
    sign_in(page, hub, people, "admin", "/desk")
    for path in PAGES:
        page.goto(hub.url + path)
        sound(page, path)
    page.goto(f"{hub.url}/desk?lang=en")
    expect(page.locator("h1")).to_have_text("Today")
    sound(page, "en")


def test_the_first_page_changes_while_one_looks(hub: Hub, people: People, opened: Open) -> None:
    page = opened(1366)
    sign_in(page, hub, people, "admin", "/desk")
    expect(page.locator(".tiles dd").first).to_have_text("0")
    hub.issue("A1")
    expect(page.locator(".tiles dd").first).to_have_text("1")
    page.context.set_offline(True)
    expect(page.locator("#lost")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#lost")).to_be_hidden()


def test_a_notice_by_keyboard_alone(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360)
    sign_in(page, hub, people, "admin", "/desk/notices")
    to(page, "[name=text]")
    page.keyboard.type("Toilet lantai dua tutup")
    to(page, "button:has-text('Tampilkan')")
    page.keyboard.press("Enter")
    expect(page.locator(".note p")).to_have_text("Toilet lantai dua tutup")
    to(page, "button:has-text('Turunkan')")
    page.keyboard.press("Enter")
    expect(page.locator(".note")).to_have_count(0)


def test_an_early_close_by_keyboard_alone(hub: Hub, people: People, opened: Open) -> None:
    hub.issue("B1")
    page = opened(1366)
    sign_in(page, hub, people, "admin", "/desk/hall")
    to(page, "[name=time]")
    page.keyboard.type("1030AM")  # where the browser has 24 hours, the letters are passed over
    to(page, "button:has-text('Lihat dulu')")
    page.keyboard.press("Enter")
    expect(page.locator("td.number")).to_have_text("B001")
    to(page, "main button:has-text('Tutup pukul')")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("Tutup lebih awal dicatat")


def test_the_round_by_keyboard_alone(hub: Hub, people: People, opened: Open) -> None:
    page = opened(800)
    sign_in(page, hub, people, "admin", "/desk/round")
    to(page, "#paper-kiosk-1 button:has-text('Baik')")
    page.keyboard.press("Enter")
    expect(page.locator("#paper-kiosk-1")).to_have_class("green")
