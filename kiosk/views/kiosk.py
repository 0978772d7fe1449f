"""Which page is on, and what the visitor did: QML shows the one and calls the others."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskView(QObject):
    """`page` is the name of a page in Pages.qml. The other signals are what a visitor does."""

    pageChanged = Signal()
    started = Signal()
    chosen = Signal(str)
    turned = Signal(int)
    taken = Signal()
    retried = Signal()
    wentBack = Signal()
    wentHome = Signal()
    languageAsked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page = "message"

    def show(self, page: str) -> None:
        if page != self._page:
            self._page = page
            self.pageChanged.emit()

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._page
