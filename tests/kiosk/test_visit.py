"""Whole visits on the real pages, by touch."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.commands import Command, Issue, PauseAgency, Printed
from core.decider import Answer
from core.events import TicketIssued
from core.refusal import Refusal
from core.words import Evidence, Language, Reason
from kiosk.flow.where import Screen
from kiosk.idle import QUIET_S
from printer.journal import JobState
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.ui import scene
from tests.ui.hub import TEN, Hub


class SlowHub(Hub):
    """Answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def submit(self, command: Command) -> Answer:
        assert self.gate.wait(10)
        return super().submit(command)


def label(rig: Rig) -> str:
    return str(scene.find(rig.window, "label").property("text"))


@pytest.mark.parametrize("size", [TALL, WIDE])
def test_five_touches_give_a_number_and_its_paper(make_rig: MakeRig, size: tuple[int, int]) -> None:
    rig = make_rig(size=size)
    rig.take("dukcapil", "A1")
    rig.wait_for("number")
    assert label(rig) == "A001"
    [(ticket, copy_no, paper)] = rig.paper.jobs
    assert (paper.label, copy_no) == ("A001", 0)
    [command] = rig.hub.submitted
    assert isinstance(command.body, Issue)
    assert (command.body.ticket, command.body.print_at) == (ticket, "kiosk-1")


def test_three_touches_are_enough_for_what_is_often_chosen(rig: Rig) -> None:
    for name in ("start", "tile-A1", "take"):
        rig.touch(name)
    rig.wait_for("number")
    assert label(rig) == "A001"


def test_an_agency_with_one_service_needs_no_page_of_them(rig: Rig) -> None:
    for name in ("start", "agency", "tile-samsat", "take"):
        rig.touch(name)
    rig.wait_for("number")
    assert label(rig) == "R001"


