"""Without a pack or a device there is silence, one line in the log, and a new try."""

import logging

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from display.voice.build import CannotBuild
from display.voice.grammar import Call
from display.voice.loudspeaker import Loudspeaker
from display.voice.output import NullOutput
from display.voice.pack import Pack
from display.voice.prepare import Sound
from display.voice.settings import Settings
from display.voice.sound import silence, wav_bytes
from tests.display.voice.hearing import Hall, Voice
from tests.display.voice.tones import RATE

CALL = Call("B012", 3)


class Flaky(NullOutput):
    """`faults`: what the next sounds end with."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__()
        self.faults, self.plays = faults, 0

    def play(self, wav: bytes, ms: int) -> None:
        self.plays += 1
        fault = self.faults.pop(0) if self.faults else ""
        QTimer.singleShot(0, self, lambda: self.ended.emit(fault))


def speaker(faults: list[str]) -> Loudspeaker:
    return Loudspeaker(Flaky(faults), again_ms=1, retry_ms=20)


def test_what_fails_once_is_played_again_from_the_beginning(qtbot: QtBot) -> None:
    output = Flaky(["", "", "busy"])
    made = Loudspeaker(output, again_ms=1)
    made.try_sound()
    qtbot.waitUntil(lambda: made.sound is True)
    sounds = [Sound(wav_bytes(silence(9), RATE), 1)] * 2
    with qtbot.waitSignal(made.ended) as ended:
        made.play(sounds)
    assert ended.args == [""]
    assert output.plays == 1 + 2 + 2
    made.close()


def test_an_outage_is_told_once_and_its_end_is_noticed(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    made = speaker(["no device", "no device", "no device"])
    made.try_sound()
    qtbot.waitUntil(lambda: made.sound is False)
    qtbot.waitUntil(lambda: made.sound is True)
    assert [record.message for record in caplog.records] == [
        "nothing can be heard: no device", "there is sound again"
    ]  # fmt: skip
    made.close()


def test_calls_of_an_outage_are_noted_and_not_said_later(
    qtbot: QtBot, tone_pack: Pack, caplog: pytest.LogCaptureFixture
) -> None:
    hall = Hall()
    hall.fault = CannotBuild("espeak-ng belum terpasang.", "espeak-ng is not installed.")
    voice = Voice(qtbot, tone_pack, Settings(gap_ms=5, idle=1), hall)
    voice.announcer.announce(1, CALL)
    voice.until_told(1)
    voice.announcer.announce(2, CALL)
    assert voice.told == [(1, "no_sound"), (2, "no_sound")]
    voice.announcer.reload()
    qtbot.waitUntil(lambda: hall.loads == 2)
    hall.fault = None
    qtbot.wait(20)
    with qtbot.waitSignal(voice.announcer.changed):
        voice.announcer.reload()
    voice.announcer.announce(3, CALL)
    voice.until_told(3)
    assert voice.told[2] == (3, "spoken")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    voice.close()


def test_a_fault_of_ours_is_not_hidden(qtbot: QtBot, tone_pack: Pack) -> None:
    hall = Hall()
    hall.fault = RuntimeError("ours")
    with qtbot.captureExceptions() as caught:
        voice = Voice(qtbot, tone_pack, hall=hall)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is RuntimeError
    voice.close()
