"""When a visitor has left: first a warning that can be answered, then the page is given up."""

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.flow.where import Screen

USUAL_S = 45
WARNING_S = 20
QUIET_S: dict[Screen, float] = {Screen.NUMBER: 30, Screen.THANKS: 8, Screen.STAFF: 120}
"""So long nobody has touched anything, where it is not the usual time."""

UNHURRIED = frozenset({Screen.ISSUING})
UNWARNED = frozenset({Screen.THANKS, Screen.WELCOME})
"""On the welcome page nobody is sent away, but language and look are again as the next visitor expects them."""


class Idle(QObject):
    """`left` tells the seconds of the warning, None where there is none (any more); `over` that nobody is there."""

    left = Signal(object)
    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = Screen.WELCOME
        self._seconds = 0
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._warn)
        self._count = QTimer(self, interval=1000)
        self._count.timeout.connect(self._one_less)

    def stir(self, screen: Screen) -> None:
        """Somebody is there, on `screen`: the time starts anew."""
        self._screen = screen
        self.stop()
        if screen not in UNHURRIED:
            self._quiet.start(round(QUIET_S.get(screen, USUAL_S) * 1000))

    def stop(self) -> None:
        self._quiet.stop()
        if self._count.isActive():
            self._count.stop()
            self.left.emit(None)

    def _warn(self) -> None:
        if self._screen in UNWARNED:
            self.over.emit()
            return
        self._seconds = WARNING_S
        self._count.start()
        self.left.emit(self._seconds)

    def _one_less(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self.left.emit(self._seconds)
        else:
            self.stop()
            self.over.emit()
