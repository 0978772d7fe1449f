"""Notices that somebody is there, whatever they touch."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

_SIGNS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress, QEvent.Type.Wheel})


class Stir(QObject):
    """A filter for the window's events. `stirred` says whether a touch was the answer to a warning: then it goes no
    further, for the warning is gone by now, and what lies behind it was not meant.
    """

    def __init__(self, stirred: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._stirred = stirred

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in _SIGNS and self._stirred()
