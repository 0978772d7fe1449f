"""An usher with a phone in the hand, in a real browser: by keyboard alone, and with the network gone."""

from playwright.sync_api import Page, expect

from core.commands import AskHelp, Hold
from core.words import Channel, HelpState, Need, Reason, StepState
from tests.sync.mall import new_id
from tests.web.chromium import Open
from tests.web.mall import PIN, People
from tests.web.visit import Hub


def enter(page: Page, hub: Hub, people: People, path: str = "/usher") -> None:
    page.goto(f"{hub.url}/login?next={path}")
    expect(page.locator("[name=number]")).to_be_focused()
    page.keyboard.type(people.numbers["usher"])
    page.keyboard.press("Tab")
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    page.wait_for_url(hub.url + path)


def test_a_call_shows_by_itself_shakes_and_is_taken_by_keyboard(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360)
    page.add_init_script("window.shaken = 0; navigator.vibrate = () => { window.shaken += 1; return true; };")
    enter(page, hub, people)
    expect(page.get_by_text("Tidak ada yang memanggil bantuan.")).to_be_visible()
    help_ = new_id()
    hub.do(AskHelp(help_, "kiosk-2"))
    expect(page.locator("[data-help] h2")).to_have_text("Kiosk 2")
    assert page.evaluate("window.shaken") == 1
    expect(page).to_have_title("BANTUAN DITUNGGU")
    page.locator(f"#take-{help_}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Anda sedang ke sana.")).to_be_visible()
    page.locator(f"#end-{help_}").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-help]")).to_have_count(0)
    assert hub.state().helps[help_].state is HelpState.FINISHED


def test_a_number_is_given_by_keyboard_alone(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360, dark=True)
    enter(page, hub, people, "/usher/new")
    page.locator("#narrow").focus()
    page.keyboard.type("perekaman")
    expect(page.locator("[data-service]:visible")).to_have_count(1)
    page.locator("[data-service]:visible input").focus()
    page.keyboard.press("Space")
    expect(page.locator("#chosen")).to_have_text("Perekaman KTP-el baru")
    page.locator("[name=priority]").focus()
    page.keyboard.press("Space")
    page.locator("[name='needs[]'][value=quiet_call]").focus()
    page.keyboard.press("Space")
    page.locator(".stick button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".big")).to_have_text("A001")
    (ticket,) = hub.state().tickets.values()
    assert (ticket.channel, ticket.priority, ticket.needs) == (Channel.USHER, True, (Need.QUIET_CALL,))
    assert (ticket.print_at, ticket.steps[0].service) == ("kiosk-1", "A1")


def test_nothing_chosen_is_told_and_gives_no_number(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360)
    enter(page, hub, people, "/usher/new")
    page.locator(".stick button").click()
    expect(page.locator("#notice")).to_be_visible()
    assert hub.state().tickets == {}


def test_without_a_network_the_number_waits_and_is_given_once(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360)
    enter(page, hub, people, "/usher/new")
    page.locator("#narrow").fill("perekaman")
    page.locator("[data-service]:visible input").check()
    page.context.set_offline(True)
    page.locator(".stick button").click()
    expect(page.locator("#lost")).to_contain_text("“Nomor baru” menunggu")
    assert hub.state().tickets == {}
    page.context.set_offline(False)
    expect(page.locator(".big")).to_have_text("A001")
    assert len(hub.state().tickets) == 1


def test_a_number_is_held_brought_back_and_printed_again(hub: Hub, people: People, opened: Open) -> None:
    ticket = hub.issue("A1", "B1")
    hub.call(1)
    hub.do(Hold(1, Reason.DOCUMENTS))
    page = opened(360)
    enter(page, hub, people)
    page.get_by_role("link", name=ticket.label).click()
    page.get_by_role("button", name="Masuk antrean lagi").click()
    expect(page.get_by_role("button", name="Masuk antrean lagi")).to_have_count(0)
    assert hub.state().tickets[ticket.id].steps[0].state is StepState.WAITING
    page.get_by_role("button", name="10 mnt").click()
    expect(page.locator(".hero")).to_contain_text("sedang jeda · sampai 09.10")
    page.get_by_role("button", name="Sudah kembali").click()
    expect(page.get_by_role("button", name="10 mnt")).to_be_visible()
    page.get_by_role("button", name="Cetak ulang: Pintu masuk", exact=True).click()
    expect(page.get_by_text("Salinan yang diminta: 1")).to_be_visible()
    page.locator("summary", has_text="Tambah keperluan").click()
    page.locator("[name='errand.service']").select_option("C1")
    page.locator("details form button").click()
    expect(page.locator(".steps li")).to_have_count(3)
    page.get_by_role("button", name="Hapus").last.click()
    expect(page.locator(".steps .tag", has_text="dibatalkan")).to_have_count(1)
    page.locator("#cancel summary").click()
    page.get_by_role("button", name="Ya, batalkan").click()
    expect(page.locator("#cancel")).to_have_count(0)
    assert not hub.state().tickets[ticket.id].is_open


def test_emergency_papers_by_their_printed_numbers(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360)
    enter(page, hub, people, "/usher/papers")
    page.locator("[name=first]").fill("9001")
    page.locator("[name=last]").fill("9014")
    page.locator("[name=minutes_ago]").fill("20")
    page.get_by_role("button", name="Masukkan ke antrean").click()
    expect(page.locator(".labels .tag")).to_have_count(14)
    page.get_by_role("button", name="Masukkan ke antrean").click()
    expect(page.locator("#notice")).to_have_text("A9001 sampai A9014 sudah tercatat.")
    page.locator("[name=last]").fill("9000")
    page.get_by_role("button", name="Masukkan ke antrean").click()
    expect(page.locator("#notice")).to_contain_text("tulis nomor pertama dan terakhir dengan benar")
    assert len(hub.state().tickets) == 14
