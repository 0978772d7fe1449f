"""The desk of whoever leads the hall: the first page keeps itself true, and for the rest the keyboard is enough."""

from playwright.sync_api import expect

from tests.web.chromium import Open, to
from tests.web.desk.test_house_accessible import sign_in
from tests.web.mall import People
from tests.web.visit import Hub


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
