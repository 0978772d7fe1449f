"""Without a pack, a player or a device there is silence, one line in the log, and a new try."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from display.voice.build import CannotBuild
from display.voice.grammar import Call, words
from display.voice.join import Joiner
from display.voice.loudspeaker import Loudspeaker
from display.voice.output import NullOutput, PlayerOutput
from display.voice.pack import Pack
from display.voice.prepare import Sound
from display.voice.settings import Settings
from display.voice.sound import rms, silence, wav_bytes
from tests.display.voice.hearing import Hall, Voice
from tests.display.voice.tones import RATE
from tests.ui.sound import BROKEN, PLAYER, SLOW, Heard, children, install, programs

CALL = Call("B012", 3)


@pytest.fixture
def bin_(tmp_path: Path) -> Path:
    """Where programs are installed: a player into files."""
    folder = tmp_path / "bin"
    folder.mkdir()
    install(folder, "aplay", PLAYER.format(then=""))
    return folder


@pytest.fixture
def output(bin_: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[PlayerOutput]:
    output = PlayerOutput(str(tmp_path / "heard.wav"), which=lambda name: programs(bin_).get(name), patience_ms=100)
    yield output
    output.close()
    qtbot.waitUntil(lambda: children() == [])


def play(output: PlayerOutput, qtbot: QtBot, wav: bytes, ms: int = 100) -> str:
    """Plays to the end; returns the fault."""
    with qtbot.waitSignal(output.ended) as ended:
        output.play(wav, ms)
    assert ended.args is not None
    return str(ended.args[0])


def test_the_device_gets_every_sample_of_a_call(
    output: PlayerOutput, real_pack: Pack, qtbot: QtBot, tmp_path: Path
) -> None:
    joined = Joiner(real_pack).join(words(CALL, "id"))
    rate = real_pack.manifest.rate
    assert play(output, qtbot, wav_bytes(joined.samples, rate)) == ""
    heard = Heard(tmp_path / "heard.wav")
    assert (heard.rate, heard.samples) == (rate, joined.samples)
    assert heard.energy > 1_000
    third = len(heard.samples) // 3
    assert all(rms(heard.samples[n * third : (n + 1) * third]) > 500 for n in range(3))


def test_one_call_after_the_other(output: PlayerOutput, qtbot: QtBot) -> None:
    for n in range(3):
        assert play(output, qtbot, wav_bytes(silence(n + 1), RATE)) == ""


def test_a_player_that_fails_says_why(output: PlayerOutput, bin_: Path, qtbot: QtBot) -> None:
    install(bin_, "aplay", BROKEN)
    assert "No such device" in play(output, qtbot, wav_bytes(silence(9), RATE))


def test_no_player(output: PlayerOutput, bin_: Path, qtbot: QtBot) -> None:
    shutil.rmtree(bin_)
    bin_.mkdir()
    assert "no player" in play(output, qtbot, wav_bytes(silence(9), RATE))


def test_a_player_that_hangs_is_given_up(output: PlayerOutput, bin_: Path, qtbot: QtBot) -> None:
    install(bin_, "aplay", PLAYER.format(then=SLOW))
    assert "hangs" in play(output, qtbot, wav_bytes(silence(9), RATE), ms=10)
    qtbot.waitUntil(lambda: children() == [])
    install(bin_, "aplay", PLAYER.format(then=""))
    assert play(output, qtbot, wav_bytes(silence(9), RATE)) == ""


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
    made = Loudspeaker(Flaky(faults))
    made._again.setInterval(1)
    made._retry.setInterval(20)
    return made


def test_what_fails_once_is_played_again_from_the_beginning(qtbot: QtBot) -> None:
    output = Flaky(["", "", "busy"])
    made = Loudspeaker(output)
    made._again.setInterval(1)
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
