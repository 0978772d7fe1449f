"""Whether headphones are plugged in, as the kernel's input devices tell it."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ui.jack import Ask, Jack, ask_jack

_log = logging.getLogger(__name__)


def input_devices() -> list[Path]:
    return sorted(Path("/dev/input").glob("event*"))


class Headphones(QObject):
    """Listens to every jack among `paths`; `plugged` tells each change, `is_plugged` how it stands.

    A device that cannot be opened, has no jack, or goes away is passed over: then nothing is plugged in there.
    """

    plugged = Signal(bool)

    def __init__(self, paths: Sequence[Path] | None = None, parent: QObject | None = None, ask: Ask = ask_jack) -> None:
        super().__init__(parent)
        self._ask = ask
        self._jacks: list[Jack] = []
        for path in input_devices() if paths is None else paths:
            self._open(path)
        self._told = self.is_plugged

    @property
    def is_plugged(self) -> bool:
        return any(jack.plugged for jack in self._jacks)

    def close(self) -> None:
        for jack in self._jacks:
            jack.close()

    def _open(self, path: Path) -> None:
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as fault:
            _log.debug("%s cannot be asked for headphones: %s", path, fault)
            return
        try:
            plugged = self._ask(descriptor)
        except OSError:
            plugged = None
        if plugged is None:
            os.close(descriptor)
            return
        jack = Jack(descriptor, plugged, self._ask, self)
        jack.changed.connect(self._look)
        self._jacks.append(jack)

    @Slot()
    def _look(self) -> None:
        if self.is_plugged != self._told:
            self._told = self.is_plugged
            self.plugged.emit(self._told)
