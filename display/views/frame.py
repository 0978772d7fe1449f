"""What stands around the calls, and the messages in their place."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display.board import Board
from display.shift import shift

QML_IMPORT_NAME = "Besti.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FrameView(QObject):
    """`resized`: sent by the window with its size in pixels."""

    changed = Signal()
    resized = Signal(int, int)

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
    def pledge(self) -> str:
        return self._now.pledge

    @Property(str, notify=changed)
    def stale(self) -> str:
        return self._now.stale

    @Property(str, notify=changed)
    def ticker(self) -> str:
        return self._now.ticker

    @Property(bool, notify=changed)
    def moving(self) -> bool:
        return self._now.moving

    @Property(int, notify=changed)
    def shiftX(self) -> int:
        return shift(self._now.step)[0]

    @Property(int, notify=changed)
    def shiftY(self) -> int:
        return shift(self._now.step)[1]

    @Property(int, notify=changed)
    def step(self) -> int:
        return self._now.step


def _frame(board: Board) -> tuple[object, ...]:
    return (
        board.page, board.site, board.time, board.date, board.training, board.icon, board.title, board.text,
        board.pledge, board.stale, board.ticker, board.moving, board.step,
    )  # fmt: skip
