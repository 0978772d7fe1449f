"""What is said: the number to everybody, pages and buttons to those who asked for it."""

import pytest

from kiosk.app import Beside
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


def test_the_warning_is_said(rig: Rig, mouth: Mouth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.idle.USUAL_S", 0.1)
    rig.touch("bar-aloud")
    rig.touch("start")
    rig.touch("start")
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
