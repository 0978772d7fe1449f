"""The right monitor, by name or serial number: found again after it was unplugged or slept."""

import logging

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

_log = logging.getLogger(__name__)


def screen_named(name: str) -> QScreen | None:
    """The monitor with this name (HDMI-1), serial number, or model; None where it is not there."""
    for screen in QGuiApplication.screens():
        if name in (screen.name(), screen.serialNumber(), screen.model()):
            return screen
    return None


def known_screens() -> str:
    """The monitors that are there, in words: name, and serial number where it has one."""
    screens = QGuiApplication.screens()
    return ", ".join(f"{s.name()} ({s.serialNumber()})" if s.serialNumber() else s.name() for s in screens)


class Monitor(QObject):
    """Keeps `window` full screen on the monitor `name`; on the primary one where it is empty, or while that is gone."""

    def __init__(self, window: QQuickWindow, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._name = window, name
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self.place)
        app.screenRemoved.connect(self.place)
        app.primaryScreenChanged.connect(self.place)
        self.place()

    @Slot()
    def place(self, *_: object) -> None:
        """Puts the window where it belongs now."""
        wanted = screen_named(self._name) if self._name else None
        screens = [wanted or QGuiApplication.primaryScreen()]
        if not any(screens):  # all are unplugged; Qt keeps the window until one comes back
            return
        screen = screens[0]
        if self._window.screen() is not screen or self._window.geometry() != screen.geometry():
            _log.info("shown on %s", screen.name())
            self._window.setScreen(screen)
            self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()
