"""Fits what is to be touched to the panel that the window is on, and tells where that is too small."""

import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtQuick import QQuickWindow

from kiosk.panel import FINGER_MM, USUAL, Panel, told_inches

_log = logging.getLogger(__name__)
_ROUNDED_MM = 0.05


class Fitting(QObject):
    """`theme`: the look of `window`. `inches`: the panel's diagonal; None: as the screen says, if `whole`, and a usual
    one otherwise: a window that is only part of a screen stands for a panel that nobody has named.

    `small` tells how many millimetres the smallest buttons have where 20 cannot be had, None where they can.
    """

    small = Signal(object)

    def __init__(self, window: QQuickWindow, theme: QObject, inches: float | None, whole: bool) -> None:
        super().__init__(window)
        self.inches, self.whole = inches, whole
        self._window, self._theme = window, theme
        self._small: float | None = None
        for changed in (window.widthChanged, window.heightChanged, window.screenChanged):
            changed.connect(self.fit)

    def fit(self) -> None:
        panel = self._panel()
        self._theme.setProperty("finger", panel.finger if panel else USUAL)
        small = panel.reached_mm if panel and panel.reached_mm < FINGER_MM - _ROUNDED_MM else None
        if small == self._small:
            return
        self._small = small
        if panel and small:
            _log.warning(
                "a panel of %.1f inches is small: what is to be touched comes out %.1f mm wide, not %.0f",
                panel.inches, small, FINGER_MM,
            )  # fmt: skip
        self.small.emit(small)

    def _panel(self) -> Panel | None:
        width, height = self._window.width(), self._window.height()
        inches = self.inches or (self._told() if self.whole else None)
        return Panel(inches, width, height) if inches and min(width, height) > 0 else None

    def _told(self) -> float | None:
        screen = self._window.screen()
        mm, pixels = screen.physicalSize(), screen.size()
        return told_inches(mm.width(), mm.height(), pixels.width(), pixels.height())
