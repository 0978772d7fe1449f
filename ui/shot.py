"""A picture of the window, whenever somebody sends SIGUSR1: how the demo and support see a screen from afar."""

import logging
import signal
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickWindow

_log = logging.getLogger(__name__)


class Shot(QObject):
    """Saves `window` to `path` as PNG after each SIGUSR1. To be made on the main thread."""

    def __init__(self, window: QQuickWindow, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._path, self._asked = window, path, False
        signal.signal(signal.SIGUSR1, lambda *_: self.ask())
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def ask(self) -> None:
        """Takes the picture soon. A signal may come in the middle of anything, so the work is left to the timer."""
        self._asked = True

    def stop(self) -> None:
        """Takes no more pictures; another one takes over."""
        self._timer.stop()

    def _look(self) -> None:
        if self._asked:
            self._asked = False
            save(self._window, self._path)


def save(window: QQuickWindow, path: Path) -> None:
    """Writes what `window` shows to `path`, whole or not at all: a reader never finds half a picture."""
    part = path.with_name(f".part-{path.stem}.png")
    if window.grabWindow().save(str(part)):
        part.replace(path)
    else:
        _log.warning("no picture could be written to %s", path)
