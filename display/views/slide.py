"""The picture or text page that is shown between the calls."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Besti.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SlideView(QObject):
    """`picture`: the name under which the image provider "slide" has it; empty for a text page.

    `fitted`: sent by the panel with its size in pixels.
    """

    changed = Signal()
    fitted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._body, self._picture = "", "", ""

    def show(self, title: str, body: str, picture: str) -> None:
        before = self._title, self._body, self._picture
        self._title, self._body, self._picture = title, body, picture
        if before != (title, body, picture):
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    def body(self) -> str:
        return self._body

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._picture
