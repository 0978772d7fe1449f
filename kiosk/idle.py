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
        self._warned = False
        self._seconds = 0
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._warn)
        self._count = QTimer(self, interval=1000)
        self._count.timeout.connect(self._one_less)

    @property
    def warning(self) -> bool:
        """Whether a warning is on, and counts down."""
        return self._count.isActive()

    def stir(self, screen: Screen, asks: bool = False) -> None:
        """Somebody is there, on `screen`: the time starts anew. `asks`: thanks that end with a question."""
        hasty = screen in UNWARNED and not asks
        self._warned = not hasty
        self.stop()
        if screen not in UNHURRIED:
            seconds = QUIET_S.get(screen, USUAL_S) if hasty or screen not in UNWARNED else USUAL_S
            self._quiet.start(round(seconds * 1000))

    def stop(self) -> None:
        self._quiet.stop()
        if self.warning:
            self._count.stop()
            self.left.emit(None)

    def _warn(self) -> None:
        if not self._warned:
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
