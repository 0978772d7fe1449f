"""The board as QML reads it: what stands around the calls, the current call, and the lists."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display.board import Board, CallRow, NextRow, WaitingRow
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FrameView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Board()

    def show(self, board: Board) -> None:
        before, self._now = self._now, board
        if _frame(before) != _frame(board):
            self.changed.emit()

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._now.page

    @Property(str, notify=changed)
    def site(self) -> str:
        return self._now.site

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._now.time

    @Property(str, notify=changed)
    def date(self) -> str:
        return self._now.date

    @Property(str, notify=changed)
    def training(self) -> str:
        return self._now.training

    @Property(str, notify=changed)
    def icon(self) -> str:
        return self._now.icon

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._now.text

    @Property(str, notify=changed)
    def ticker(self) -> str:
        return self._now.ticker

    @Property(str, notify=changed)
    def stale(self) -> str:
        return self._now.stale


def _frame(board: Board) -> tuple[str, ...]:
    return (
        board.page, board.site, board.time, board.date, board.training, board.icon, board.title, board.text,
        board.ticker, board.stale,
    )  # fmt: skip


@QmlElement
class CallView(QObject):
    """`called` is sent when a call became the large one, after everything else of it has changed."""

    changed = Signal()
    called = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Board()

    def show(self, board: Board) -> None:
        before, self._now = self._now, board
        if (before.call, before.current, before.caption) != (board.call, board.current, board.caption):
            self.changed.emit()
        if board.call > before.call:
            self.called.emit()

    @Property(str, notify=changed)
    def caption(self) -> str:
        return self._now.caption

    @Property(str, notify=changed)
    def label(self) -> str:
        return self._now.current.label

    @Property(str, notify=changed)
    def please(self) -> str:
        return self._now.please

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._now.current.counter

    @Property(str, notify=changed)
    def agency(self) -> str:
        return self._now.current.agency

    @Property(str, notify=changed)
    def color(self) -> str:
        return self._now.current.color

    @Property(str, notify=changed)
    def shape(self) -> str:
        return self._now.current.shape


@QmlElement
class ListsView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Board()
        self._earlier, self._next = Rows(CallRow, self), Rows(NextRow, self)
        self._waiting = Rows(WaitingRow, self)

    def show(self, board: Board) -> None:
        before, self._now = self._now, board
        self._earlier.show(board.earlier)
        self._next.show(board.next)
        self._waiting.show(board.waiting)
        if before.earlier_title != board.earlier_title:
            self.changed.emit()

    @Property(QObject, notify=changed)
    def earlier(self) -> QObject:
        return self._earlier

    @Property(QObject, notify=changed)
    def next(self) -> QObject:
        return self._next

    @Property(QObject, notify=changed)
    def waiting(self) -> QObject:
        return self._waiting

    @Property(str, notify=changed)
    def earlierTitle(self) -> str:
        return self._now.earlier_title

    @Property(str, notify=changed)
    def nextTitle(self) -> str:
        return self._now.next_title

    @Property(str, notify=changed)
    def waitingTitle(self) -> str:
        return self._now.waiting_title
