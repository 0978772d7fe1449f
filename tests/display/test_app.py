"""The program as it is started: until its window closes, or until a fault of ours."""

import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from display.app import Options, run
from tests.display.rig import Notebook
from tests.ui.hub import Hub
from ui import crash

OPTIONS = Options(size=(960, 540))


@pytest.fixture(autouse=True)
def hooks(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts the hooks of the process back."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_the_display_ends_well_when_it_is_asked_to() -> None:
    hub = Hub()
    QTimer.singleShot(200, lambda: signal.raise_signal(signal.SIGTERM))
    assert run(hub, hub, Notebook(), OPTIONS) == 0


def test_after_a_fault_it_asks_for_a_new_start(caplog: pytest.LogCaptureFixture) -> None:
    hub = Hub()

    def fail() -> None:
        del hub.catalog

    QTimer.singleShot(100, fail)
    assert run(hub, hub, Notebook(), OPTIONS) == crash.RESTART
    assert "no attribute 'catalog'" in caplog.text
