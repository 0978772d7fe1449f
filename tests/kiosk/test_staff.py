"""The staff page: who gets in, what it tells, and what is done to the device."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.commands import CancelTicket, OpenCounter
from core.words import Evidence, Text
from kiosk.app import Beside
from kiosk.backstage import StaffFacts
from kiosk.deeds import TryPin
from kiosk.flow.where import Screen
from kiosk.tries import LOCKED_MS, MAX
from printer.facts import History, JobFacts, PaperFacts, PrinterFacts
from printer.journal import JobState
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus
from tests.kiosk.conftest import MakeRig
from tests.kiosk.counter import next_day
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.ui import scene

PRINTER = PrinterFacts(
    PrinterStatus(PrinterState.BLOCKED, Cause.PAPER_OUT),
    Text("Tidak dapat mencetak. Kertas habis.", "Cannot print. Out of paper."),
    0,
    PaperFacts(21_000, 80_000, 1),
)


class Stage:
    """Notes what was done to the device."""

    def __init__(self) -> None:
        self.has_pin = True
        self.done: list[object] = []
        self.now = StaffFacts(PRINTER, 1_200, 3, True, 60, False)
        self.told: Callable[[], None] | None = None

    def pin_matches(self, pin: str) -> bool:
        return pin == "2468"

    def facts(self) -> StaffFacts:
        return self.now

    def look_up(self, told: Callable[[], None]) -> None:
        self.told = told

    def test_slip(self) -> None:
        self.done.append("slip")

    def new_roll(self) -> None:
        self.done.append("roll")

    def emptied(self) -> None:
        self.done.append("emptied")

    def decide_paper(self, subject: str, copy_no: int, printed: bool) -> None:
        self.done.append((subject, copy_no, printed))

    def set_volume(self, percent: int) -> None:
        self.done.append(percent)
        self.now = replace(self.now, volume=percent)

    def train(self, training: bool) -> None:
        self.done.append(("train", training))

    def restart(self) -> None:
        self.done.append("restart")


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def rig(make_rig: MakeRig, stage: Stage) -> Rig:
    return make_rig(beside=Beside(backstage=stage))


def come_in(rig: Rig, pin: str = "2468") -> None:
    rig.kiosk.pages.kiosk.barTouched.emit("staff")
    rig.settle()
    for sign in pin:
        rig.touch(f"key-{sign}")
    rig.touch("ok")
    rig.bot.waitUntil(lambda: rig.kiosk.session.flow.screen is Screen.STAFF or rig.kiosk.session.flow.wrong)
    rig.settle()


def touch(rig: Rig, name: str) -> None:
    """Scrolls there first, as the focus does."""
    scene.find(rig.window, name).forceActiveFocus(scene.BY_KEY)
    rig.settle()
    rig.touch(name)


def screen(rig: Rig) -> Screen:
    return rig.kiosk.session.flow.screen


def test_the_right_pin_leads_to_what_the_staff_need(rig: Rig) -> None:
    rig.hub.issue("A1", print_at="kiosk-2")
    come_in(rig)
    said = "\n".join(rig.texts)
    for words in (
        "Kertas habis",
        "Sisa kertas kira-kira 59 m",
        "Layanan antrean berjalan",
        "3 catatan belum terkirim",
        "Selasa, 24 November 2026, 10.00 WITA",
        "Jam dijaga server waktu",
        "Nomor hari ini: 1, dari kios ini: 0",
    ):
        assert words in said


def test_the_pin_is_not_shown(rig: Rig) -> None:
    rig.kiosk.pages.kiosk.barTouched.emit("staff")
    rig.settle()
    for sign in "1357":
        rig.touch(f"key-{sign}")
    assert "••••" in rig.texts
    assert not any("1357" in text for text in rig.texts)


def test_wrong_pins_are_refused_and_soon_no_longer_tried(rig: Rig) -> None:
    for _ in range(MAX):
        come_in(rig, "1111")
        assert screen(rig) is Screen.PIN
        rig.kiosk.pages.kiosk.wentHome.emit()
    rig.kiosk.pages.kiosk.barTouched.emit("staff")
    rig.settle()
    assert "Terlalu sering salah. Tunggu lima menit." in rig.texts
    rig.hub.clock.ms += LOCKED_MS
    rig.kiosk.pages.kiosk.wentHome.emit()
    come_in(rig)
    assert screen(rig) is Screen.STAFF


def test_without_a_pin_nobody_gets_in(rig: Rig, stage: Stage) -> None:
    stage.has_pin = False
    rig.kiosk.pages.kiosk.barTouched.emit("staff")
    rig.settle()
    assert "PIN petugas belum dibuat. Jalankan: besti kiosk-pin" in rig.texts


def test_a_visitor_who_chooses_is_not_thrown_out(rig: Rig) -> None:
    touch(rig, "start")
    touch(rig, "agency")
    rig.kiosk.pages.kiosk.barTouched.emit("staff")
    assert screen(rig) is Screen.AGENCY


def test_the_staff_page_is_left_to_the_next_visitor(rig: Rig) -> None:
    come_in(rig)
    touch(rig, "leave")
    assert rig.page == "welcome"


def test_the_printer_is_looked_after(rig: Rig, stage: Stage) -> None:
    ticket = rig.hub.issue("A1")
    job = JobFacts(ticket, 0, JobState.UNKNOWN, Evidence.UNKNOWN, 90, 0, b"")
    stage.now = replace(stage.now, printer=replace(PRINTER, history=History((job,), (job,))))
    come_in(rig)
    touch(rig, "staff_printer")
    assert "Kertas A001: sudah keluar" in rig.texts
    for key in ("slip", "roll", "emptied", "out-0", "not-0"):
        touch(rig, key)
    assert stage.done == ["slip", "roll", "emptied", (ticket, 0, True), (ticket, 0, False)]


def test_what_is_learnt_of_the_papers_is_shown(rig: Rig, stage: Stage) -> None:
    come_in(rig)
    touch(rig, "staff_printer")
    ticket = rig.hub.issue("A1")
    job = JobFacts(ticket, 0, JobState.UNKNOWN, Evidence.UNKNOWN, 90, 0, b"")
    stage.now = replace(stage.now, printer=replace(PRINTER, history=History((job,))))
    assert stage.told is not None
    stage.told()
    rig.settle()
    assert "Kertas A001: tidak keluar" in rig.texts


def test_a_number_of_this_kiosk_is_printed_again(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    rig.touch("done")
    come_in(rig)
    touch(rig, "staff_reprint")
    assert "A001" in rig.texts
    ticket = rig.paper.jobs[0][0]
    rig.touch(ticket)
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 2)
    assert rig.paper.jobs[1][:2] == (ticket, 1)
    rig.bot.waitUntil(lambda: screen(rig) is Screen.STAFF_REPRINT)


def test_sound_training_and_a_new_start(rig: Rig, stage: Stage) -> None:
    come_in(rig)
    for key in ("staff_sound", "louder", "quieter", "quieter"):
        touch(rig, key)
    assert "Volume 50%" in rig.texts
    for key in ("back", "staff_training", "train", "back", "restart"):
        touch(rig, key)
    assert stage.done == [70, 60, 50, ("train", True), "restart"]


def test_a_kiosk_without_voice_has_no_page_for_it(rig: Rig, stage: Stage) -> None:
    stage.now = replace(stage.now, volume=None)
    rig.hub.do(OpenCounter(1))
    come_in(rig)
    assert "staff_sound" not in rig.kiosk.pages.offered


@pytest.mark.parametrize(("volume", "key"), [(100, "louder"), (95, "louder"), (0, "quieter"), (5, "quieter")])
def test_the_volume_has_ends(rig: Rig, stage: Stage, volume: int, key: str) -> None:
    stage.now = replace(stage.now, volume=volume)
    come_in(rig)
    touch(rig, "staff_sound")
    touch(rig, key)
    assert stage.done == [100 if key == "louder" else 0]


def test_training_is_ended_where_it_was_begun(rig: Rig, stage: Stage) -> None:
    stage.now = replace(stage.now, training=True)
    come_in(rig)
    touch(rig, "staff_training")
    assert "Akhiri latihan" in rig.texts
    touch(rig, "earnest")
    assert stage.done == [("train", False)]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"hub_age_ms": None}, "Belum ada kabar dari layanan antrean."),
        ({"hub_age_ms": 42_000}, "Layanan antrean tidak terdengar selama 42 detik."),
        ({"clock_sure": False}, "Jam tidak dijaga server waktu: periksa"),
        ({"printer": None}, "Tidak ada pencetak."),
    ],
)
def test_what_is_wrong_is_said_in_words(rig: Rig, stage: Stage, facts: dict[str, Any], words: str) -> None:
    stage.now = replace(stage.now, **facts)
    come_in(rig)
    assert words in rig.texts


def test_only_numbers_of_today_are_counted(rig: Rig) -> None:
    rig.hub.issue("A1")
    next_day(rig.hub)
    for _ in range(2):
        rig.hub.issue("A1")
    rig.kiosk.session.look()
    come_in(rig)
    assert "Nomor hari ini: 2, dari kios ini: 0" in rig.texts


def test_copies_are_of_open_numbers_that_this_kiosk_gave(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    rig.touch("done")
    rig.hub.issue("K1", print_at="kiosk-2")
    mine = rig.paper.jobs[0][0]
    come_in(rig)
    touch(rig, "staff_reprint")
    assert list(rig.kiosk.pages.offered) == [mine]
    rig.hub.do(CancelTicket(mine))
    rig.kiosk.session.look()
    rig.settle()
    assert list(rig.kiosk.pages.offered) == []


def test_many_pins_at_once_are_no_more_tries(rig: Rig, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def wrong(pin: str) -> bool:
        tried.append(pin)
        return False

    monkeypatch.setattr(stage, "pin_matches", wrong)
    for n in range(3 * MAX):
        rig.kiosk.session._working.try_pin(TryPin(f"{n:04}"))
    rig.bot.waitUntil(lambda: len(tried) >= MAX)
    rig.settle()
    assert len(tried) == MAX


def test_the_way_in_is_the_clock_held_for_a_while(rig: Rig) -> None:
    clock = scene.find(rig.window, "staff")
    assert clock.property("pressAndHoldInterval") >= 3_000
    rig.touch("staff")
    assert screen(rig) is Screen.WELCOME
    clock.setProperty("pressAndHoldInterval", 50)
    QTest.mousePress(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, scene.middle(clock))
    rig.bot.waitUntil(lambda: screen(rig) is Screen.PIN)
    QTest.mouseRelease(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, scene.middle(clock))


def test_the_staff_have_time(rig: Rig) -> None:
    come_in(rig)
    assert rig.kiosk.session._idle._quiet.interval() >= 120_000


@pytest.mark.parametrize("size", [TALL, WIDE])
def test_the_screen_test_ends_when_every_part_has_felt_a_finger(
    make_rig: MakeRig, stage: Stage, size: tuple[int, int]
) -> None:
    rig = make_rig(beside=Beside(backstage=stage), size=size)
    come_in(rig)
    touch(rig, "screen_test")
    boxes = [button.objectName() for button in scene.buttons(rig.window) if button.objectName().startswith("box-")]
    assert len(boxes) == 40
    for box in (*boxes[:-1], boxes[0]):
        scene.click(rig.window, box)
    rig.settle()
    assert screen(rig) is Screen.SCREEN_TEST
    rig.touch(boxes[-1])
    assert screen(rig) is Screen.STAFF
