"""One client of a bench: asks a hub for numbers over a kept connection, one after the other.

Run as a process (`python -m cli.bench.client URL CLIENT COUNT`): it says "ready", waits for a line, then writes the
seconds that each answer took, one a line.
"""

import re
import socket
import sys
import time
from contextlib import closing
from urllib.parse import urlsplit

import msgspec

from cli.bench import mall
from core.commands import Command

_HEAD = "POST /v1/commands HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n"
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


class Client:
    """A bare socket: on a machine of two cores, what a client costs is taken from the hub that is measured."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.netloc
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        self._socket.close()

    def ask(self, body: bytes) -> bytes:
        """The answer to one request; raises AssertionError unless it was accepted."""
        self._socket.sendall(_HEAD.format(self._host, len(body)).encode() + body)
        head, raw = self._answer()
        assert head.startswith(b"HTTP/1.1 200 "), head + raw
        assert b'"accepted"' in raw, raw
        return raw

    def _answer(self) -> tuple[bytes, bytes]:
        """Head and body, by the length that the head tells."""
        head, between, body = self._more(b"").partition(b"\r\n\r\n")
        while not between:
            head, between, body = self._more(head).partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        assert length is not None, head
        while len(body) < int(length[1]):
            body = self._more(body)
        return head, body

    def _more(self, before: bytes) -> bytes:
        piece = self._socket.recv(65536)
        assert piece, "the hub hung up"
        return before + piece


def request(*commands: Command) -> bytes:
    return msgspec.json.encode({"commands": commands})


def issue(url: str, client: int, count: int, *, wait: bool = False) -> list[float]:
    """Seconds per number, asking to durable answer. Everything is prepared before the first one."""
    bodies = [request(mall.issue(client, n)) for n in range(count)]
    if wait:
        print("ready", flush=True)
        sys.stdin.readline()
    took = []
    with closing(Client(url)) as line:
        for body in bodies:
            start = time.perf_counter()
            line.ask(body)
            took.append(time.perf_counter() - start)
    return took


if __name__ == "__main__":
    url_, client_, count_ = sys.argv[1:]
    sys.stdout.writelines(f"{seconds}\n" for seconds in issue(url_, int(client_), int(count_), wait=True))
