"""One client of a bench: asks a hub for numbers over a kept connection, one after the other.

Run as a process (`python -m cli.bench.client URL CLIENT COUNT`): it says "ready", waits for a line, then writes the
seconds that each answer took, one a line.
"""

import http.client
import sys
import time
from contextlib import closing
from urllib.parse import urlsplit

import msgspec

from cli.bench import mall
from core.commands import Command

_HEADERS = {"Content-Type": "application/json"}


class Client:
    def __init__(self, url: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc)

    def close(self) -> None:
        self._connection.close()

    def ask(self, body: bytes) -> bytes:
        """The answer to one request; raises AssertionError unless it was accepted."""
        self._connection.request("POST", "/v1/commands", body, _HEADERS)
        answer = self._connection.getresponse()
        raw = answer.read()
        assert answer.status == http.HTTPStatus.OK, raw
        assert b'"accepted"' in raw, raw
        return raw


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
