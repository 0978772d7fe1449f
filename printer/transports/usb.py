"""usb:///dev/usb/lp0 — a printer at the kernel's own USB driver (usblp).

Give the device a name of its own by a udev rule: lp0 becomes lp1 after a replug. Never together with a CUPS queue.
"""

import os
import stat
from urllib.parse import unquote

from printer.stream import Stream
from printer.transports import Address


class UsbTransport(Stream):
    empty_is_end = False  # usblp passes on the empty packets of the printer

    def __init__(self, path: str) -> None:
        super().__init__(f"usb://{path}")
        self._path = path

    def _connect(self, within_s: float) -> int:
        fd = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        if stat.S_ISREG(os.fstat(fd).st_mode):
            # A file would take every byte and print none.
            os.close(fd)
            raise FileNotFoundError(2, "not a device")
        return fd


def of(address: Address) -> UsbTransport | None:
    path = unquote(address.parts.path)
    return UsbTransport(path) if not address.parts.netloc and path.strip("/") else None
