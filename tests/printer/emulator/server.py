"""The emulator on a real socket, in real time."""

import select
import socket
import threading
import time
from collections.abc import Callable

from tests.printer.emulator.device import Device

STEP_S = 0.002
READ_BYTES = 4096


class Server:
    """Listens on loopback; `port` 0 takes a free one. `told` hears of each piece of paper that was cut.

    Use as a context: a thread of its own feeds the device and brings back what it says.
    """

    def __init__(self, device: Device, port: int = 0, told: Callable[[int], None] = lambda number: None) -> None:
        self.device = device
        self.lock = threading.Lock()
        self.first_byte_at: float | None = None
        self._told = told
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._links: list[socket.socket] = []
        self._stop = threading.Event()
        self._begun = time.monotonic()
        self._cut = 0
        self._thread = threading.Thread(target=self._run, name="emulator", daemon=True)

    def __enter__(self) -> "Server":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        for link in [*self._links, self._listener]:
            link.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            waiting = [self._listener, *(self._links if self.device.room else [])]
            ready, _, _ = select.select(waiting, [], [], STEP_S)
            with self.lock:
                for link in ready:
                    self._accept() if link is self._listener else self._read(link)
                self.device.advance(time.monotonic() - self._begun)
                self._answer()
                self._tell()

    def _accept(self) -> None:
        link, _ = self._listener.accept()
        if self.device.kind.one_connection and self._links:
            link.close()
            return
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._links.append(link)
        self.device.connected()

    def _read(self, link: socket.socket) -> None:
        try:
            data = link.recv(min(READ_BYTES, max(1, self.device.room)))
        except OSError:
            data = b""
        if not data:
            self._links.remove(link)
            link.close()
        self.device.receive(data)

    def _answer(self) -> None:
        said = self.device.back.take(self.device.now)
        for link in self._links[-1:]:
            try:
                link.sendall(said)
            except OSError:
                return  # it ended the connection meanwhile; the next read notices

    def _tell(self) -> None:
        while self._cut < len(self.device.paper.pieces) - 1:
            self._cut += 1
            self._told(self._cut)
