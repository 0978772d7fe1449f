"""The program as it is started: until its window closes, or until a fault of ours."""

import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk import app
from kiosk.app import Beside, Options, run
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Paper
from tests.ui import scene
from tests.ui.hub import Hub
from ui import crash

OPTIONS = Options("kiosk-1", (540, 960))


def on_screen() -> list[str]:
    [window] = (w for w in QGuiApplication.topLevelWindows() if isinstance(w, QQuickWindow))
    return scene.texts(window)


@pytest.fixture(autouse=True)
def hooks(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts the hooks of the process back."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_the_kiosk_ends_well_when_it_is_asked_to() -> None:
    hub = Hub()
    QTimer.singleShot(200, lambda: signal.raise_signal(signal.SIGTERM))
    assert run(hub, hub, Paper, OPTIONS, hub.clock) == 0


def test_after_a_fault_it_says_so_and_asks_for_a_new_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(app, "FAREWELL_MS", 2_000)
    hub, seen = Hub(), set[str]()
    looking = QTimer(interval=50)
    looking.timeout.connect(lambda: seen.update(on_screen()))

    def fail() -> None:
        del hub.catalog
        looking.start()

    QTimer.singleShot(100, fail)
    assert run(hub, hub, Paper, OPTIONS, hub.clock) == crash.RESTART
    looking.stop()
    assert "Kios ini sedang tidak dapat dipakai" in seen
    assert "no attribute 'catalog'" in caplog.text


def test_what_waits_for_the_first_frame_hears_of_it_once(make_rig: MakeRig, qtbot: QtBot) -> None:
    frames: list[int] = []
    rig = make_rig(beside=Beside(painted=lambda: frames.append(len(frames))))
    qtbot.waitUntil(lambda: bool(frames))
    rig.touch("start")
    assert frames == [0]
