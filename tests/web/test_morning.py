"""A whole morning: two officers, an usher, a kiosk and a phone, while networks and the hub come and go.

Nothing is lost, nothing happens twice, and every page says what it does not know.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core.commands import AskHelp, Errand, Issue, OpenCounter
from core.decider import Accepted, LaneGiven
from core.events import StepCalled, TicketIssued
from core.words import Channel, HelpState, StepState
from store.own_file import open_kiosk
from sync.remote import Patience, RemoteDecider
from tests.sync.mall import command, new_id
from tests.web.chromium import Open
from tests.web.mall import PIN, People, prepare
from tests.web.staffed import PowerCut, everywhere
from tests.web.test_an_hour import happened

PATIENT = Patience(issue=20.0, command=20.0, back_off=(0.05,))
HASTY = Patience(issue=0.2, back_off=(0.05,))
BANK = 11


@pytest.fixture
def mall(tmp_path: Path, people: People) -> Iterator[PowerCut]:
    mall = PowerCut(prepare(tmp_path / "mall", people))
    yield mall
    mall.stop()


class Kiosk:
    """The kiosk's way to the hub: its own file, its own lane when nobody answers."""

    def __init__(self, mall: PowerCut, folder: Path) -> None:
        self._mall = mall
        self._store = open_kiosk(folder / "kiosk.db")
        self._decider = self._connected(PATIENT)
        assert self._decider.attach()

    def _connected(self, patience: Patience) -> RemoteDecider:
        return RemoteDecider(self._mall.hub.url, "kiosk-1", self._store, lambda issue: "A", patience)

    def number(self, *services: str) -> tuple[str, str]:
        """The id and the label of a new ticket."""
        id_ = new_id()
        answer = self._decider.submit(command(Issue(id_, tuple(map(Errand, services)), print_at="kiosk-1")))
        if isinstance(answer, LaneGiven):
            return id_, answer.issued.label
        assert isinstance(answer, Accepted), answer
        (issued,) = (event.body for event in answer.events if isinstance(event.body, TicketIssued))
        return id_, issued.label

    def hasty(self) -> None:
        """Waits no longer than a visitor does."""
        self._decider.close()
        self._decider = self._connected(HASTY)

    def hand_over(self) -> None:
        self._decider.start()

    def close(self) -> None:
        self._decider.close()
        self._store.close()


def sign_in(page: Page, number: str) -> None:
    page.locator("[name=number]").fill(number)
    page.locator("[name=pin]").fill(PIN)
    page.keyboard.press("Enter")


def press(page: Page, key: str) -> None:
    expect(page.locator("#part")).not_to_have_attribute("aria-busy", "true")
    page.keyboard.press(key)


def call(page: Page) -> str:
    """Calls the next one and says who it is. A reflex is held back, so a colleague's call is waited for."""
    before = (
        page.locator("[data-visitor]").get_attribute("data-visitor") if page.locator("[data-visitor]").count() else ""
    )
    press(page, "n")
    expect(page.locator(f"[data-visitor]:not([data-visitor='{before}'])")).to_have_count(1)
    return page.locator("[data-visitor] .number").inner_text()


