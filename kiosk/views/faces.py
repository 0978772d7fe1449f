"""One question that is answered by touching one of four faces."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.views.menu import Option
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Faces:
    """`progress`: how far this is through all questions, 0 to 1; `progress_words` tells it in words."""

    title: str = ""
    text: str = ""
    progress_words: str = ""
    progress: float = 0.0
    faces: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()


@QmlElement
class FacesView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Faces()
        self._faces, self._options = Rows(Option, self), Rows(Option, self)

    def show(self, faces: Faces) -> None:
        if faces != self._now:
            self._now = faces
            self._faces.show(faces.faces)
            self._options.show(faces.options)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def faces(self) -> QObject:
        return self._faces

    @Property(QObject, notify=changed)
    def options(self) -> QObject:
        return self._options

    @Property(int, notify=changed)
    def optionCount(self) -> int:
        return len(self._now.options)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._now.text

    @Property(str, notify=changed)
    def progressWords(self) -> str:
        return self._now.progress_words

    @Property(float, notify=changed)
    def progress(self) -> float:
        return self._now.progress
