"""The page of a number that a visitor has come back with: where to go next, and how each errand stands."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.views.menu import Option
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Next:
    """Where to go now. `shape` is empty where no zone belongs to it; `now`: at once."""

    text: str = ""
    detail: str = ""
    icon: str = "clock"
    color: str = "#000000"
    shape: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class ErrandState:
    """How an errand stands. `now`: somebody waits for the visitor."""

    text: str
    detail: str
    picture: str
    now: bool = False


@dataclass(frozen=True, slots=True)
class TicketPage:
    """`told`: what was just done for the visitor, or is good to know. `urgent`: what to do before all else."""

    title: str = ""
    label: str = ""
    next: Next = Next()
    told: str = ""
    errands: tuple[ErrandState, ...] = ()
    urgent: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()


@QmlElement
class TicketView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = TicketPage()
        self._errands = Rows(ErrandState, self)
        self._urgent, self._options = Rows(Option, self), Rows(Option, self)

    def show(self, page: TicketPage) -> None:
        if page != self._now:
            self._now = page
            self._errands.show(page.errands)
            self._urgent.show(page.urgent)
            self._options.show(page.options)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def errands(self) -> QObject:
        return self._errands

    @Property(QObject, notify=changed)
    def urgent(self) -> QObject:
        return self._urgent

    @Property(int, notify=changed)
    def urgentCount(self) -> int:
        return len(self._now.urgent)

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
    def label(self) -> str:
        return self._now.label

    @Property(str, notify=changed)
    def told(self) -> str:
        return self._now.told

    @Property(str, notify=changed)
    def nextText(self) -> str:
        return self._now.next.text

    @Property(str, notify=changed)
    def nextDetail(self) -> str:
        return self._now.next.detail

    @Property(str, notify=changed)
    def nextIcon(self) -> str:
        return self._now.next.icon

    @Property(str, notify=changed)
    def color(self) -> str:
        return self._now.next.color

    @Property(str, notify=changed)
    def shape(self) -> str:
        return self._now.next.shape

    @Property(bool, notify=changed)
    def now(self) -> bool:
        return self._now.next.now
