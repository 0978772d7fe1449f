"""Where each part of the screen stands, in fractions of the body."""

from PySide6.QtCore import Property, QObject, QRectF, Signal
from PySide6.QtQml import QmlElement

from display.board import Board
from display.layout import Place, Places

QML_IMPORT_NAME = "Besti.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PlacesView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Places()

    def show(self, board: Board) -> None:
        before, self._now = self._now, board.places
        if before != self._now:
            self.changed.emit()

    @Property(QRectF, notify=changed)
    def heading(self) -> QRectF:
        return _rect(self._now.heading)

    @Property(QRectF, notify=changed)
    def stage(self) -> QRectF:
        return _rect(self._now.stage)

    @Property(QRectF, notify=changed)
    def earlier(self) -> QRectF:
        return _rect(self._now.earlier)

    @Property(QRectF, notify=changed)
    def next(self) -> QRectF:
        return _rect(self._now.next)

    @Property(QRectF, notify=changed)
    def waiting(self) -> QRectF:
        return _rect(self._now.waiting)

    @Property(QRectF, notify=changed)
    def counters(self) -> QRectF:
        return _rect(self._now.counters)

    @Property(QRectF, notify=changed)
    def media(self) -> QRectF:
        return _rect(self._now.media)


def _rect(place: Place) -> QRectF:
    return QRectF(place.x, place.y, place.width, place.height)
