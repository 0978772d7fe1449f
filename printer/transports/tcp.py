"""tcp://host:port — a printer on the network that takes raw bytes, commonly on port 9100."""

import os
import select
import socket
import time

from printer.stream import Stream
from printer.transports import Address

RAW_PORT = 9100
IDLE_S, INTERVAL_S, TRIES = 5, 2, 3
UNACKNOWLEDGED_MS = 10_000
DRAIN_S = 0.5


class TcpTransport(Stream):
    """A cable that was pulled is noticed within some 10 seconds, not after the hours of the system's own patience."""

    def __init__(self, host: str, port: int = RAW_PORT) -> None:
        where = f"[{host}]" if ":" in host else host
        super().__init__(f"tcp://{where}:{port}")
        self._host = host
        self._port = port

    def _connect(self, within_s: float) -> int:
        link = socket.create_connection((self._host, self._port), timeout=within_s)
        link.setblocking(False)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        link.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, IDLE_S)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, INTERVAL_S)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, TRIES)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNACKNOWLEDGED_MS)
        return link.detach()

    def _disconnect(self, fd: int) -> None:
        """Half-close, then read what still comes: closing over unread bytes would reset the connection, and a printer
        may then throw away the end of a job."""
        with socket.socket(fileno=fd) as link:
            try:
                link.shutdown(socket.SHUT_WR)
                _drain(link)
            except OSError:
                return  # the other side is gone already


def _drain(link: socket.socket) -> None:
    ends = time.monotonic() + DRAIN_S
    waiting = select.poll()
    waiting.register(link, select.POLLIN)
    while (left := ends - time.monotonic()) > 0 and waiting.poll(left * 1000):
        if not os.read(link.fileno(), 4096):
            return


def of(address: Address) -> TcpTransport | None:
    host, port = address.parts.hostname, address.port
    if not host or port == 0 or address.parts.path not in ("", "/"):
        return None
    return TcpTransport(host, RAW_PORT if port is None else port)
