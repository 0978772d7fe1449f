"""The end of a program, from whichever thread it was asked for."""

import signal
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot


class Ending(QObject):
    """`fail` ends the program after a fault: `out_of_service` is called on the thread that draws, and after
    `farewell_ms` the event loop ends. SIGTERM and SIGINT end it cleanly. To be made on the main thread.
    """

    _failing = Signal()

    def __init__(self, out_of_service: Callable[[], None], farewell_ms: int) -> None:
        super().__init__()
        self._out_of_service, self._farewell_ms = out_of_service, farewell_ms
        self.failed = self._stopping = False
        self._failing.connect(self._end, Qt.ConnectionType.QueuedConnection)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        # Python runs a signal's handler only between two of its own steps, and Qt may make none for a long time.
        self._timer = QTimer(self, interval=200)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def fail(self) -> None:
        self.failed = True
        self._failing.emit()

    def stop(self) -> None:
        """Another one takes over."""
        self._timer.stop()

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _look(self) -> None:
        if self._stopping:
            QCoreApplication.quit()

    @Slot()
    def _end(self) -> None:
        self._out_of_service()
        QTimer.singleShot(self._farewell_ms, self, QCoreApplication.quit)
