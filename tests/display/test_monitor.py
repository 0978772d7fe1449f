"""The right monitor, also after it was unplugged."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from pytestqt.qtbot import QtBot

from display import monitor
from display.app import Beside, Display, Options
from display.monitor import Monitor, known_screens, screen_named
from tests.display.rig import Notebook
from tests.ui.hub import Hub


@pytest.fixture
def display(qtbot: QtBot) -> Iterator[Display]:
    """Full screen on the only monitor that the offscreen platform has."""
    hub = Hub()
    shown = Display(hub, hub, Notebook(), hub.clock, Options(), Beside(real=hub.clock))
    yield shown
    shown.close()


def test_a_monitor_is_known_by_name(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    assert screen_named(screen.name()) is screen
    assert screen_named("HDMI-9") is None
    assert screen.name() in known_screens()


def test_the_window_fills_its_monitor_and_has_no_pointer(display: Display) -> None:
    window = display.screen.window
    assert window.geometry() == QGuiApplication.primaryScreen().geometry()
    assert window.visibility() == QWindow.Visibility.FullScreen
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    assert display.reach_m() is not None


def test_it_goes_to_the_primary_one_while_its_own_is_gone(display: Display, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of the monitors is the wanted one, is played here."""
    there: list[QScreen] = []
    monkeypatch.setattr(monitor, "screen_named", lambda _: there[0] if there else None)
    window, screen = display.screen.window, QGuiApplication.primaryScreen()
    kept = Monitor(window, "TV", display.session)
    for found in ([], [screen]):
        there[:] = found
        window.setGeometry(5, 5, 50, 50)
        kept.place()
        assert window.geometry() == screen.geometry()


def test_it_hears_of_monitors_that_come_and_go(qtbot: QtBot) -> None:
    app = QGuiApplication.instance()
    assert app is not None
    # The displays of other tests stop listening only when they are gone for good.
    gc.collect()
    qtbot.wait(20)
    signals = [SIGNAL(f"{name}(QScreen*)") for name in ("screenAdded", "screenRemoved", "primaryScreenChanged")]
    before = [app.receivers(signal) for signal in signals]
    hub = Hub()
    shown = Display(hub, hub, Notebook(), hub.clock, Options(), Beside(real=hub.clock))
    assert all(app.receivers(signal) > count for signal, count in zip(signals, before, strict=True))
    shown.close()
