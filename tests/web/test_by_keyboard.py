"""Nobody needs a mouse: an usher, a visitor and the desk do a day's work by keys alone.

The counter by keys is in `test_counter_browser`, bookings, notices and a new agency are beside the pages of the desk.
"""

from contextlib import closing

from playwright.sync_api import Page, expect

from core.access import Duty
from core.commands import AskHelp, Finish
from core.fold import fold
from core.words import HelpState, Reason
from store.reader import SiteReader
from store.staff import read
from tests.sync.mall import new_id
from tests.web.chromium import Open, to
from tests.web.desk.test_house_accessible import sign_in
from tests.web.mall import People
from tests.web.visit import Hub


def go(page: Page, where: str) -> None:
    to(page, where)
    page.keyboard.press("Enter")


def test_an_usher_gives_a_number_finds_it_and_takes_a_call(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360)
    sign_in(page, hub, people, "usher", "/usher")
    go(page, "a:has-text('Nomor baru')")
    to(page, "#narrow")
    page.keyboard.type("perekaman")
    to(page, "[data-service]:visible input")
    page.keyboard.press("Space")
    go(page, "button:has-text('Beri nomor')")
    expect(page.locator(".big")).to_have_text("A001")
    go(page, "a:has-text('Cari')")
    to(page, "[name=label]")
    page.keyboard.type("a0")
    page.keyboard.press("Enter")
    go(page, "a:has-text('A001')")
    go(page, "button:has-text('10 mnt')")
    expect(page.locator(".hero")).to_contain_text("sedang jeda")
    help_ = new_id()
    hub.do(AskHelp(help_, "kiosk-2"))
    go(page, "a:has-text('Bantuan')")
    go(page, f"#take-{help_}")
    go(page, f"#end-{help_}")
    expect(page.locator("[data-help]")).to_have_count(0)
    assert hub.state().helps[help_].state is HelpState.FINISHED


def test_an_usher_books_in_emergency_papers(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360)
    sign_in(page, hub, people, "usher", "/usher/papers")
    for name, text in (("first", "9001"), ("last", "9003")):
        to(page, f"[name={name}]")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.locator(".labels .tag")).to_have_count(3)


def test_a_visitor_asks_for_patience_comes_back_and_rates(hub: Hub, opened: Open) -> None:
    mine = hub.issue("A1")
    page = opened(360)
    page.goto(f"{hub.url}/t/{mine.id}")
    go(page, "button:has-text('Saya terlambat')")
    expect(page.locator("h1")).to_contain_text("Ditunggu sampai")
    go(page, "form[action$='/back'] button")
    expect(page.locator("h1")).to_have_text("Menunggu")
    hub.call(1)
    hub.do(Finish(1))
    expect(page.locator("h1")).to_have_text("Kunjungan selesai")
    go(page, "a:has-text('Beri nilai')")
    to(page, "input[type=radio]")
    page.keyboard.press("Space")
    go(page, "button:has-text('Kirim nilai')")
    expect(page.get_by_text("Terima kasih atas penilaian Anda.")).to_be_visible()
    assert hub.state().tickets[mine.id].steps[0].rated


def test_a_visitor_cancels(hub: Hub, opened: Open) -> None:
    mine = hub.issue("A1")
    page = opened(360)
    page.goto(f"{hub.url}/t/{mine.id}")
    go(page, "#cancel summary")
    go(page, "#cancel button")
    expect(page.locator("h1")).to_have_text("Nomor ini dibatalkan")
    assert not hub.state().tickets[mine.id].is_open


def test_the_desk_pauses_an_agency_and_lets_it_go_on(hub: Hub, people: People, opened: Open) -> None:
    page = opened(1366)
    sign_in(page, hub, people, "supervisor", "/desk/hall")
    to(page, "form[action$='/pause'] [name=minutes]")
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("Gerai berhenti sementara")
    assert hub.state().agencies["dukcapil"].reason is Reason.NO_OFFICER
    go(page, "form[action$='/resume'] button")
    expect(page.locator("[role=status]")).to_contain_text("Gerai melayani lagi.")
    assert hub.state().agencies == {}


def test_the_desk_adds_an_officer(hub: Hub, people: People, opened: Open) -> None:
    page = opened(800)
    sign_in(page, hub, people, "admin", "/desk/people")
    to(page, "form[action$='/add'] [name=name]")
    page.keyboard.type("Ani")
    to(page, "form[action$='/add'] [name=agency]")
    page.keyboard.type("Dukcapil")
    go(page, "form[action$='/add'] button")
    expect(page.locator(".pin")).to_have_count(2)
    with closing(SiteReader.open(hub.folder, fold=fold)) as reader:
        added = [person for person in read(reader).staff.people if person.name == "Ani"]
    assert [person.duties for person in added] == [{"dukcapil": (Duty.OFFICER,)}]


def test_the_desk_changes_the_hours_by_form(hub: Hub, people: People, opened: Open) -> None:
    page = opened(800, dark=True)
    sign_in(page, hub, people, "admin", "/desk/site")
    go(page, "a:has-text('Jam buka')")
    to(page, "[name='hours.week.sat']")
    page.keyboard.type("08:00-12:00")
    go(page, "button:has-text('Lihat dulu')")
    expect(page.locator("h1")).to_have_text("Yang akan berubah")
    go(page, "button:has-text('Terapkan')")
    expect(page.locator("[role=status]")).to_contain_text("Perubahan sudah berlaku")
