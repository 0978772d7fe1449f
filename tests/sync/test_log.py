"""The log over HTTP: pages and a stream, both from a position on, both only of what is committed."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from core.decider import Accepted
from sync.link import NoAnswer
from tests.store.hall import stored_log
from tests.sync.conftest import RunningHub
from tests.sync.mall import NINE_O_CLOCK, issue


class Stream:
    """Follows the log as a browser's EventSource would."""

    def __init__(self, hub: RunningHub, **headers: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=20)
        self._connection.request("GET", "/v1/log", headers={"Accept": "text/event-stream"} | headers)
        self._answer = self._connection.getresponse()
        assert self._answer.getheader("Content-Type", "").startswith("text/event-stream")

    def blocks(self) -> Iterator[dict[str, str]]:
        """Each block of the stream as its fields; a comment's name is ""."""
        block: dict[str, str] = {}
        while line := self._answer.readline():
            text = line.decode().rstrip("\n")
            if not text:
                yield block
                block = {}
            else:
                name, _, value = text.partition(": ")
                block[name.removeprefix(":")] = value

    def events(self, count: int) -> list[tuple[str, int]]:
        """The next events: the id of each and the lsn in its data."""
        found: list[tuple[str, int]] = []
        for block in self.blocks():
            if "data" in block:
                found.append((block["id"], msgspec.json.decode(block["data"])["lsn"]))
            if len(found) == count:
                break
        return found

    def close(self) -> None:
        self._answer.close()
        self._connection.close()


@contextmanager
def followed(hub: RunningHub, **headers: str) -> Iterator[Stream]:
    stream = Stream(hub, **headers)
    try:
        yield stream
    finally:
        stream.close()


def page(hub: RunningHub, query: str) -> list[int]:
    connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=10)
    connection.request("GET", "/v1/log" + query)
    raw = connection.getresponse().read()
    connection.close()
    return [msgspec.json.decode(line)["lsn"] for line in raw.splitlines()]


def numbers(hub: RunningHub, count: int) -> list[int]:
    """Gives numbers; returns their places in the log."""
    with closing(hub.decider()) as decider:
        answers = [decider.submit(issue()) for _ in range(count)]
    return [answer.events[0].lsn for answer in answers if isinstance(answer, Accepted)]


def test_the_log_is_read_in_pages(hub: RunningHub) -> None:
    last = numbers(hub, 3)[-1]
    everything = list(range(1, last + 1))
    assert page(hub, "") == everything
    assert page(hub, "?after=1.2&limit=2") == everything[2:4]
    assert page(hub, f"?after=1.{last}") == []
    assert page(hub, "?limit=0") == []


def test_a_stream_gives_what_is_there_and_then_what_comes(hub: RunningHub) -> None:
    first = numbers(hub, 1)[-1]
    with followed(hub) as stream:
        assert stream.events(first) == [(f"1.{n}", n) for n in range(1, first + 1)]
        new = numbers(hub, 2)
        assert stream.events(2) == [(f"1.{n}", n) for n in new]


def test_a_stream_goes_on_from_its_last_event(hub: RunningHub) -> None:
    first = numbers(hub, 1)[-1]
    with followed(hub, **{"Last-Event-ID": f"1.{first}"}) as stream:
        missed = numbers(hub, 2)
        assert [lsn for _, lsn in stream.events(2)] == missed
    with followed(hub, **{"Last-Event-ID": f"1.{missed[0]}"}) as stream:
        assert [lsn for _, lsn in stream.events(1)] == missed[1:]


def test_a_stream_wakes_with_the_commit_and_not_with_its_heartbeat(hub: RunningHub) -> None:
    heartbeats = 0
    with followed(hub, **{"Last-Event-ID": f"1.{numbers(hub, 1)[-1]}"}) as stream:
        blocks = stream.blocks()
        for _ in range(3):
            numbers(hub, 1)
            while "data" not in (block := next(blocks)):
                heartbeats += block.get("") == "alive"
    assert heartbeats < 3


def test_a_silent_stream_says_that_it_lives_and_how_far_it_has_come(hub: RunningHub, mall: Path) -> None:
    last = numbers(hub, 1)[-1]
    with followed(hub, **{"Last-Event-ID": f"1.{last - 1}"}) as stream:
        blocks = stream.blocks()
        assert [next(blocks), next(blocks)["id"]] == [{"retry": "1000"}, f"1.{last}"]
        assert next(blocks) == {"": f"at 1.{last} {stored_log(mall)[-1].hash.hex()} {NINE_O_CLOCK}"}


def test_a_stopping_hub_ends_its_streams(hub: RunningHub) -> None:
    with followed(hub) as stream:
        started = time.monotonic()
        assert hub.stop() == 0
        list(stream.blocks())
        # Far below the five seconds after which a stream is cut off.
        assert time.monotonic() - started < 4


def test_nothing_is_seen_before_its_commit(hub: RunningHub) -> None:
    """A slow decision is in the hub's memory for a while: the log shows it with its answer, never before."""
    last = numbers(hub, 1)[-1]
    hub.suffer("slow")
    answered: list[float] = []

    def ask() -> None:
        numbers(hub, 1)
        answered.append(time.monotonic())

    asking = threading.Thread(target=ask)
    with followed(hub, **{"Last-Event-ID": f"1.{last}"}) as stream:
        asking.start()
        seen_early = page(hub, f"?after=1.{last}")
        assert [lsn for _, lsn in stream.events(1)] == [last + 1]
    asking.join()
    assert seen_early == []


def test_a_failed_commit_leaves_nothing_in_the_log(hub: RunningHub) -> None:
    last = numbers(hub, 1)[-1]
    full = hub.suffer("full")
    with pytest.raises(NoAnswer):
        numbers(hub, 1)
    assert page(hub, f"?after=1.{last}") == []
    full.unlink()
    assert numbers(hub, 1) == [last + 1]
