"""The five keys of a pad: up, down, select, back, help. With them alone the whole kiosk can be used."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

_PREVIOUS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_NEXT = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
_BACK = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Back})
_HELP = frozenset({Qt.Key.Key_F1, Qt.Key.Key_Help})
_OURS = _PREVIOUS | _NEXT | _BACK | _HELP


class Keys(QObject):
    """A filter for the events of `window`. Up and down move the focus around the page, wrapping at its ends; `back`
    and `help` tell of those keys; select, Enter and the space bar are left to the item that has the focus.
    """

    back = Signal()
    help = Signal()

    def __init__(self, window: QQuickWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _OURS:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._press(Qt.Key(event.key()), event.isAutoRepeat())
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)

    def _press(self, key: Qt.Key, repeated: bool) -> None:
        if key in _PREVIOUS | _NEXT:
            self._move(forward=key in _NEXT)
        elif repeated:
            return  # a key that is held down means it once
        elif key in _BACK:
            self.back.emit()
        else:
            self.help.emit()

    def _move(self, forward: bool) -> None:
        here: QQuickItem = self._window.property("activeFocusItem") or self._window.contentItem()
        there = here.nextItemInFocusChain(forward)
        if there is not here:
            # The reason is what makes the item show that it has the focus.
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            there.forceActiveFocus(reason)
