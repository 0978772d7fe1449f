"""The voice is heard, can be interrupted, leaves nothing behind, and is missed by nobody where it cannot be."""

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui.sound import BROKEN, PLAYER, SLOW, STUCK_VOICE, Heard, begin, children, install, programs
from ui.speech import Outputs, Speaker

TEXT = "Nomor antrean B012. Silakan menunggu di zona Z1."
MakeSpeaker = Callable[..., Speaker]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where programs are installed: the real voice, and a player into files."""
    begin()
    folder = tmp_path / "bin"
    folder.mkdir()
    voice = shutil.which("espeak-ng")
    assert voice, "espeak-ng is missing: scripts/setup installs it"
    (folder / "espeak-ng").symlink_to(voice)
    install(folder, "aplay", PLAYER.format(then=""))
    return folder


@pytest.fixture
def make_speaker(folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MakeSpeaker]:
    made: list[Speaker] = []

    def make(sound: bool = True, volume: int = 80) -> Speaker:
        outputs = Outputs(str(tmp_path / "speaker.wav"), str(tmp_path / "ear.wav"))
        made.append(Speaker(outputs, volume, which=lambda name: programs(folder).get(name)))
        if sound:
            qtbot.waitUntil(lambda: made[-1].available)
        return made[-1]

    yield make
    for speaker in made:
        speaker.close()
    assert children() == []


def finish(speaker: Speaker, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not speaker.speaking)


def test_a_text_is_heard(make_speaker: MakeSpeaker, tmp_path: Path, qtbot: QtBot) -> None:
    speaker = make_speaker()
    speaker.say(TEXT, "id")
    assert speaker.speaking
    finish(speaker, qtbot)
    heard = Heard(tmp_path / "speaker.wav")
    assert 3 < heard.seconds < 10
    assert heard.energy > 1000


def test_a_trial_is_not_heard(make_speaker: MakeSpeaker, tmp_path: Path) -> None:
    make_speaker()
    assert Heard(tmp_path / "speaker.wav").energy == 0


def test_what_is_said_too_early_does_not_end_the_trial(make_speaker: MakeSpeaker, qtbot: QtBot) -> None:
    speaker = make_speaker(sound=False)
    speaker.say(TEXT, "id")
    speaker.stop()
    assert not speaker.speaking
    qtbot.waitUntil(lambda: speaker.available)


def test_languages_sound_different(make_speaker: MakeSpeaker, tmp_path: Path, qtbot: QtBot) -> None:
    speaker, heard = make_speaker(), []
    for language in ("id", "en", "mkn"):
        speaker.say("Loket 3", language)
        finish(speaker, qtbot)
        heard.append(Heard(tmp_path / "speaker.wav").samples)
    assert heard[0] != heard[1]
    assert heard[0] == heard[2]


def test_volume_is_heard(make_speaker: MakeSpeaker, tmp_path: Path, qtbot: QtBot) -> None:
    speaker, energies = make_speaker(), []
    for volume in (0, 20, 100):
        speaker.set_volume(volume)
        speaker.say(TEXT, "id")
        finish(speaker, qtbot)
        energies.append(Heard(tmp_path / "speaker.wav").energy)
    assert energies[0] == 0
    assert energies[1] * 3 < energies[2]
    assert max(map(abs, Heard(tmp_path / "speaker.wav").samples)) < 32767
    with pytest.raises(ValueError, match="101"):
        speaker.set_volume(101)


def test_headphones_take_the_voice_from_the_hall(make_speaker: MakeSpeaker, tmp_path: Path, qtbot: QtBot) -> None:
    speaker = make_speaker()
    speaker.set_to_ear(True)
    speaker.say(TEXT, "id")
    finish(speaker, qtbot)
    assert Heard(tmp_path / "ear.wav").energy > 1000
    assert Heard(tmp_path / "speaker.wav").energy == 0


def test_unplugged_headphones_do_not_tell_the_hall(
    make_speaker: MakeSpeaker, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    speaker = make_speaker()
    speaker.set_to_ear(True)
    qtbot.waitUntil(lambda: (tmp_path / "ear.wav").exists() and children() == [])
    install(folder, "aplay", PLAYER.format(then=SLOW))
    speaker.say(TEXT, "id")
    qtbot.waitUntil(lambda: (tmp_path / "ear.wav").stat().st_size > 50_000)
    install(folder, "aplay", PLAYER.format(then=""))
    speaker.set_to_ear(False)
    assert not speaker.speaking
    qtbot.waitUntil(lambda: children() == [])
    assert Heard(tmp_path / "speaker.wav").energy == 0


def test_a_stopped_voice_is_gone(make_speaker: MakeSpeaker, folder: Path, qtbot: QtBot) -> None:
    speaker = make_speaker()
    install(folder, "aplay", PLAYER.format(then=SLOW))
    speaker.say(TEXT, "id")
    qtbot.waitUntil(lambda: len(children()) >= 1)
    speaker.stop()
    assert not speaker.speaking
    qtbot.waitUntil(lambda: children() == [])
    assert speaker.available


def test_a_new_text_interrupts_the_old_one(
    make_speaker: MakeSpeaker, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    speaker = make_speaker()
    install(folder, "aplay", PLAYER.format(then=SLOW))
    speaker.say(TEXT, "id")
    qtbot.waitUntil(lambda: len(children()) >= 1)
    old = set(children())
    install(folder, "aplay", PLAYER.format(then=""))
    for text in ("Satu", "Dua", "Tiga"):
        speaker.say(text, "id")
    finish(speaker, qtbot)
    assert not old & set(children())
    interrupted = Heard(tmp_path / "speaker.wav").samples
    speaker.say("Tiga", "id")
    finish(speaker, qtbot)
    assert interrupted == Heard(tmp_path / "speaker.wav").samples


def test_nothing_waits_for_the_voice(make_speaker: MakeSpeaker, folder: Path, qtbot: QtBot) -> None:
    speaker, ticks = make_speaker(), []
    (folder / "espeak-ng").unlink()
    install(folder, "espeak-ng", STUCK_VOICE)
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(speaker.speaking))
    timer.start()
    speaker.say(TEXT * 500, "id")
    qtbot.waitUntil(lambda: len(ticks) >= 20)
    assert all(ticks)


@pytest.mark.parametrize("missing", ["espeak-ng", "aplay"])
def test_without_a_program_there_is_silence(
    make_speaker: MakeSpeaker, folder: Path, caplog: pytest.LogCaptureFixture, missing: str
) -> None:
    (folder / missing).unlink()
    speaker = make_speaker(sound=False)
    for _ in range(3):
        speaker.say(TEXT, "id")
        speaker.try_sound()
    assert not speaker.available
    assert not speaker.speaking
    assert len(caplog.records) == 1
    assert missing in caplog.text


def test_without_a_device_there_is_silence_until_it_is_back(
    make_speaker: MakeSpeaker, folder: Path, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    install(folder, "aplay", BROKEN)
    speaker = make_speaker(sound=False)
    for _ in range(3):
        speaker.try_sound()
        qtbot.waitUntil(lambda: children() == [])
        speaker.say(TEXT, "id")
    assert not speaker.available
    assert ["No such device" in record.message for record in caplog.records] == [True]
    install(folder, "aplay", PLAYER.format(then=""))
    with qtbot.waitSignal(speaker.changed):
        speaker.try_sound()
    qtbot.waitUntil(lambda: speaker.available)
    assert caplog.records[-1].message == "there is sound again"
