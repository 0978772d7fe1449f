"""A page with a few words and a few large buttons: questions, refusals, help, and whatever else needs no tiles."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Option:
    """A button. `switched`: "on" or "off" where it is a switch, else empty. `detail`: smaller words beneath."""

    key: str
    text: str
    picture: str = ""
    detail: str = ""
    primary: bool = False
    switched: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class MenuLine:
    """Something to read between the words and the buttons."""

    text: str
    picture: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    icon: str = "clock"
    title: str = ""
    text: str = ""
    lines: tuple[MenuLine, ...] = ()
    options: tuple[Option, ...] = ()


@QmlElement
class MenuView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Menu()
        self._lines, self._options = Rows(MenuLine, self), Rows(Option, self)

    def show(self, menu: Menu) -> None:
        if menu != self._now:
            self._now = menu
            self._lines.show(menu.lines)
            self._options.show(menu.options)
            self.changed.emit()

    @property
    def now(self) -> Menu:
        return self._now

    @Property(QObject, notify=changed)
    def lines(self) -> QObject:
        return self._lines

    @Property(QObject, notify=changed)
    def options(self) -> QObject:
        return self._options

    @Property(int, notify=changed)
    def lineCount(self) -> int:
        return len(self._now.lines)

    @Property(int, notify=changed)
    def optionCount(self) -> int:
        return len(self._now.options)

    @Property(bool, notify=changed)
    def leads(self) -> bool:
        """Whether the first answer is what most will choose."""
        return any(option.primary for option in self._now.options[:1])

    @Property(str, notify=changed)
    def icon(self) -> str:
        return self._now.icon

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._now.text
