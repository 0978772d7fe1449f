"""The log as bytes on a socket: what a client of any make sends and gets, and what bad ones do not do to the hub."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Timer

import pytest

from sync.wire import MOST_WAIT_S
from tests.sync.conftest import RunningHub
from tests.sync.mall import issue
from tests.sync.test_log import numbers, page

WAIT_S = 60.0
CRLF = b"\r\n"


class Line:
    """One connection, spoken byte by byte."""

    def __init__(self, hub: RunningHub) -> None:
        self.socket = socket.create_connection(("127.0.0.1", hub.port), timeout=WAIT_S)
        self._bytes = self.socket.makefile("rb")

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str]]:
        """Status and headers of the answer."""
        named = {"Host": "hub", **{name.replace("_", "-"): value for name, value in headers.items()}}
        lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items()), "", ""]
        self.socket.sendall("\r\n".join(lines).encode())
        status = int(self._bytes.readline().split()[1])
        found = {}
        while (line := self._bytes.readline()) != CRLF:
            name, _, value = line.decode().partition(":")
            found[name.lower()] = value.strip()
        return status, found

    def body(self, headers: dict[str, str]) -> bytes:
        return self._bytes.read(int(headers["content-length"]))

    def chunks(self) -> Iterator[bytes]:
        """What comes, as it comes; ends where the hub ends the answer."""
        while size := int(self._bytes.readline(), 16):
            yield self._bytes.read(size)
            assert self._bytes.read(2) == CRLF

    def blocks(self) -> Iterator[bytes]:
        """Whole blocks of server-sent events."""
        held = b""
        for chunk in self.chunks():
            *whole, held = (held + chunk).split(b"\n\n")
            yield from whole

    def close(self) -> None:
        self._bytes.close()
        self.socket.close()


@contextmanager
def line(hub: RunningHub) -> Iterator[Line]:
    with closing(Line(hub)) as made:
        yield made


def test_a_stream_begins_after_the_last_event_that_was_had(hub: RunningHub) -> None:
    last = numbers(hub, 3)[-1]
    with line(hub) as here:
        status, headers = here.ask("/v1/log", Accept="text/event-stream", Last_Event_ID=f"1.{last - 2}")
        assert (status, headers["content-type"].split(";")[0]) == (200, "text/event-stream")
        assert headers["cache-control"] == "no-store"
        blocks = here.blocks()
        assert next(blocks) == b"retry: 1000"
        for lsn in (last - 1, last):
            assert next(blocks).startswith(f"id: 1.{lsn}\ndata: {{".encode())
        beat = next(blocks)
        assert beat.startswith(f": at 1.{last} ".encode())
        assert len(beat.split()) == 5


def test_last_event_id_is_stronger_than_the_address(hub: RunningHub) -> None:
    """A browser that comes back sends the address that it was given at first."""
    last = numbers(hub, 3)[-1]
    with line(hub) as here:
        here.ask("/v1/log?after=0.0", Accept="text/event-stream", Last_Event_ID=f"1.{last - 1}")
        blocks = here.blocks()
        next(blocks)
        assert next(blocks).startswith(f"id: 1.{last}\n".encode())


@pytest.mark.parametrize("place", ["x", "1", "1.-1", "1.1.1", "-1.5", "1.²", "1.9999999999999999"])
def test_a_place_that_is_none_is_refused(hub: RunningHub, place: str) -> None:
    with line(hub) as here:
        status, headers = here.ask("/v1/log", Accept="text/event-stream", Last_Event_ID=place.encode().decode("latin1"))
        assert status == 400
        assert b"bad_position" in here.body(headers)


def test_a_place_that_this_log_has_not_come_to_is_refused(hub: RunningHub) -> None:
    with line(hub) as here:
        status, headers = here.ask("/v1/log?after=1.999999")
        assert (status, b'"ahead"' in here.body(headers)) == (400, True)


def test_whoever_waits_for_the_next_event_gets_it_at_once(hub: RunningHub) -> None:
    last = numbers(hub, 1)[-1]
    with line(hub) as here, closing(hub.decider()) as decider:
        timer = Timer(0.5, decider.submit, (issue(),))
        timer.start()
        status, headers = here.ask(f"/v1/log?after=1.{last}&wait={MOST_WAIT_S}")
        timer.join()
        assert status == 200
        assert f'"lsn":{last + 1}'.encode() in here.body(headers)
        # The line is kept: the next question goes over it.
        status, headers = here.ask(f"/v1/log?after=1.{last}&wait={MOST_WAIT_S}")
        assert here.body(headers).count(b"\n") == 1


def test_waiting_ends_empty_where_nothing_happens(hub: RunningHub) -> None:
    last = numbers(hub, 1)[-1]
    with line(hub) as here:
        status, headers = here.ask(f"/v1/log?after=1.{last}&wait=1")
        assert (status, here.body(headers)) == (200, b"")


@pytest.mark.parametrize("wait", ["-1", "1.5", "x", "", "99999999"])
def test_a_wait_that_is_no_whole_number_is_refused(hub: RunningHub, wait: str) -> None:
    with line(hub) as here:
        status, headers = here.ask(f"/v1/log?wait={wait}")
        assert (status, b"bad_wait" in here.body(headers)) == (400, True)


def test_a_hub_that_stops_keeps_nobody_waiting(hub: RunningHub) -> None:
    last = numbers(hub, 1)[-1]
    with line(hub) as here:
        timer = Timer(0.5, hub.stop)
        timer.start()
        status, headers = here.ask(f"/v1/log?after=1.{last}&wait={MOST_WAIT_S}")
        timer.join()
        assert (status, here.body(headers)) == (200, b"")


def test_clients_that_go_away_or_never_read_do_not_stop_the_others(hub: RunningHub) -> None:
    gone, deaf = Line(hub), Line(hub)
    for one in (gone, deaf):
        one.ask("/v1/log", Accept="text/event-stream")
    gone.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    gone.close()  # with a reset, in the middle of the answer
    last = numbers(hub, 30)[-1]
    with line(hub) as here:
        here.ask("/v1/log", Accept="text/event-stream", Last_Event_ID=f"1.{last - 1}")
        blocks = here.blocks()
        next(blocks)
        assert next(blocks).startswith(f"id: 1.{last}\n".encode())
    assert page(hub, f"?after=1.{last - 1}") == [last]
    deaf.close()
