"""The desk for people and the site's data: what faults and previews look like, and the keyboard is enough."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.sync.mall import site
from tests.web.chromium import Open, to
from tests.web.mall import PIN, People
from tests.web.test_accessible import overflows, serious
from tests.web.visit import Hub


def sign_in(page: Page, hub: Hub, people: People, duty: str, path: str) -> None:
    page.goto(f"{hub.url}/login?next={path}")
    expect(page.locator("[name=number]")).to_be_focused()
    page.keyboard.type(people.numbers[duty])
    page.keyboard.press("Tab")
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{hub.url}{path}")


def sound(page: Page, name: str) -> None:
    assert (name, serious(page), overflows(page)) == (name, [], False)


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1366, False)])
def test_previews_and_what_is_told_of_faults(
    hub: Hub, people: People, opened: Open, tmp_path: Path, width: int, dark: bool
) -> None:
    page, doc = opened(width, dark), json.loads(site())
    sign_in(page, hub, people, "admin", "/desk/site")
    hub.issue("S1")
    doc["agencies"] = [agency for agency in doc["agencies"] if agency["id"] != "sim"]
    file = tmp_path / "site.json"
    for spoil, heading in ((False, "Berkas ini belum bisa dipakai"), (True, "Yang akan berubah")):
        if spoil:
            doc = json.loads(site())
            doc["hours"]["last_ticket_minutes"] = 45
            doc["agencies"][6]["valid_until"] = "2026-11-30"
        file.write_text(json.dumps(doc))
        page.goto(f"{hub.url}/desk/site")
        page.set_input_files("[name=file]", file)
        page.get_by_role("button", name="Lihat dulu").click()
        expect(page.locator("h1")).to_have_text(heading)
        sound(page, heading)
    page.goto(f"{hub.url}/desk/site/form/hours")
    page.fill("[name='hours.week.mon']", "pagi")
    page.get_by_role("button", name="Lihat dulu").click()
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    sound(page, "faults of a form")


def test_bookings_by_keyboard_alone(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360, True)
    sign_in(page, hub, people, "supervisor", "/desk/bookings")
    sound(page, "empty")
    to(page, "[name=code]")
    page.keyboard.type("KPG7Q2")
    to(page, "[name=time]")
    page.keyboard.type("1030a")  # the last key is for a browser that counts hours to twelve; another passes it over
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_have_text("Pendaftaran dicatat.")
    sound(page, "booked")
    to(page, "button:has-text('Batalkan')")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_have_text("Pendaftaran dibatalkan.")


def test_a_new_agency_by_keyboard_alone(hub: Hub, people: People, opened: Open) -> None:
    page = opened(1366)
    sign_in(page, hub, people, "admin", "/desk/agencies/new")
    write(page, name_id="Kantor Pos", name_en="Post office", short="Pos", government="Pusat")
    press(page, "Lanjut", "Huruf antrean dan zona")
    press(page, "Lanjut", "Berapa loketnya?")
    press(page, "Lanjut", "Apa saja layanannya?")
    write(page, service0_id="Kirim", service0_en="Send", service0_minutes="5")
    press(page, "Lanjut", "Jam layanan")
    press(page, "Lanjut", "Siapa petugasnya?")
    write(page, name="Ani")
    press(page, "Tambah petugas ini", "Ani")
    to(page, "a:has-text('Sudah dicatat')")
    page.keyboard.press("Enter")
    expect(page.locator("main h2").first).to_have_text("Nomor uji dan panggilan uji")
    sound(page, "rehearsal")
    press(page, "Berjalan baik", "Buka untuk pengunjung?")
    to(page, "button:has-text('Lihat perubahannya')")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Yang akan berubah")
    to(page, "button:has-text('Terapkan')")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("Gerai sudah dibuka untuk pengunjung.")


def write(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        to(page, f"[name={name}]")
        page.keyboard.type(text)


def press(page: Page, button: str, then: str) -> None:
    to(page, f"main button:has-text('{button}')")
    page.keyboard.press("Enter")
    expect(page.locator("main h2").first).to_have_text(then)
