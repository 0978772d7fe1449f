"""serial:///dev/ttyUSB0?baud=38400&flow=rts — a printer on a serial line, 8 data bits, no parity."""

import os
import termios
from urllib.parse import unquote

from printer.stream import Stream
from printer.transports import Address

BAUD = 38400
FLOWS = {"rts": termios.CRTSCTS, "xon": 0, "none": 0}
BITS_PER_BYTE = 10
SPEEDS = {
    int(name[1:]): value for name, value in vars(termios).items() if name[0] == "B" and name[1:].isdigit() and value
}


class SerialTransport(Stream):
    """`flow`: rts (the printer holds us up by a wire), xon (by a byte) or none."""

    empty_is_end = False  # a line has no end; an unplugged adapter is an error

    def __init__(self, path: str, baud: int = BAUD, flow: str = "rts") -> None:
        super().__init__(f"serial://{path}")
        self.bytes_per_s = baud / BITS_PER_BYTE
        self._path = path
        self._baud = baud
        self._flow = flow

    def _connect(self, within_s: float) -> int:
        fd = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            self._set_up(fd)
        except termios.error as fault:
            os.close(fd)
            raise OSError(*fault.args) from fault
        return fd

    def _set_up(self, fd: int) -> None:
        """A raw line: no letter is changed, nothing is echoed. What was left in it belongs to nobody."""
        control = termios.CS8 | termios.CREAD | termios.CLOCAL | FLOWS[self._flow]
        incoming = termios.IGNBRK | (termios.IXON if self._flow == "xon" else 0)
        speed = SPEEDS[self._baud]
        letters = termios.tcgetattr(fd)[6]
        letters[termios.VMIN], letters[termios.VTIME] = 1, 0
        termios.tcsetattr(fd, termios.TCSANOW, [incoming, 0, control, 0, speed, speed, letters])
        termios.tcflush(fd, termios.TCIOFLUSH)


def of(address: Address) -> SerialTransport | None:
    path, options = unquote(address.parts.path), address.options
    baud, flow = options.get("baud", str(BAUD)), options.get("flow", "rts")
    known = set(options) <= {"baud", "flow"} and baud.isdecimal() and int(baud) in SPEEDS and flow in FLOWS
    return SerialTransport(path, int(baud), flow) if known and not address.parts.netloc and path.strip("/") else None
