"""What scanners really type into the window: garbage, other people's codes, and codes whose scanner is pulled out."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.flow.actions import Go
from kiosk.flow.where import Flow, Screen
from kiosk.scanner import FORGET_MS
from tests.kiosk.conftest import MakeRig
from tests.kiosk.counter import next_day
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub

OURS = "http://antre.example/kpg/t/"
ANOTHER_SITES = "http://antre.example/jkt/t/3q2-7wEjRkyAbc_eFgHiJw"
NO = Qt.KeyboardModifier.NoModifier
PAGES = [(), ("start",), ("start", "agency"), ("start", "tile-A1"), ("start", "find", "find_number")]


class Cable:
    """Types at moments of its own clock, so that nothing here waits for one."""

    def __init__(self, rig: Rig) -> None:
        self.rig, self.now_ms = rig, 1_000

    def key(self, key: Qt.Key, text: str) -> None:
        self.now_ms += 3
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NO, text)
            event.setTimestamp(self.now_ms)
            QCoreApplication.sendEvent(self.rig.window, event)

    def type(self, text: str) -> None:
        for letter in text:
            self.key(Qt.Key.Key_unknown, letter)

    def scan(self, text: str) -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return, "\r")
        self.rig.settle()


def led(make_rig: MakeRig, ways: tuple[str, ...], hub: Hub | None = None) -> tuple[Rig, Cable]:
    rig = make_rig(hub)
    for way in ways:
        rig.touch(way)
    return rig, Cable(rig)


GARBAGE = {
    "control characters": "KPG7\x1dQ2\x00\x07\x1b[2J",
    "four thousand characters": "x" * 4_000,
    "an address and much more": OURS + "A" * 4_000,
    "a shop's menu": "https://example.com/menu?table=7",
    "a chat": "https://wa.me/62811234567",
    "another site's ticket": ANOTHER_SITES,
    "a ticket within another address": f"http://evil.example/?{OURS}3q2-7wEjRkyAbc_eFgHiJw",
    "a way out of the folder": "http://antre.example/kpg/../../etc/passwd",
    "signs": "<script>alert(1)</script>",
    "a barcode": "8991234567890",
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE)
def test_garbage_changes_nothing_and_the_next_code_is_read(make_rig: MakeRig, text: str) -> None:
    rig, cable = led(make_rig, ("start", "agency"))
    before = rig.kiosk.session.flow
    cable.scan(text)
    assert rig.kiosk.session.flow == before
    assert rig.hub.submitted == []
    mine = rig.hub.issue("K1")
    cable.now_ms += 900
    cable.scan(OURS + mine)
    assert "K001" in rig.texts


@pytest.mark.parametrize("ways", PAGES, ids=lambda ways: "-".join(ways) or "welcome")
def test_a_scanner_pulled_out_in_mid_code_disturbs_no_page(make_rig: MakeRig, ways: tuple[str, ...]) -> None:
    """Half a code, long nothing, then the rest, as when the plug is loose."""
    rig, cable = led(make_rig, ways)
    mine = rig.hub.issue("K1")
    rig.kiosk.session.look()
    rig.settle()
    before, code = rig.kiosk.session.flow, OURS + mine
    cable.type(code[:20])
    rig.settle()
    assert rig.kiosk.session.flow == before
    cable.now_ms += 60_000
    cable.scan(code[20:])
    assert rig.kiosk.session.flow == before
    assert rig.hub.submitted == []
    cable.now_ms += 60_000
    cable.scan(code)
    assert rig.kiosk.session.flow.ticket == mine


def test_after_half_a_code_the_keys_are_the_visitors_again(make_rig: MakeRig) -> None:
    rig, cable = led(make_rig, ("start",))
    cable.type(OURS[:9])
    cable.now_ms += FORGET_MS + 1
    cable.key(Qt.Key.Key_Escape, "\x1b")
    rig.settle()
    assert rig.kiosk.session.flow.screen is Screen.WELCOME


def test_yesterdays_ticket_is_told_so_and_has_two_ways_on(make_rig: MakeRig) -> None:
    hub = Hub()
    old = hub.issue("A1")
    next_day(hub)
    rig, cable = led(make_rig, (), hub)
    cable.scan(OURS + old)
    assert "Nomor A001 untuk Selasa, 24 November 2026" in rig.texts
    assert set(rig.kiosk.pages.offered) == {"usher", "leave"}
    rig.touch("usher")
    rig.bot.waitUntil(lambda: len(hub.state.helps) == 1)
    rig.touch("leave")
    assert rig.kiosk.session.flow == Flow()


def test_while_the_staff_are_at_work_a_code_says_nothing(make_rig: MakeRig) -> None:
    rig, cable = led(make_rig, ())
    rig.kiosk.session._flow = Flow(Screen.STAFF)
    rig.kiosk.session.act(Go(Screen.STAFF_REPRINT))
    cable.scan("https://example.com/menu")
    assert "Kode ini tidak dikenal" not in rig.texts
    cable.now_ms += 900
    cable.scan(OURS + rig.hub.issue("K1"))
    assert rig.kiosk.session.flow.screen is Screen.STAFF_REPRINT
