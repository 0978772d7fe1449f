"""The first question: how a visitor wants to choose."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.views.menu import Option
from kiosk.views.tiles import Tile
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class StartPage:
    title: str = ""
    often_title: str = ""
    often: tuple[Tile, ...] = ()
    ways_title: str = ""
    ways: tuple[Option, ...] = ()


@QmlElement
class StartView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = StartPage()
        self._often, self._ways = Rows(Tile, self), Rows(Option, self)

    def show(self, page: StartPage) -> None:
        if page != self._now:
            self._now = page
            self._often.show(page.often)
            self._ways.show(page.ways)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def often(self) -> QObject:
        return self._often

    @Property(QObject, notify=changed)
    def ways(self) -> QObject:
        return self._ways

    @Property(int, notify=changed)
    def oftenCount(self) -> int:
        return len(self._now.often)

    @Property(int, notify=changed)
    def wayCount(self) -> int:
        return len(self._now.ways)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def oftenTitle(self) -> str:
        return self._now.often_title

    @Property(str, notify=changed)
    def waysTitle(self) -> str:
        return self._now.ways_title
