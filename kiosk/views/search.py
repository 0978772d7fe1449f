"""The page of a search: what is typed, the services that fit, and the keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.keyboard import DIGITS, LETTERS
from kiosk.views.menu import Option
from kiosk.views.tiles import Tile
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Sign:
    """A key of the keyboard that writes `text`."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`hint`: below what is typed. `answer`, `answer_text`, `options`: in place of tiles where nothing fits."""

    title: str = ""
    typed: str = ""
    hint: str = ""
    tiles: tuple[Tile, ...] = ()
    answer: str = ""
    answer_text: str = ""
    options: tuple[Option, ...] = ()
    space: str = ""
    delete: str = ""


SIGNS = tuple(Sign(sign, sign.upper()) for sign in LETTERS + DIGITS)


@QmlElement
class SearchView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = SearchPage()
        self._tiles, self._options, self._signs = Rows(Tile, self), Rows(Option, self), Rows(Sign, self)
        self._signs.show(SIGNS)

    def show(self, page: SearchPage) -> None:
        if page != self._now:
            self._now = page
            self._tiles.show(page.tiles)
            self._options.show(page.options)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def signs(self) -> QObject:
        return self._signs

    @Property(QObject, notify=changed)
    def tiles(self) -> QObject:
        return self._tiles

    @Property(QObject, notify=changed)
    def options(self) -> QObject:
        return self._options

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._now.typed

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._now.hint

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._now.answer

    @Property(str, notify=changed)
    def answerText(self) -> str:
        return self._now.answer_text

    @Property(str, notify=changed)
    def space(self) -> str:
        return self._now.space

    @Property(str, notify=changed)
    def delete(self) -> str:
        return self._now.delete
