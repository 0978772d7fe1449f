"""The lists beside the calls."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display.board import Board
from display.rows import CallRow, CounterRow, NextRow, WaitingRow
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ListsView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Board()
        self._earlier, self._next = Rows(CallRow, self), Rows(NextRow, self)
        self._waiting, self._counters = Rows(WaitingRow, self), Rows(CounterRow, self)

    def show(self, board: Board) -> None:
        before, self._now = self._now, board
        self._earlier.show(board.earlier)
        self._next.show(board.next)
        self._waiting.show(board.waiting.rows)
        self._counters.show(board.counters.rows)
        if _lists(before) != _lists(board):
            self.changed.emit()

    @Property(QObject, notify=changed)
    def earlier(self) -> QObject:
        return self._earlier

    @Property(QObject, notify=changed)
    def next(self) -> QObject:
        return self._next

    @Property(int, notify=changed)
    def nextCount(self) -> int:
        return len(self._now.next)

    @Property(QObject, notify=changed)
    def waiting(self) -> QObject:
        return self._waiting

    @Property(int, notify=changed)
    def waitingColumns(self) -> int:
        return self._now.waiting.grid.columns

    @Property(int, notify=changed)
    def waitingRows(self) -> int:
        return self._now.waiting.grid.rows

    @Property(QObject, notify=changed)
    def counters(self) -> QObject:
        return self._counters

    @Property(int, notify=changed)
    def counterColumns(self) -> int:
        return self._now.counters.grid.columns

    @Property(int, notify=changed)
    def counterRows(self) -> int:
        return self._now.counters.grid.rows

    @Property(str, notify=changed)
    def earlierTitle(self) -> str:
        return self._now.earlier_title

    @Property(str, notify=changed)
    def nextTitle(self) -> str:
        return self._now.next_title

    @Property(str, notify=changed)
    def waitingTitle(self) -> str:
        return self._now.waiting.title

    @Property(str, notify=changed)
    def countersTitle(self) -> str:
        return self._now.counters.title

    @Property(str, notify=changed)
    def zone(self) -> str:
        return self._now.heading.zone

    @Property(str, notify=changed)
    def zoneColor(self) -> str:
        return self._now.heading.color

    @Property(str, notify=changed)
    def zoneShape(self) -> str:
        return self._now.heading.shape


def _lists(board: Board) -> tuple[object, ...]:
    return (
        len(board.next), board.heading, board.earlier_title, board.next_title, board.waiting.grid, board.waiting.title,
        board.counters.grid, board.counters.title,
    )  # fmt: skip
