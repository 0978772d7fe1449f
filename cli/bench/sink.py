"""A printer that prints nothing: takes jobs over TCP, says that it is well and that each is done."""

import re
import select
import socket
import threading
import time

_QUESTION = re.compile(rb"\x10\x04[\x01-\x04]")
_JOB_DONE = re.compile(rb"\x1d\(H\x06\x0000(....)", re.DOTALL)
_WELL = b"\x12"
_POLL_S = 0.5
_TAIL = 10


class Sink:
    """Use as a context. `first_byte_at`: when the first byte of the newest job came, by time.perf_counter."""

    def __init__(self) -> None:
        self.first_byte_at = 0.0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._stop = threading.Event()
        self._between_jobs = True
        self._thread = threading.Thread(target=self._serve, name="sink", daemon=True)

    def __enter__(self) -> "Sink":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            if select.select([self._listener], [], [], _POLL_S)[0]:
                link, _ = self._listener.accept()
                link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with link:
                    self._converse(link)

    def _converse(self, link: socket.socket) -> None:
        tail = b""
        while not self._stop.is_set():
            if not select.select([link], [], [], _POLL_S)[0]:
                continue
            data = link.recv(65536)
            came_at = time.perf_counter()
            if not data:
                return
            tail = self._take(link, tail, data, came_at)

    def _take(self, link: socket.socket, tail: bytes, data: bytes, came_at: float) -> bytes:
        """The end of `data` that may be the first half of a question."""
        if self._between_jobs and _QUESTION.fullmatch(data):
            link.sendall(_WELL)
            return b""
        if self._between_jobs:
            self.first_byte_at = came_at
        done = _JOB_DONE.search(tail + data)
        self._between_jobs = done is not None
        if done is not None:
            link.sendall(b"\x37\x22" + done[1] + b"\x00")
        return b"" if done else (tail + data)[-_TAIL:]
