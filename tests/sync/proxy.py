"""A line between a device and its hub that does what lines do: late, cut, half open, dripping, and saying things twice.

Plain TCP on loopback. Each fault is switched on and off while connections live.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

CHUNK = 65536


@dataclass
class Faults:
    """`delay_s`: every piece comes later. `deaf`: the line takes everything and hands on nothing (half open).

    `drip`: hub to device one byte at a time. `cut_after`: bytes from the hub after which the connection is dropped.
    `twice`: each request is sent to the hub a second time, and that answer thrown away.
    """

    delay_s: float = 0.0
    deaf: bool = False
    drip: bool = False
    twice: bool = False
    cut_after: int | None = None
    refuse: bool = False


@dataclass
class Proxy:
    """`url` leads to the hub at `port` through the faults."""

    port: int
    faults: Faults = field(default_factory=Faults)

    def __post_init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._spawn(self._accept)

    def cut(self) -> None:
        """Drops every connection that there is, in mid-word."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for ends in pairs:
            for end in ends:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.faults.refuse = True
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join(10)

    def _spawn(self, target: object, *args: object) -> None:
        assert callable(target)
        thread = threading.Thread(target=target, args=args, name="line")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                device, _ = self._listening.accept()
            except OSError:
                return
            if self.faults.refuse:
                device.close()
                continue
            try:
                hub = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                device.close()
                continue
            with self._lock:
                self._pairs.append((device, hub))
            self._spawn(self._carry, device, hub, False)
            self._spawn(self._carry, hub, device, True)

    def _carry(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        carried = 0
        with source, target, contextlib.suppress(OSError):
            while piece := source.recv(CHUNK):
                carried += len(piece)
                time.sleep(self.faults.delay_s)
                if self.faults.deaf:
                    continue
                limit = self.faults.cut_after if answers else None
                if limit is not None and carried > limit:
                    target.sendall(piece[: max(0, len(piece) - (carried - limit))])
                    self.faults.cut_after = None
                    break
                self._hand_on(piece, target, answers)
            with contextlib.suppress(OSError):
                target.shutdown(socket.SHUT_RDWR)

    def _hand_on(self, piece: bytes, target: socket.socket, answers: bool) -> None:
        if answers and self.faults.drip:
            for place in range(len(piece)):
                target.sendall(piece[place : place + 1])
            return
        if not answers and self.faults.twice and piece.startswith(b"POST"):
            self._say_again(piece)
        target.sendall(piece)

    def _say_again(self, request: bytes) -> None:
        """The same request first on a line of its own, whose answer nobody hears."""
        with socket.create_connection(("127.0.0.1", self.port)) as other:
            other.sendall(request)
            other.recv(CHUNK)


@contextlib.contextmanager
def line(port: int) -> Iterator[Proxy]:
    proxy = Proxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
