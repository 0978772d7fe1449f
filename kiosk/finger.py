"""A finger on the window of a kiosk in the same process: how a bench plays visitors."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

PATIENCE_S = 30.0

T = TypeVar("T")


class NothingThere(Exception):
    """What should be touched did not appear."""


class Finger:
    """Touches what can be seen, as soon as it was painted. To be used on the thread that draws."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._frames = 0
        # Qt does not give back all that a used expression took, and a bench asks the same ones for hours.
        self._expressions: dict[str, QQmlExpression] = {}
        window.frameSwapped.connect(self._painted)
        window.update()

    def touch(self, name: str) -> None:
        """Presses and lets go of the item `name`, once it is there and a frame was painted since the last touch."""
        item = self._wait(lambda: self._find(name) if self._frames else None, name)
        self._frames = 0
        place = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        self._send(QEvent.Type.MouseButtonPress, place, Qt.MouseButton.LeftButton)
        self._send(QEvent.Type.MouseButtonRelease, place, Qt.MouseButton.NoButton)

    def see(self, name: str) -> None:
        """Waits until the item `name` was painted."""
        self._wait(lambda: self._find(name) if self._frames else None, name)

    def see_any(self, beginning: str) -> None:
        """Waits until something whose name begins so was painted."""
        self._wait(lambda: self.names(beginning) if self._frames else None, beginning)

    def until(self, expression: str) -> None:
        """Waits until `expression` is true for the QML of the window."""
        self._wait(lambda: bool(self.reads(expression)), expression)

    def reads(self, expression: str) -> object:
        """What `expression` is for the QML of the window, such as `number.label`; it may call something as well."""
        known = self._expressions.get(expression)
        if known is None:
            context = qmlContext(self._window)
            assert context is not None
            known = self._expressions[expression] = QQmlExpression(context, self._window, expression)
        return known.evaluate()[0]

    def rest(self, seconds: float) -> None:
        """Touches nothing for so long; the kiosk goes on by itself."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def names(self, beginning: str) -> list[str]:
        """What can be touched and has a name that begins so, in the order of the page."""
        found = (item.objectName() for item in _items(self._window.contentItem()) if item.isEnabled())
        return [name for name in found if name.startswith(beginning)]

    def _send(self, kind: QEvent.Type, place: QPointF, down: Qt.MouseButton) -> None:
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, self._window.mapToGlobal(place), Qt.MouseButton.LeftButton, down, none)
        QGuiApplication.sendEvent(self._window, event)

    def _painted(self) -> None:
        self._frames += 1

    def _find(self, name: str) -> QQuickItem | None:
        return next((item for item in _items(self._window.contentItem()) if item.objectName() == name), None)

    def _wait(self, look: Callable[[], T | None], name: str) -> T:
        until = time.monotonic() + PATIENCE_S
        while not (found := look()):
            if time.monotonic() > until:
                raise NothingThere(f"{name} on the page {self.reads('kiosk.page')} ({self.reads('menu.title')})")
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            # Qt keeps what was deleted later until the outermost loop goes on, and that waits for the script.
            QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return found


def on_the_kiosk(script: Callable[[Finger], None]) -> None:
    """Has `script` played on the window of the kiosk that this process is about to run, and the kiosk ended after it.

    To be called before the kiosk is run: it makes the application.
    """
    app = QGuiApplication(sys.argv[:1])

    def play() -> None:
        window = next(window for window in app.topLevelWindows() if isinstance(window, QQuickWindow))
        script(Finger(window))
        app.quit()

    QTimer.singleShot(0, app, play)


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _items(child)
