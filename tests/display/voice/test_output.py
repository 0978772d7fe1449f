"""A player gets every sample, and what goes wrong with it is told."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.voice.grammar import Call, words
from display.voice.join import Joiner
from display.voice.output import PlayerOutput
from display.voice.pack import Pack
from display.voice.sound import rms, silence, wav_bytes
from tests.display.voice.tones import RATE
from tests.ui.sound import BROKEN, PLAYER, SLOW, Heard, begin, children, install, programs

CALL = Call("B012", 3)


@pytest.fixture
def bin_(tmp_path: Path) -> Path:
    """Where programs are installed: a player into files."""
    begin()
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
