"""A printer and a disk that hold whoever wants something of them until they are let go."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from printer.transports.tcp import TcpTransport
from store.device_store import DeviceStore

LONG_S = 60


class Stuck(TcpTransport):
    """`held`: somebody speaks to it. `go`: lets them go; there is no printer then either."""

    def __init__(self) -> None:
        super().__init__("127.0.0.1", 9)
        self.held = threading.Event()
        self.go = threading.Event()

    def open(self, within_s: float) -> None:
        self.held.set()
        self.go.wait(LONG_S)
        super().open(within_s)


@contextmanager
def busy(store: DeviceStore) -> Iterator[threading.Event]:
    """Another thread writes all the while. The event is set if it had to give up, as somebody waited for it."""
    begun, over, gave_up = threading.Event(), threading.Event(), threading.Event()

    def write() -> None:
        with store.write():
            begun.set()
            if not over.wait(LONG_S):
                gave_up.set()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    try:
        yield gave_up
    finally:
        over.set()
        writer.join()