class Morning:
    """Everybody at their places. Each method is one act."""

    def __init__(self, mall: PowerCut, people: People, opened: Open, folder: Path) -> None:
        self.mall = mall
        self.people = people
        self.kiosk = Kiosk(mall, folder)
        mall.hub.do(OpenCounter(BANK))
        self.officer_no = everywhere(mall.hub, people)
        self.officer, self.banker, self.usher, self.phone = opened(), opened(800), opened(360), opened(360)
        for page, path in ((self.officer, "/counter/1"), (self.banker, f"/counter/{BANK}"), (self.usher, "/usher")):
            page.goto(f"{mall.hub.url}/login?next={path}")
            sign_in(page, people.numbers["usher"] if path == "/usher" else self.officer_no)
            page.wait_for_url(mall.hub.url + path)

    def two_errands(self) -> None:
        """The kiosk gives a number, the phone follows it through both counters."""
        id_, label = self.kiosk.number("A1", "B1")
        self.phone.goto(f"{self.mall.hub.url}/t/{id_}")
        expect(self.phone.locator(".big")).to_have_text(label)
        assert call(self.officer) == label
        expect(self.phone.locator("h1")).to_have_text("Silakan ke Loket\u00a01")
        press(self.officer, "s")
        press(self.officer, "d")
        expect(self.officer.locator("[data-visitor]")).to_have_count(0)
        self.mall.hub.later(seconds=120)  # the walk to the other zone
        expect(self.banker.locator("[data-waits]")).to_have_count(1)
        assert call(self.banker) == label
        press(self.banker, "d")
        expect(self.phone.locator("h1")).to_have_text("Kunjungan selesai")

    def an_officer_without_network(self) -> None:
        _, label = self.kiosk.number("A1")
        expect(self.officer.locator("[data-waits]")).to_have_count(1)
        self.officer.context.set_offline(True)
        expect(self.officer.locator("#lost")).to_contain_text("Sambungan terputus")
        press(self.officer, "n")
        expect(self.officer.locator("#lost")).to_contain_text("menunggu dan dikirim sendiri")
        self.officer.context.set_offline(False)
        expect(self.officer.locator("[data-visitor] .number")).to_have_text(label)
        expect(self.officer.locator("#lost")).to_be_hidden()

    def an_usher_without_network(self) -> None:
        self.usher.goto(f"{self.mall.hub.url}/usher/new")
        self.usher.locator("#narrow").fill("perekaman")
        self.usher.locator("[data-service]:visible input").check()
        self.usher.context.set_offline(True)
        self.usher.locator(".stick button").click()
        expect(self.usher.locator("#lost")).to_contain_text("menunggu")
        self.usher.context.set_offline(False)
        expect(self.usher.locator(".big")).to_be_visible()

    def help_and_papers(self) -> None:
        self.mall.hub.do(AskHelp(new_id(), "kiosk-1"))
        self.usher.goto(f"{self.mall.hub.url}/usher")
        self.usher.get_by_role("button", name="Saya ke sana").click()
        self.usher.get_by_role("button", name="Sudah dibantu").click()
        expect(self.usher.locator("[data-help]")).to_have_count(0)
        self.usher.goto(f"{self.mall.hub.url}/usher/papers")
        self.usher.locator("[name=first]").fill("9001")
        self.usher.locator("[name=last]").fill("9003")
        self.usher.get_by_role("button", name="Masukkan ke antrean").click()
        expect(self.usher.locator(".labels .tag")).to_have_count(3)

    def the_hub_goes_and_comes_back(self) -> None:
        """The officer ends a visit that nobody hears of, the kiosk gives a number of its own, the phone says so."""
        expect(self.officer.locator("[data-visitor]")).to_have_count(1)
        self.kiosk.hasty()
        self.mall.stop()
        for page in (self.officer, self.banker, self.phone):
            expect(page.locator("#lost")).to_be_visible()
        press(self.officer, "d")
        expect(self.officer.locator("#lost")).to_contain_text("“Selesai” menunggu")
        id_, label = self.kiosk.number("A1")
        assert (label[:2], len(label)) == ("A1", 5)
        self.mall.start()
        self.phone.goto(f"{self.mall.hub.url}/t/{id_}")
        expect(self.phone.locator("h1")).to_have_text("Belum tercatat di sini")
        self.kiosk.hand_over()
        expect(self.phone.locator(".big")).to_have_text(label)
        self.everybody_signs_in_again()
        expect(self.officer.locator("[data-visitor]")).to_have_count(0)

    def everybody_signs_in_again(self) -> None:
        """Sign-ins do not outlive a hub; what was on its way does."""
        for page, path in ((self.officer, "/counter/1"), (self.banker, f"/counter/{BANK}")):
            page.wait_for_url(f"**/login?next={path}")
            sign_in(page, self.officer_no)
            page.wait_for_url(self.mall.hub.url + path)

    def everybody_is_served(self) -> None:
        while self.mall.hub.state().waiting.get("A"):
            call(self.officer)
            self.mall.hub.later(seconds=30)
        press(self.officer, "d")
        expect(self.officer.locator("[data-visitor]")).to_have_count(0)
        expect(self.phone.locator("h1")).to_have_text("Kunjungan selesai")


def test_a_whole_morning(mall: PowerCut, people: People, opened: Open, tmp_path: Path) -> None:
    morning = Morning(mall, people, opened, tmp_path)
    with closing(morning.kiosk):
        morning.two_errands()
        morning.an_officer_without_network()
        morning.an_usher_without_network()
        morning.help_and_papers()
        morning.the_hub_goes_and_comes_back()
        morning.everybody_is_served()
    nothing_lost_nothing_doubled(mall)


def nothing_lost_nothing_doubled(mall: PowerCut) -> None:
    state = mall.hub.state()
    channels = Counter(ticket.channel for ticket in state.tickets.values())
    assert channels == {Channel.KIOSK: 3, Channel.USHER: 1, Channel.PAPER_LANE: 3}
    assert len({ticket.label for ticket in state.tickets.values()}) == 7
    steps = [step for ticket in state.tickets.values() for step in ticket.steps]
    assert {step.state for step in steps} == {StepState.DONE}
    calls = Counter((e.body.ticket, e.body.n) for e in happened(mall.hub) if isinstance(e.body, StepCalled))
    assert (len(calls), set(calls.values())) == (8, {1})
    assert [help_.state for help_ in state.helps.values()] == [HelpState.FINISHED]
