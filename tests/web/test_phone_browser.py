"""A ticket on a phone in a real browser: it changes by itself, says when it is old, and asks for little."""

import re

from playwright.sync_api import expect

from core.commands import CloseCounter, Errand, Finish, Issue, OpenCounter, Start
from core.words import Outcome
from tests.sync.mall import counters_of, new_id
from tests.web.chromium import Open
from tests.web.visit import Hub

WAIT_MS = 40_000
"""A page that nothing happens to is made again every ten seconds."""

TONES = """
window.tones = 0;
const made = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () { window.tones += 1; return made.call(this); };
"""
"""Counts what is heard: three tones after the touch, three for each call."""


def test_a_phone_follows_its_ticket_to_the_end(hub: Hub, opened: Open) -> None:
    first, mine = hub.issue("A1"), hub.issue("A1")
    phone = opened(360)
    phone.goto(f"{hub.url}/t/{mine.id}")
    expect(phone.locator("h1")).to_have_text("Menunggu")
    expect(phone.locator("#part")).to_contain_text("1 orang di depan Anda")
    assert hub.call(1) == first.label
    expect(phone.locator("#part")).to_contain_text("Anda berikutnya")
    assert hub.call(1) == mine.label
    expect(phone.locator("h1")).to_have_text("Silakan ke Loket\u00a01")
    expect(phone).to_have_title("DIPANGGIL: Loket\u00a01")
    hub.do(Start(1))
    expect(phone.locator("h1")).to_have_text("Sedang dilayani di Loket\u00a01")
    hub.do(Finish(1, Outcome.DONE))
    expect(phone.locator("h1")).to_have_text("Kunjungan selesai")
    expect(phone.locator("h2")).to_have_text("Nota Beres")
    expect(phone.locator(".nota")).to_contain_text("Dipanggil")
    phone.get_by_role("link", name="Beri nilai").click()
    phone.get_by_label("Sangat baik").check()
    phone.get_by_role("button", name="Kirim nilai").click()
    expect(phone.get_by_text("Terima kasih atas penilaian Anda.")).to_be_visible()
    assert hub.state().tickets[mine.id].steps[0].rated


def test_a_phone_vibrates_and_sounds_once_per_call(hub: Hub, opened: Open) -> None:
    mine = hub.issue("A1")
    phone = opened(360)
    phone.add_init_script("window.shaken = 0; navigator.vibrate = () => { window.shaken += 1; return true; };")
    phone.add_init_script(TONES)
    phone.goto(f"{hub.url}/t/{mine.id}")
    assert phone.evaluate("window.tones") == 0
    phone.get_by_role("button", name="Bunyikan saat dipanggil").click()
    expect(phone.locator("#sound")).to_have_text("Bunyi aktif. Biarkan halaman ini terbuka.")
    hub.call(1)
    expect(phone.locator("h1")).to_have_text("Silakan ke Loket\u00a01")
    assert phone.evaluate("[window.shaken, window.tones]") == [1, 6]
    title = phone.title()
    expect(phone).not_to_have_title(title)  # it blinks
    hub.issue("A1")
    phone.wait_for_timeout(1500)
    assert phone.evaluate("[window.shaken, window.tones]") == [1, 6]


def test_a_phone_says_that_it_is_old_and_recovers(hub: Hub, opened: Open) -> None:
    mine = hub.issue("A1")
    phone = opened(360)
    phone.goto(f"{hub.url}/t/{mine.id}")
    phone.context.set_offline(True)
    expect(phone.locator("#lost")).to_contain_text("Sambungan terputus sejak")
    hub.call(1)
    phone.context.set_offline(False)
    expect(phone.locator("h1")).to_have_text("Silakan ke Loket\u00a01")
    expect(phone.locator("#lost")).to_be_hidden()


def test_without_a_stream_the_phone_asks(hub: Hub, opened: Open) -> None:
    mine = hub.issue("A1")
    phone = opened(360)
    phone.route("**/live?lang=*", lambda route: route.abort())
    phone.clock.install()
    phone.goto(f"{hub.url}/t/{mine.id}")
    hub.call(1)
    phone.clock.fast_forward(5_000)
    expect(phone.locator("h1")).to_have_text("Silakan ke Loket\u00a01")


def test_a_lane_ticket_fills_in_when_the_hub_hears_of_it(hub: Hub, opened: Open) -> None:
    ticket = new_id()
    phone = opened(360)
    phone.goto(f"{hub.url}/t/{ticket}")
    expect(phone.locator("h1")).to_have_text("Belum tercatat di sini")
    hub.lane(ticket, "A1007")
    expect(phone.locator(".number")).to_have_text("A1007")


