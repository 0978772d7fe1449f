"""The heartbeat of a program with a window, on the thread that draws: a window that hangs falls silent."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 5_000


class Watcher(Protocol):
    """Whoever starts the program again when it falls silent: store/notify.py."""

    def ready(self) -> None: ...

    def alive(self) -> None: ...


class Heart(QObject):
    """Says ready on the first turn of the event loop, and alive then and every `beat_ms`, until `stop`.

    To be made on the thread that draws, once the window stands.
    """

    def __init__(self, watcher: Watcher, beat_ms: int = BEAT_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = watcher
        self._timer = QTimer(self, interval=beat_ms)
        self._timer.timeout.connect(watcher.alive)
        QTimer.singleShot(0, self, self._begin)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _begin(self) -> None:
        self._watcher.ready()
        self._watcher.alive()
