"""Hears a scanner that types like a keyboard: many keys in quick succession, and Enter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

GAP_MS = 80
"""Keys further apart were pressed by fingers."""

FORGET_MS = 500
"""A code that has not gone on for so long will not: its scanner was unplugged."""

SHORTEST, LONGEST = 6, 512
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


def stamped(event: QKeyEvent) -> int:
    """When the key was pressed, in milliseconds, by the clock of whoever sent the event."""
    return event.timestamp()


class Scanner(QObject):
    """A filter for the window's events. `scanned` brings each whole code; the keys of a code, except for its first,
    reach nothing else, and single keys pass. Codes with control characters or of another length are dropped.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject, stamp: Callable[[QKeyEvent], int] = stamped) -> None:
        super().__init__(parent)
        self._stamp = stamp
        self._text, self._last_ms = "", 0
        self._eaten: set[int] = set()
        self._forget = QTimer(self, singleShot=True, interval=FORGET_MS)
        self._forget.timeout.connect(self._clear)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        if event.type() == QEvent.Type.KeyPress:
            eat = self._press(event)
            if eat:
                self._eaten.add(event.key())
            return eat
        if event.type() == QEvent.Type.KeyRelease and event.key() in self._eaten:
            self._eaten.discard(event.key())
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Takes the key if it belongs to a code; says whether nobody else shall see it."""
        moment_ms = self._stamp(event)
        quick = bool(self._text) and 0 <= moment_ms - self._last_ms <= GAP_MS
        if event.key() in _ENDS:
            return self._end(quick)
        if not event.text():
            return False  # Shift and the like, between the letters of a code
        self._text = self._text + event.text() if quick else event.text()
        self._text = self._text[: LONGEST + 1]
        self._last_ms = moment_ms
        self._forget.start()
        return quick

    def _end(self, quick: bool) -> bool:
        """The end of a code, or somebody's Enter."""
        text = self._text if quick else ""
        self._clear()
        if SHORTEST <= len(text) <= LONGEST and text.isprintable():
            self.scanned.emit(text)
        return len(text) > 1

    def _clear(self) -> None:
        self._forget.stop()
        self._text = ""
