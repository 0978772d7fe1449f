"""The voice of a kiosk goes to whoever has plugged in headphones, and back to the hall."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from cli import kiosk
from cli.kiosk import KioskParts
from cli.place import Place
from kiosk.voice import Silent
from ui.speech import Speaker


class Socket(QObject):
    """A socket for headphones that a test plugs into."""

    plugged = Signal(bool)

    def __init__(self, is_plugged: bool) -> None:
        super().__init__()
        self.is_plugged = is_plugged

    def close(self) -> None:
        """There is nothing to close."""


@pytest.fixture
def stack(qtbot: QtBot) -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def parts(tmp_path: Path, *, mute: bool = False) -> KioskParts:
    return KioskParts(Place(tmp_path, "http://127.0.0.1:9"), "screen:", "generic-80", mute=mute)


@pytest.mark.parametrize("at_first", [False, True])
def test_the_voice_follows_the_plug(
    tmp_path: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch, at_first: bool
) -> None:
    socket = Socket(at_first)
    monkeypatch.setattr(kiosk, "Headphones", lambda: socket)
    voice, ear = kiosk._sound(parts(tmp_path), stack)
    assert isinstance(voice, Speaker)
    assert ear is socket
    heard = [voice.to_ear]
    for plugged in (True, False):
        socket.plugged.emit(plugged)
        heard.append(voice.to_ear)
    assert heard == [at_first, True, False]


def test_a_mute_kiosk_has_neither(tmp_path: Path, stack: ExitStack) -> None:
    voice, ear = kiosk._sound(parts(tmp_path, mute=True), stack)
    assert isinstance(voice, Silent)
    assert ear is None
