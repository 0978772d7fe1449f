"""What is said: the number to everybody, pages and buttons to those who asked for it."""

import pytest
from PySide6.QtCore import QObject, Signal

from kiosk.app import Beside
from kiosk.flow.actions import Go
from kiosk.flow.where import Screen
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig


class Mouth:
    """Remembers what was said."""

    available = True

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.stopped = 0

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))

    def stop(self) -> None:
        self.stopped += 1


@pytest.fixture
def mouth() -> Mouth:
    return Mouth()


@pytest.fixture
def rig(make_rig: MakeRig, mouth: Mouth) -> Rig:
    return make_rig(beside=Beside(voice=mouth))


def test_the_number_is_said_twice_to_everybody(rig: Rig, mouth: Mouth) -> None:
    rig.take()
    rig.wait_for("number")
    [(words, language)] = mouth.said
    assert (words.count("A001"), language) == (2, "id")


def test_pages_are_read_to_those_who_ask(rig: Rig, mouth: Mouth) -> None:
    rig.touch("bar-aloud")
    assert "Selamat datang" in mouth.said[-1][0]
    rig.touch("start")
    rig.touch("start")
    assert "Ada yang bisa kami bantu" in mouth.said[-1][0]


def test_the_first_touch_says_what_the_second_chooses(rig: Rig, mouth: Mouth) -> None:
    rig.touch("start")
    rig.touch("agency")
    rig.touch("bar-aloud")
    rig.touch("tile-dukcapil")
    assert mouth.said[-1][0].startswith("Dukcapil. ")
    assert rig.kiosk.session.flow.agency is None
    rig.touch("tile-bpjskes")
    assert mouth.said[-1][0].startswith("BPJS Kesehatan")
    rig.touch("tile-bpjskes")
    assert rig.kiosk.session.flow.agency == "bpjskes"


def test_headphones_begin_the_reading_and_end_it(rig: Rig, mouth: Mouth) -> None:
    rig.kiosk.session.plugged(True)
    assert "Selamat datang" in mouth.said[-1][0]
    rig.kiosk.session.plugged(False)
    before = len(mouth.said)
    rig.touch("start")
    assert len(mouth.said) == before


class Socket(QObject):
    """A socket for headphones that a test plugs into."""

    plugged = Signal(bool)


def test_what_the_socket_tells_is_heard_by_the_pages(make_rig: MakeRig, mouth: Mouth) -> None:
    socket = Socket()
    rig = make_rig(beside=Beside(voice=mouth, ear=socket))
    socket.plugged.emit(True)
    assert "Selamat datang" in mouth.said[-1][0]
    assert rig.kiosk.session._manner.look.aloud
    socket.plugged.emit(False)
    assert not rig.kiosk.session._manner.look.aloud


def test_what_was_said_on_one_page_is_said_again_before_it_is_chosen_on_the_next(rig: Rig, mouth: Mouth) -> None:
    """The same words may mean another thing there."""
    for name in ("start", "agency", "tile-dukcapil", "tile-A3"):
        rig.touch(name)
    rig.touch("bar-aloud")
    rig.touch("take")
    rig.kiosk.session.act(Go(Screen.MISSING))
    rig.settle()
    before = len(mouth.said)
    rig.touch("take")
    assert rig.hub.submitted == []
    assert len(mouth.said) == before + 1
    rig.touch("take")
    rig.wait_for("number")


def test_the_warning_is_said(rig: Rig, mouth: Mouth) -> None:
    rig.touch("bar-aloud")
    rig.touch("start")
    rig.touch("start")
    rig.kiosk.session._idle._quiet.start(1)
    rig.bot.waitUntil(lambda: any("masih memerlukan waktu" in words for words, _ in mouth.said))


def test_in_english_it_speaks_english(rig: Rig, mouth: Mouth) -> None:
    rig.touch("bar-language")
    rig.touch("bar-aloud")
    assert mouth.said[-1] == ("Welcome. Touch to take a queue number", "en")


def test_the_next_visitor_is_not_read_to(rig: Rig, mouth: Mouth) -> None:
    rig.touch("bar-aloud")
    rig.kiosk.pages.kiosk.wentHome.emit()
    rig.touch("start")
    rig.kiosk.pages.kiosk.wentHome.emit()
    before = len(mouth.said)
    rig.touch("start")
    assert len(mouth.said) == before
    assert mouth.stopped