def test_late_and_cancel_by_touch(hub: Hub, opened: Open) -> None:
    mine = hub.issue("A1")
    phone = opened(360)
    phone.goto(f"{hub.url}/t/{mine.id}?lang=en")
    phone.get_by_role("button", name="I am late").click()
    expect(phone.locator("h1")).to_contain_text("We wait for you until")
    expect(phone.get_by_role("button", name="I am late")).to_have_count(0)
    phone.get_by_role("button", name="I am ready").click()
    expect(phone.locator("h1")).to_have_text("Waiting")
    expect(phone.get_by_role("button", name="I am late")).to_have_count(0)
    phone.get_by_text("Cancel this number").click()
    hub.issue("A1")
    phone.wait_for_timeout(1200)
    phone.get_by_role("button", name="Yes, cancel it").click()
    expect(phone.locator("h1")).to_have_text("This number was cancelled")


def test_an_old_television_shows_the_calls_and_its_age(hub: Hub, opened: Open) -> None:
    ticket = hub.issue("A1")
    screen = opened(1366)
    screen.clock.install()
    screen.goto(f"{hub.url}/hall")
    expect(screen.locator(".none")).to_have_text("Belum ada panggilan")
    hub.call(1)
    expect(screen.locator(".now .label")).to_have_text(ticket.label)
    screen.goto(f"{hub.url}/hall?zone=Z2")
    expect(screen.locator(".none")).to_have_text("Belum ada panggilan")
    expect(screen.locator("#old")).to_be_hidden()
    screen.context.set_offline(True)
    screen.clock.fast_forward(12_000)
    expect(screen.locator("#old")).to_contain_text("terakhir diperbarui pukul 09.00")
    screen.context.set_offline(False)
    expect(screen.locator("#old")).to_be_hidden()


def test_a_phone_says_why_no_time_is_told(hub: Hub, opened: Open) -> None:
    """No counter of letter B is open."""
    mine = hub.issue("B1")
    phone = opened(360)
    phone.goto(f"{hub.url}/t/{mine.id}")
    assert mine.promise is None
    expect(phone.locator(".hero")).to_contain_text("Belum ada loket yang buka; perkiraan belum dapat disebut.")


def test_a_phone_tells_the_time_as_it_is_now_beside_the_paper(hub: Hub, opened: Open) -> None:
    """Nobody calls for twenty minutes, then for two hours."""
    hub.issue("A1")
    hub.call(1)
    for _ in range(6):
        mine = hub.issue("A1")
    phone = opened(360)
    hub.later()
    phone.goto(f"{hub.url}/t/{mine.id}")
    told = phone.locator(".told")
    expect(told).to_have_text(re.compile(r"^Perkiraan dipanggil \d\d\.\d\d–\d\d\.\d\d$"))
    printed = told.inner_text().removeprefix("Perkiraan dipanggil ")
    expect(phone.locator(".hero")).not_to_contain_text("Di kertas")
    phone.get_by_text("Mengapa?").click()
    expect(phone.locator("#why")).to_contain_text(
        re.compile(r"5 orang di depan, \d loket, sekitar \d+ menit per orang")
    )
    hub.later(seconds=20 * 60)
    expect(phone.locator(".hero")).to_contain_text(f"Di kertas: {printed}", timeout=WAIT_MS)
    expect(told).not_to_contain_text(printed)
    expect(phone.locator("#why")).to_have_attribute("open", "")
    hub.later(hours=2)
    expect(phone.locator(".hero")).to_contain_text(f"Lebih lama dari perkiraan ({printed}).", timeout=WAIT_MS)
    expect(told).to_be_visible()


def test_a_phone_leads_with_the_errand_that_comes_first_and_guesses_later_ones(hub: Hub, opened: Open) -> None:
    hub.do(OpenCounter(free_counter("C")))
    hub.do(OpenCounter(free_counter("D")))
    for _ in range(9):
        hub.issue("A1")
    id_ = new_id()
    hub.do(Issue(id_, (Errand("A1"), Errand("C1"), Errand("D1", after=(0,)))))
    hub.later()
    phone = opened(360)
    phone.goto(f"{hub.url}/t/{id_}?lang=en")
    expect(phone.locator(".hero")).to_contain_text("Birth certificate")
    expect(phone.locator(".hero")).to_contain_text("You are next")
    steps = phone.locator(".steps li")
    expect(steps.nth(0)).to_contain_text(re.compile(r"People before you: 9\s*\d\d:\d\d–\d\d:\d\d"))
    expect(steps.nth(2)).to_contain_text(re.compile(r"at about \d\d:(00|15|30|45)"))
    expect(steps.nth(2)).not_to_contain_text("–")


def test_a_phone_says_why_no_time_is_told_any_more(hub: Hub, opened: Open) -> None:
    mine = hub.issue("A1")
    assert mine.promise is not None
    for no in counters_of("A"):
        hub.do(CloseCounter(no))
    hub.later()
    phone = opened(360)
    phone.goto(f"{hub.url}/t/{mine.id}")
    expect(phone.locator(".hero")).to_contain_text("Belum ada loket yang buka")
    expect(phone.locator(".hero")).to_contain_text("Di kertas: 09.00–09.05")
    expect(phone.locator(".told")).to_have_count(0)


def free_counter(letter: str) -> int:
    """A counter that is closed as yet."""
    return min({*counters_of(letter)} - {*counters_of("A")})