def test_what_is_printed_is_said_and_reported(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    assert "Tiket sedang dicetak" in rig.texts
    rig.paper.finish()
    rig.bot.waitUntil(lambda: len(rig.hub.reported) == 1)
    assert "Silakan ambil tiket Anda" in rig.texts
    assert rig.hub.reported == [Printed(rig.paper.jobs[0][0], 0, Evidence.CONFIRMED)]


def test_a_number_that_an_usher_ordered_here_is_shown_and_printed(rig: Rig) -> None:
    rig.hub.issue("A1", print_at="kiosk-2")
    ticket = rig.hub.issue("K1", print_at="kiosk-1")
    rig.wait_for("number")
    assert label(rig) == "K001"
    assert [job[0] for job in rig.paper.jobs] == [ticket]


def test_the_own_number_does_not_come_back_when_the_log_tells_of_it(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    rig.kiosk.pages.kiosk.wentHome.emit()
    rig.kiosk.session.look()
    rig.settle()
    assert rig.page == "welcome"


def test_a_paper_that_failed_leaves_the_number_on_the_screen(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    rig.paper.finish(JobState.EXPIRED)
    rig.settle()
    assert any("foto layar ini" in text for text in rig.texts)
    assert label(rig) == "A001"
    assert rig.hub.reported == []


def test_a_paper_that_is_quicker_than_the_answer_is_told(make_rig: MakeRig) -> None:
    """The log tells of the number while the answer is still on its way."""

    class LateAnswer(Hub):
        def __init__(self) -> None:
            super().__init__()
            self.gate = threading.Event()

        def submit(self, command: Command) -> Answer:
            answer = super().submit(command)
            assert self.gate.wait(10)
            return answer

    hub = LateAnswer()
    rig = make_rig(hub)
    rig.take()
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 1)
    rig.paper.finish()
    rig.settle()
    assert rig.page == "issuing"
    hub.gate.set()
    rig.wait_for("number")
    assert "Silakan ambil tiket Anda" in rig.texts
    assert len(rig.paper.jobs) == 1


def test_a_double_tap_gives_one_number(make_rig: MakeRig) -> None:
    hub = SlowHub()
    rig = make_rig(hub)
    for name in ("start", "agency", "tile-dukcapil", "tile-A1"):
        rig.touch(name)
    at = scene.middle(scene.find(rig.window, "take"))
    for _ in range(2):
        QTest.mouseClick(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    rig.kiosk.pages.kiosk.chosen.emit("take")
    rig.settle()
    rig.kiosk.pages.kiosk.chosen.emit("take")
    assert rig.page == "issuing"
    hub.gate.set()
    rig.wait_for("number")
    assert len(hub.submitted) == 1
    assert len(rig.paper.jobs) == 1


def test_the_second_half_of_a_double_tap_chooses_nothing(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.touch("start")
    rig.touch("agency")
    at = scene.middle(scene.find(rig.window, "tile-dukcapil"))
    for tap_ms in (0, 60_000):
        monkeypatch.setattr("kiosk.session.TAP_MS", tap_ms)
        QTest.mouseClick(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        rig.settle()
    assert rig.kiosk.session.flow.screen is Screen.SERVICE


def two_fingers(rig: Rig, one: QPoint, other: QPoint) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(rig.window, device).press(0, one).press(1, other).commit()
    QTest.touchEvent(rig.window, device).release(0, one).release(1, other).commit()


def test_two_fingers_on_two_tiles_make_one_choice(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.touch("start")
    rig.touch("agency")
    rig.kiosk.pages.grid.changed.connect(lambda: monkeypatch.setattr("kiosk.session.TAP_MS", 60_000))
    one, other = (scene.middle(scene.find(rig.window, f"tile-{a}")) for a in ("dukcapil", "bpjskes"))
    two_fingers(rig, one, other)
    rig.settle()
    flow = rig.kiosk.session.flow
    assert (flow.screen, flow.agency) in {(Screen.SERVICE, "dukcapil"), (Screen.SERVICE, "bpjskes")}


def test_a_tile_of_another_page_chooses_nothing(rig: Rig) -> None:
    rig.touch("start")
    rig.touch("agency")
    rig.touch("tile-dukcapil")
    rig.kiosk.pages.kiosk.chosen.emit("bpjskes")
    assert rig.kiosk.session.flow.screen is Screen.SERVICE


def test_a_refusal_says_why_and_from_when(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.refusal = Refusal("quota", {}, TEN + 21 * 3_600_000 + 1_800_000)
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("menu")
    text = "\n".join(rig.texts)
    assert "untuk hari ini sudah habis" in text
    assert "Rabu pukul 07.30 WITA" in text
    assert rig.paper.jobs == []
    rig.touch("leave")
    assert rig.page == "welcome"


def test_a_hub_that_is_gone_is_asked_again_with_the_same_command(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.away = True
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("menu")
    assert "Mohon maaf, nomor belum dapat diberikan" in rig.texts
    hub.away = False
    hub.clock.ms += 5_000
    rig.touch("retry")
    rig.wait_for("number")
    first, second = hub.submitted
    assert (first.id, first.body) == (second.id, second.body)
    assert (first.age_ms, second.age_ms) == (0, 5_000)


def test_a_number_from_the_lane_is_shown_and_printed(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.lane = "A1007"
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("number")
    assert label(rig) == "A1007"
    [(_, _, paper)] = rig.paper.jobs
    assert (paper.label, paper.lane, paper.people_ahead) == ("A1007", True, None)


def test_the_language_changes_on_any_page_and_goes_with_the_ticket(rig: Rig) -> None:
    rig.touch("start")
    rig.touch("agency")
    rig.touch("bar-language")
    assert "Which office do you need?" in rig.texts
    rig.touch("tile-dukcapil")
    rig.touch("tile-A1")
    rig.touch("take")
    rig.wait_for("number")
    assert "Your queue number" in rig.texts
    issued = next(e.body for e in rig.hub.log if isinstance(e.body, TicketIssued))
    assert issued.language is Language.EN
    rig.touch("done")
    assert "Selamat datang" in rig.texts


def test_a_paused_agency_stands_there_and_cannot_be_chosen(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.do(PauseAgency("bankntt", Reason.SYSTEM_DOWN))
    rig = make_rig(hub)
    rig.touch("start")
    rig.touch("agency")
    assert "Berhenti sementara" in rig.texts
    rig.touch("tile-bankntt")
    assert rig.kiosk.session.flow.screen is Screen.AGENCY


def test_a_closed_hall_says_when_it_opens(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    assert rig.page == "welcome"
    hub.clock.ms += 6 * 3_600_000
    rig.bot.waitUntil(lambda: rig.page == "menu")
    rig.settle()
    assert "Nomor dapat diambil lagi Rabu pukul 07.30 WITA." in rig.texts


def test_a_day_that_nobody_opened_gives_no_numbers(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(opened=False))
    assert "Pengambilan nomor sedang tutup" in rig.texts


def test_more_agencies_are_on_more_pages(rig: Rig) -> None:
    rig.touch("start")
    rig.touch("agency")
    assert "Halaman 1 dari 3" in rig.texts
    assert not scene.has(rig.window, "previous")
    rig.touch("next")
    rig.touch("next")
    assert scene.has(rig.window, "tile-curhat")
    assert not scene.has(rig.window, "next")
    rig.touch("previous")
    assert "Halaman 2 dari 3" in rig.texts


def test_a_visitor_who_left_leaves_nothing_behind(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(QUIET_S, Screen.NUMBER, 0.4)
    monkeypatch.setattr("kiosk.idle.WARNING_S", 1)
    rig.touch("bar-language")
    rig.take()
    rig.wait_for("number")
    rig.wait_for("welcome")
    assert "Selamat datang" in rig.texts


def test_training_is_said_on_screen_and_paper(make_rig: MakeRig) -> None:
    rig = make_rig(training=True)
    assert "LATIHAN" in rig.texts
    rig.take()
    rig.wait_for("number")
    assert rig.paper.jobs[0][2].sample
