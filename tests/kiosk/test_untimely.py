"""What comes at an awkward moment: before the answer, after the visitor, or while the site changes."""

import threading

import msgspec
import pytest

from core.catalog import Catalog
from core.commands import AskHelp, Command, Errand, Issue
from core.decider import Answer, HubUnreachable
from core.events import Event
from core.words import Evidence
from kiosk.flow.actions import Enter, Go, Type, Unlocked
from kiosk.flow.where import Screen
from kiosk.idle import QUIET_S
from printer.journal import JobState, PrintOutcome
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub, sample


def without(agency: str) -> Catalog:
    site = sample()
    kept = tuple(a for a in site.agencies if a.id != agency)
    return Catalog(msgspec.structs.replace(site, agencies=kept, journeys=()))


class LateHub(Hub):
    """Decides at once, and answers when `gate` opens; then not at all where it is `lost`."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.lost = False

    def submit(self, command: Command) -> Answer:
        answer = super().submit(command)
        assert self.gate.wait(10)
        if self.lost:
            raise HubUnreachable
        return answer


def test_a_paper_that_is_out_early_asks_for_no_second_number(make_rig: MakeRig) -> None:
    hub = LateHub()
    rig = make_rig(hub)
    rig.take()
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 1)
    rig.paper.finish()
    rig.settle()
    hub.gate.set()
    rig.wait_for("number")
    assert len([c for c in hub.submitted if isinstance(c.body, Issue)]) == 1


class LateLog(Hub):
    """Answers at once; its log is heard of when `heard`."""

    heard = False

    def poll(self) -> list[Event]:
        return super().poll() if self.heard else []


def test_a_number_of_which_the_log_tells_late_is_not_shown_to_the_next(make_rig: MakeRig) -> None:
    hub = LateLog()
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("number")
    rig.touch("done")
    assert rig.page == "welcome"
    hub.heard = True
    rig.kiosk.session.look()
    rig.settle()
    assert rig.page == "welcome"
    assert len(rig.paper.jobs) == 1


@pytest.mark.parametrize("refused", [True, False])
def test_a_service_that_goes_while_its_number_is_on_its_way(make_rig: MakeRig, refused: bool) -> None:
    hub = LateHub()
    rig = make_rig(hub)
    rig.take()
    hub.lost = refused
    hub.catalog = without("dukcapil")
    rig.kiosk.session.look()
    hub.gate.set()
    rig.bot.waitUntil(lambda: rig.kiosk.session.flow.screen is Screen.WELCOME)
    rig.settle()
    assert rig.page == "welcome"


def test_papers_of_a_service_that_has_gone_are_no_crash(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.do(Issue(hub.id(), (Errand("A1"),), print_at="kiosk-1"))
    hub.poll()
    hub.catalog = without("dukcapil")
    rig = make_rig(hub)
    rig.settle()
    assert rig.page == "welcome"
    assert rig.paper.jobs == []


def test_the_staff_see_numbers_of_a_service_that_has_gone(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.submit(Command(hub.id(), "kiosk-1", Issue(hub.id(), (Errand("A1"),))))
    rig = make_rig(hub)
    hub.catalog = without("dukcapil")
    session = rig.kiosk.session
    session.act(Enter())
    session.act(Type("2468"))
    session.act(Unlocked(True, "2468"))
    session.act(Go(Screen.STAFF_REPRINT))
    rig.settle()
    assert "A001" in rig.texts


def test_whoever_stays_on_the_welcome_page_leaves_nothing_there(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(QUIET_S, Screen.WELCOME, 0.2)
    rig.touch("start")
    rig.touch("bar-usher")
    rig.touch("bar-language")
    rig.touch("bar-contrast")
    rig.touch("back")
    assert rig.kiosk.session.language == "en"
    rig.bot.waitUntil(lambda: rig.kiosk.session.language == "id")
    rig.bot.waitUntil(lambda: "Selamat datang" in rig.texts)
    rig.bot.waitUntil(lambda: len(rig.hub.state.helps) == 1)
    rig.hub.state.helps.clear()
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: len(rig.hub.state.helps) == 1)


def test_a_call_of_the_visitor_before_takes_nothing_from_the_next(make_rig: MakeRig) -> None:
    hub = LateHub()
    hub.lost = True
    rig = make_rig(hub)
    rig.touch("start")
    rig.touch("bar-usher")
    rig.kiosk.pages.kiosk.wentHome.emit()
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: len(hub.submitted) == 1)
    second = rig.kiosk.session._doing.help
    hub.gate.set()
    rig.bot.waitUntil(lambda: len(hub.submitted) == 2)
    assert second is not None
    assert isinstance(hub.submitted[1].body, AskHelp)
    assert hub.submitted[1].body.help == second


def test_a_number_offered_again_after_a_restart_tells_what_became_of_its_paper(make_rig: MakeRig) -> None:
    """The journal tells how the crash left the paper before the page of the number is there."""
    hub = Hub()
    ticket = hub.id()
    hub.submit(Command(hub.id(), "kiosk-1", Issue(ticket, (Errand("A1"),), print_at="kiosk-1")))
    hub.poll()
    hub.loads = 0
    rig = make_rig(hub)
    rig.paper.end(PrintOutcome(ticket, 0, JobState.UNKNOWN, Evidence.UNKNOWN))
    rig.settle()
    hub.loads = 1
    rig.wait_for("number")
    assert any("foto layar ini" in text for text in rig.texts)


def test_a_copy_that_is_out_is_not_taken_back_by_an_answer_that_never_came(make_rig: MakeRig) -> None:
    hub = LateHub()
    hub.gate.set()
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("number")
    rig.paper.finish(JobState.UNKNOWN)
    rig.settle()
    hub.gate.clear()
    hub.lost = True
    rig.touch("again")
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 2)
    rig.paper.finish()
    rig.bot.waitUntil(lambda: "Silakan ambil tiket Anda" in rig.texts)
    hub.gate.set()
    rig.settle()
    rig.settle()
    assert "Silakan ambil tiket Anda" in rig.texts


def test_a_pin_that_is_found_right_late_opens_nothing_for_the_next(rig: Rig) -> None:
    session = rig.kiosk.session
    session.act(Enter())
    session.act(Unlocked(True, "2468"))
    assert session.flow.screen is Screen.PIN
