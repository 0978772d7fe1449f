"""A whole morning: two officers, an usher, a kiosk and a phone, while networks and the hub come and go.

Nothing is lost, nothing happens twice, and every page says what it does not know.
"""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cli.bench.bare_window import unseen
from cli.bench.sink import Sink
from core.commands import AskHelp, OpenCounter
from core.events import StepCalled
from core.words import Channel, HelpState, StepState
from store.open import open_reader
from tests.sync.mall import new_id
from tests.web.chromium import Open
from tests.web.mall import PIN, People, prepare
from tests.web.staffed import PowerCut, everywhere
from tests.web.test_an_hour import happened

BANK = 11


@pytest.fixture
def mall(tmp_path: Path, people: People) -> Iterator[PowerCut]:
    mall = PowerCut(prepare(tmp_path / "mall", people))
    yield mall
    mall.stop()


class Kiosk:
    """The real kiosk in a process of its own, with its own file, its own paper, and a finger on its screen."""

    def __init__(self, mall: PowerCut) -> None:
        self._folder = mall.folder
        mall.hub.later()  # the hub's clock is told, and the kiosk goes by it
        self._printer = Sink()
        self._printer.__enter__()
        words = ["--folder", str(mall.folder), "--hub", mall.hub.url, "--window", "540x960", "--demo-speed", "1"]
        words += ["--printer", f"tcp://127.0.0.1:{self._printer.port}", "--profile", "tm-t82"]
        argv = [sys.executable, "-m", "tests.web.kiosk_touched", *words]
        self._process = subprocess.Popen(
            argv, env=unseen(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._said() == "ready"

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def number(self, agency: str, service: str) -> tuple[str, str]:
        """What a visitor takes home: the id behind the code on the paper, and the number on screen and paper."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{agency} {service}\n")
        self._process.stdin.flush()
        label = self._said()
        assert label, "the kiosk ended"
        with open_reader(self._folder / "kiosk.db") as connection:
            ((id_,),) = connection.exec_driver_sql("SELECT ticket FROM print_step ORDER BY n DESC LIMIT 1").all()
        return str(id_), label

    def faint(self, is_faint: bool) -> None:
        """Does nothing while it is."""
        self._process.send_signal(signal.SIGSTOP if is_faint else signal.SIGCONT)

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()
        self._printer.__exit__()


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

    def __init__(self, mall: PowerCut, people: People, opened: Open) -> None:
        self.mall = mall
        self.people = people
        self.kiosk = Kiosk(mall)
        mall.hub.do(OpenCounter(BANK))
        self.officer_no = everywhere(mall.hub, people)
        self.officer, self.banker, self.usher, self.phone = opened(), opened(800), opened(360), opened(360)
        for page, path in ((self.officer, "/counter/1"), (self.banker, f"/counter/{BANK}"), (self.usher, "/usher")):
            page.goto(f"{mall.hub.url}/login?next={path}")
            sign_in(page, people.numbers["usher"] if path == "/usher" else self.officer_no)
            page.wait_for_url(mall.hub.url + path)

    def two_errands(self) -> None:
        """The kiosk gives a number, an officer adds an errand, the phone follows it through both counters."""
        id_, label = self.kiosk.number("dukcapil", "A1")
        self.phone.goto(f"{self.mall.hub.url}/t/{id_}")
        expect(self.phone.locator(".big")).to_have_text(label)
        assert call(self.officer) == label
        expect(self.phone.locator("h1")).to_have_text("Silakan ke Loket\u00a01")
        press(self.officer, "s")
        press(self.officer, "l")
        self.officer.locator("#add select[name='errand.service']").select_option("B1")
        self.officer.locator("#add .main").press("Enter")
        expect(self.phone.locator(".steps li")).to_have_count(2)
        press(self.officer, "d")
        expect(self.officer.locator("[data-visitor]")).to_have_count(0)
        self.mall.hub.later(seconds=120)  # the walk to the other zone
        expect(self.banker.locator("[data-waits]")).to_have_count(1)
        assert call(self.banker) == label
        press(self.banker, "d")
        expect(self.phone.locator("h1")).to_have_text("Kunjungan selesai")

    def an_officer_without_network(self) -> None:
        _, label = self.kiosk.number("dukcapil", "A1")
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
        self.mall.stop()
        for page in (self.officer, self.banker, self.phone):
            expect(page.locator("#lost")).to_be_visible()
        press(self.officer, "d")
        expect(self.officer.locator("#lost")).to_contain_text("“Selesai” menunggu")
        id_, label = self.kiosk.number("dukcapil", "A1")
        assert (label[:2], len(label)) == ("A1", 5)
        self.kiosk.faint(True)
        self.mall.start()
        self.phone.goto(f"{self.mall.hub.url}/t/{id_}")
        expect(self.phone.locator("h1")).to_have_text("Belum tercatat di sini")
        self.kiosk.faint(False)
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


def test_a_whole_morning(mall: PowerCut, people: People, opened: Open) -> None:
    morning = Morning(mall, people, opened)
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
