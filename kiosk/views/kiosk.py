"""Which page is on, and what the visitor did: QML shows the one and calls the others."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskView(QObject):
    """`page` is the name of a page in Pages.qml. The other signals are what a visitor does.

    `chosen`: the key of a tile or button. `turned`: to a page of tiles. `typed`: a key of the keyboard on the screen.
    `barTouched`: a key of the bar at the bottom. `roomy`: how many tiles fit.
    """

    pageChanged = Signal()
    chosen = Signal(str)
    turned = Signal(int)
    typed = Signal(str)
    wentHome = Signal()
    barTouched = Signal(str)
    roomy = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page = "menu"

    def show(self, page: str) -> None:
        if page != self._page:
            self._page = page
            self.pageChanged.emit()

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._page
