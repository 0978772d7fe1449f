"""A call through the real player into a real sound device: ALSA's own, which keeps in a file what it plays."""

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands import CallNext
from display.calls import call_of
from display.voice.grammar import Call, words
from display.voice.hall_voice import HallVoice, VoiceOptions
from display.voice.join import Joiner
from display.voice.output import PlayerOutput
from display.voice.pack import Pack
from display.voice.sound import rms, silence, wav_bytes
from tests.ui.hub import Hub
from tests.ui.sound import Heard

DEVICE = "heard"
_CARD = '</usr/share/alsa/alsa.conf>\npcm.%s { type file slave.pcm "null" file "%s" format "wav" }\n'
PATIENCE_MS = 30_000


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the device keeps what it played last."""
    file, config = tmp_path / "heard.wav", tmp_path / "asound.conf"
    config.write_text(_CARD % (DEVICE, file))
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    return file


@pytest.fixture
def hub() -> Hub:
    hub = Hub()
    hub.open(1)
    hub.issue("A1")
    return hub


@pytest.fixture
def make(qtbot: QtBot, hub: Hub, tone_pack: Pack, tmp_path: Path) -> Iterator[HallVoice]:
    output = PlayerOutput(DEVICE)
    voice = HallVoice(hub, hub.clock, output, tmp_path, VoiceOptions(packs=(tone_pack.folder,)))
    yield voice
    voice.close()


def test_a_call_of_the_hall_comes_out_of_the_device(
    kept: Path, make: HallVoice, hub: Hub, qtbot: QtBot, tone_pack: Pack
) -> None:
    qtbot.waitUntil(lambda: make.available, timeout=PATIENCE_MS)
    heard: list[array[int]] = []
    make.spoken.connect(lambda _: heard.append(Heard(kept).samples))
    call = next(call for event in hub.do(CallNext(1)) if (call := call_of(event)))
    make.announce(call)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    wanted = Joiner(tone_pack).join(words(Call(call.label, 1), "id")).samples
    assert rms(wanted) > 500
    assert heard[0][: len(wanted)] == wanted
    # A device plays whole periods; the last one is filled up with silence.
    rest = heard[0][len(wanted) :]
    assert rest == silence(len(rest))


def test_a_device_that_is_not_there_says_so(kept: Path, qtbot: QtBot) -> None:
    output = PlayerOutput("nowhere")
    with qtbot.waitSignal(output.ended, timeout=PATIENCE_MS) as ended:
        output.play(wav_bytes(silence(9), 22_050), 1)
    assert ended.args is not None
    assert "aplay ended with 1: aplay: " in ended.args[0]
    assert len(ended.args[0].splitlines()) == 1
    assert not kept.exists()
    output.close()
