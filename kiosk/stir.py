"""Notices that somebody is there, whatever they touch."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

_SIGNS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress, QEvent.Type.Wheel})


class Stir(QObject):
    """A filter for the window's events; it takes none of them away."""

    def __init__(self, stirred: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._stirred = stirred

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._stirred()
        return False
