"""One jack for headphones: an input device of the kernel, open and listened to."""

import fcntl
import os
import struct
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

# linux/input-event-codes.h and linux/input.h
_EVENT = struct.Struct("@llHHi")  # seconds, microseconds, type, code, value
_EV_SYN, _EV_SW = 0x00, 0x05
_SYN_DROPPED = 3
_HEADPHONE_INSERT = 0x02
_SWITCH_BYTES = 8
_CAPABLE, _STATE = 0x20 + _EV_SW, 0x1B

_READ_AT_ONCE = 64 * _EVENT.size

Ask = Callable[[int], bool | None]
"""From an open device, whether headphones are in its jack; None: it has no such jack. Raises OSError."""


def ask_jack(descriptor: int) -> bool | None:
    """Asks the kernel. Raises OSError for what is no input device."""
    if not _switches(descriptor, _CAPABLE) >> _HEADPHONE_INSERT & 1:
        return None
    return bool(_switches(descriptor, _STATE) >> _HEADPHONE_INSERT & 1)


def _switches(descriptor: int, number: int) -> int:
    """The bits of all switches: those that the device has, or those that are on."""
    # _IOC(_IOC_READ, 'E', number, size) as every architecture that Besti runs on has it
    request = 2 << 30 | _SWITCH_BYTES << 16 | ord("E") << 8 | number
    return int.from_bytes(fcntl.ioctl(descriptor, request, bytes(_SWITCH_BYTES)), "little")


class Jack(QObject):
    """Owns `descriptor` until it is closed. `plugged`: how the jack stands. `gone`: the device went away."""

    changed = Signal()

    def __init__(self, descriptor: int, plugged: bool, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self.plugged, self.gone = plugged, False
        self._descriptor, self._ask, self._rest = descriptor, ask, b""
        self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def close(self) -> None:
        if not self.gone:
            self.gone, self.plugged = True, False
            self._notifier.setEnabled(False)
            os.close(self._descriptor)

    @Slot()
    def _read(self) -> None:
        try:
            data = os.read(self._descriptor, _READ_AT_ONCE)
            self._take(self._rest + data)
            lost = not data
        except BlockingIOError:
            return
        except OSError:
            lost = True
        if lost:
            self.close()
        self.changed.emit()

    def _take(self, data: bytes) -> None:
        whole = len(data) - len(data) % _EVENT.size
        self._rest = data[whole:]
        for _, _, kind, code, value in _EVENT.iter_unpack(data[:whole]):
            if (kind, code) == (_EV_SW, _HEADPHONE_INSERT):
                self.plugged = bool(value)
            elif (kind, code) == (_EV_SYN, _SYN_DROPPED):
                # The kernel threw events away; the switch may have been among them.
                self.plugged = bool(self._ask(self._descriptor))
