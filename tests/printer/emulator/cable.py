"""The emulator at the end of a line without sockets: what the other side opens as a device file, as over USB."""

import os
import pty
import select
import termios
import threading
import time

from tests.printer.emulator.device import Device

STEP_S = 0.002
READ_BYTES = 1024


class Cable:
    """`path` is the device file. It takes little more than the printer has room for, unlike a socket.

    Use as a context: a thread of its own feeds the device and brings back what it says.
    """

    def __init__(self, device: Device) -> None:
        self.device = device
        self.lock = threading.Lock()
        self._ours, self._theirs = pty.openpty()
        attributes = termios.tcgetattr(self._theirs)
        attributes[1] &= ~termios.OPOST
        attributes[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(self._theirs, termios.TCSANOW, attributes)
        self.path = os.ttyname(self._theirs)
        self._stop = threading.Event()
        self._begun = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="emulator", daemon=True)

    def __enter__(self) -> "Cable":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        os.close(self._theirs)
        os.close(self._ours)

    def _run(self) -> None:
        while not self._stop.is_set():
            waiting = [self._ours] if self.device.room else []
            ready, _, _ = select.select(waiting, [], [], STEP_S)
            with self.lock:
                if ready:
                    self.device.receive(os.read(self._ours, min(READ_BYTES, self.device.room)))
                self.device.advance(time.monotonic() - self._begun)
                if said := self.device.back.take(self.device.now):
                    os.write(self._ours, said)
