"""A few words that nobody asked for, which pass by themselves and change nothing."""

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

STAYS_MS = 5_000


@QmlElement
class NoticeView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._passing = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._passing.timeout.connect(lambda: self._show(""))

    def tell(self, text: str) -> None:
        self._show(text)
        self._passing.start()

    def _show(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.changed.emit()

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text
