"""The options of a display's voice, and the voice that they make."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from pytestqt.qtbot import QtBot

from cli.display_voice import VoiceChoice, open_voice, voiced
from cli.main import Context
from core.commands import CallNext
from core.words import Language
from display.calls import call_of
from display.speaking import Silent
from display.voice.hall_voice import HallVoice
from tests.display.voice.tones import tones
from tests.ui.hub import Hub
from tests.ui.sound import PLAYER, Heard, install

NOWHERE = frozenset[str]()


@click.command()
@voiced
def show(voice: VoiceChoice) -> None:
    chosen.append(voice)


chosen: list[VoiceChoice] = []


def choose(*words: str, language: Language = Language.EN) -> Result:
    return CliRunner().invoke(show, words, obj=Context(language))


@pytest.fixture
def stack(qtbot: QtBot) -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_by_default_the_device_speaks_with_its_own_voice() -> None:
    assert choose().exit_code == 0
    voice = chosen[-1]
    assert (voice.on, voice.packs, voice.languages, voice.speaker) == (True, (), ("id",), "")
    assert (voice.times.volume, voice.agency, voice.priority) == (100, False, False)


def test_volume_and_quiet_hours() -> None:
    said = choose("--volume", "70", "--volume-at", "07:00-09:00=40", "--quiet", "12:00-13:00", "--say-agency")
    assert said.exit_code == 0
    assert (chosen[-1].times.volume, len(chosen[-1].times.volumes), len(chosen[-1].times.quiet)) == (70, 1, 1)
    assert chosen[-1].agency


@pytest.mark.parametrize("words", [("--volume-at", "morning"), ("--quiet", "12-13"), ("--volume-at", "07:00-09:00=x")])
def test_what_cannot_be_meant_is_told(words: tuple[str, ...]) -> None:
    said = choose(*words, language=Language.ID)
    assert said.exit_code == 2
    assert f"“{words[1]}” tidak dimengerti" in said.output


def test_a_display_without_a_voice(stack: ExitStack, tmp_path: Path) -> None:
    choose("--no-voice")
    hub = Hub()
    assert isinstance(open_voice(chosen[-1], hub, hub.clock, tmp_path, "tv-1", NOWHERE, stack), Silent)


def test_a_call_is_heard(stack: ExitStack, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "aplay", PLAYER.format(then=""))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    pack, hub = tones(tmp_path / "pack"), Hub()
    choose("--voice-pack", str(pack.folder), "--speaker", str(tmp_path / "heard.wav"))
    voice = open_voice(chosen[-1], hub, hub.clock, tmp_path, "tv-1", NOWHERE, stack)
    assert isinstance(voice, HallVoice)
    qtbot.waitUntil(lambda: voice.available)
    hub.open(1)
    hub.issue("A1")
    call = next(call for event in hub.do(CallNext(1)) if (call := call_of(event)))
    with qtbot.waitSignal(voice.spoken):
        voice.announce(call)
    assert Heard(tmp_path / "heard.wav").energy > 500


def test_nothing_is_heard_from_the_null_device(stack: ExitStack, tmp_path: Path, qtbot: QtBot) -> None:
    pack, hub = tones(tmp_path / "pack"), Hub()
    choose("--voice-pack", str(pack.folder), "--speaker", "null")
    voice = open_voice(chosen[-1], hub, hub.clock, tmp_path, "tv-1", NOWHERE, stack)
    assert isinstance(voice, HallVoice)
    qtbot.waitUntil(lambda: voice.available)
