"""A witness in front of a display's window, in the same process: what a bench knows of what was painted."""

import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import qmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from display.views.stage import StageView

Tell = Callable[[str], None]
"""Is told "frame" once the window was painted, and "painted-B012" once a frame with that number is on the screen."""


class Witness(QObject):
    """Reads the numbers from the panels themselves: what no panel shows was not painted."""

    def __init__(self, window: QQuickWindow, tell: Tell) -> None:
        super().__init__(window)
        self._window, self._tell = window, tell
        self._told: set[str] = set()
        self._new, self._drawn = True, list[str]()
        engine = qmlEngine(window)
        assert engine is not None
        stage = engine.findChild(StageView)
        assert isinstance(stage, StageView)
        stage.called.connect(self._called)
        window.afterAnimating.connect(self._drawing, Qt.ConnectionType.DirectConnection)
        window.frameSwapped.connect(self._painted, Qt.ConnectionType.DirectConnection)
        window.update()

    def _called(self) -> None:
        self._new = True

    def _drawing(self) -> None:
        if self._new:
            self._new = False
            self._drawn = ["frame", *(f"painted-{number}" for number in _numbers(self._window.contentItem()))]

    def _painted(self) -> None:
        drawn, self._drawn = self._drawn, []
        for what in drawn:
            if what not in self._told:
                self._told.add(what)
                self._tell(what)


def before_the_display(tell: Tell) -> None:
    """Puts a witness before the display that this process is about to run; to be called before, it makes the app."""
    app = QGuiApplication(sys.argv[:1])

    def stand() -> None:
        Witness(next(window for window in app.topLevelWindows() if isinstance(window, QQuickWindow)), tell)

    QTimer.singleShot(0, app, stand)


def _numbers(item: QQuickItem) -> Iterator[str]:
    """Of the panels that can be seen, oldest first."""
    for child in item.childItems():
        if child.isVisible():
            if child.objectName().startswith("call-"):
                yield str(child.property("text"))
            else:
                yield from _numbers(child)
