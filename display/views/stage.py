"""The calls on the stage."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display.board import Board
from display.rows import StageRow
from display.seats import filled, seated
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StageView(QObject):
    """`called` is sent when a call stepped on the stage, after everything else of it has changed.

    `calls` has a row for every panel that there can be; the first `count` are taken.
    """

    changed = Signal()
    called = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Board()
        self._calls, self._seats = Rows(StageRow, self), tuple[StageRow, ...]()
        self._calls.show(filled(self._seats))

    def show(self, board: Board) -> None:
        before, self._now = self._now, board
        self._seats = seated(self._seats, board.stage)
        if _stage(before) != _stage(board):
            self.changed.emit()
        self._calls.show(filled(self._seats))
        if board.call > before.call:
            self.called.emit()

    @Property(QObject, notify=changed)
    def calls(self) -> QObject:
        return self._calls

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._now.stage)

    @Property(int, notify=changed)
    def columns(self) -> int:
        return self._now.stage_grid.columns

    @Property(int, notify=changed)
    def rows(self) -> int:
        return self._now.stage_grid.rows

    @Property(str, notify=changed)
    def please(self) -> str:
        return self._now.please


def _stage(board: Board) -> tuple[object, ...]:
    return len(board.stage), board.stage_grid, board.please
