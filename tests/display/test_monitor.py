"""The right monitor, also after it was unplugged."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from pytestqt.qtbot import QtBot

from display import monitor
from display.app import Beside, Display, Options
from display.monitor import Monitor, known_screens, screen_named
from tests.display.rig import Notebook
from tests.ui.hub import Hub

# A display on the second of two monitors; it says where its window is, and from where its number would be read.
_TWO = """
from display.app import Beside, Display, Options, application
from tests.display.rig import Notebook
from tests.ui.hub import Hub
application()
hub = Hub()
shown = Display(hub, hub, Notebook(), hub.clock, Options(screen="{screen}"), Beside(real=hub.clock))
window = shown.screen.window
print(window.screen().name(), *window.geometry().getRect())
shown.close()
"""


@dataclass
class Plugged:
    """A monitor as Qt tells of it."""

    plug: str
    serial: str
    kind: str = "TV 55"

    def name(self) -> str:
        return self.plug

    def serialNumber(self) -> str:
        return self.serial

    def model(self) -> str:
        return self.kind


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


def test_of_two_of_a_kind_the_serial_number_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = Plugged("HDMI-1", "A17"), Plugged("HDMI-2", "A18")
    monkeypatch.setattr(monitor, "QGuiApplication", SimpleNamespace(screens=lambda: [left, right]))
    found: list[object] = [screen_named(name) for name in ("A18", "HDMI-1", "TV 55", "A19")]
    assert found == [right, left, left, None]
    assert known_screens() == "HDMI-1 (A17), HDMI-2 (A18)"


@pytest.mark.parametrize(
    ("screen", "place"), [("TV", "TV 1280 0 1920 1080"), ("OFFICE", "OFFICE 0 0 1280 800"), ("", "OFFICE 0 0 1280 800")]
)
def test_of_two_monitors_it_takes_the_one_that_was_named(tmp_path: Path, screen: str, place: str) -> None:
    sizes = (("OFFICE", 0, 1280, 800), ("TV", 1280, 1920, 1080))
    two = [{"name": name, "x": x, "y": 0, "width": width, "height": height} for name, x, width, height in sizes]
    (tmp_path / "two.json").write_text(json.dumps({"screens": two}))
    env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'two.json'}"}
    told = subprocess.run(
        [sys.executable, "-c", _TWO.format(screen=screen)], env=env, capture_output=True, text=True, timeout=120
    )
    assert told.stdout.splitlines()[-1:] == [place], told.stderr


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
