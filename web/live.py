"""Pages that change by themselves: each is made once for all who watch it, and handed to them as it stands."""

import asyncio
import logging
import resource
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice
from typing import Protocol

import msgspec

from store.faults import Fault
from web.deciding import Deciding
from web.hall import Hall
from web.sight import Sight
from web.touched import Touched

_logger = logging.getLogger(__name__)

SLOW_S = 1.0
OLD_S = 10.0
HEARTBEAT_S = 15.0
MOST_WATCHERS = 6_000
SPARE_FILES = 400
"""Connections that are not for those who watch: officers' orders, devices, the store."""
MOST_AT_ONCE = 50
BREATH_S = 0.01
"""Pages that may wait are made in portions with a breath between, so that an officer's order comes in between."""


class Change(IntEnum):
    """How soon a page is to be made again."""

    NONE = 0
    SOON = 1
    NOW = 2


class Topic(Protocol):
    """One page as some people see it. Equal topics are made once."""

    def __hash__(self) -> int: ...

    def changed(self, touched: Touched, sight: Sight) -> Change: ...

    def html(self, sight: Sight) -> str:
        """The part of the page that changes."""


class Message(msgspec.Struct, frozen=True):
    """What a browser gets: the hub's time, how far in the log the page is, and the part of it that changes."""

    now: int
    lsn: int
    html: str


def message(topic: Topic, sight: Sight) -> Message:
    return Message(sight.now_ms, sight.state.lsn, topic.html(sight))


@dataclass(slots=True)
class _Channel:
    watchers: int = 0
    html: str = ""
    raw: bytes = b""
    made_s: float = 0.0
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        self.bell.set()
        self.bell = asyncio.Event()


class Live:
    def __init__(self, hall: Hall, deciding: Deciding) -> None:
        self._hall = hall
        self._deciding = deciding
        self._channels: dict[Topic, _Channel] = {}
        self._watching = 0
        self._late: set[Topic] = set()
        self._due: set[Topic] = set()
        self._round_s = 0.0
        self._pump: asyncio.Task[None] | None = None

    async def stream(self, topic: Topic, holds: Callable[[], bool]) -> AsyncIterator[bytes]:
        """Server-sent events: the page as it is, then each time that it changes, while `holds` says so."""
        channel = self._enter(topic)
        try:
            yield b"retry: 1500\n\n"
            if not channel.raw:
                self._hand_out(topic, await self._hall.ask(lambda sight: message(topic, sight)))
            sent = b""
            while holds() and not self._deciding.closed and not self._stopped:
                bell = channel.bell
                if channel.raw != sent:
                    sent = channel.raw
                    yield sent
                elif not await _rung(bell, HEARTBEAT_S):
                    yield b": alive\n\n"
        except Fault:
            return  # the page says that it is old, and comes back
        finally:
            self._leave(topic, channel)

    async def close(self) -> None:
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)

    @property
    def full(self) -> bool:
        """Whoever comes now asks every few seconds instead."""
        return self._watching >= min(MOST_WATCHERS, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE_FILES)

    @property
    def _stopped(self) -> bool:
        return self._pump is None or self._pump.done()

    def _enter(self, topic: Topic) -> _Channel:
        channel = self._channels.setdefault(topic, _Channel())
        channel.watchers += 1
        self._watching += 1
        if self._stopped:
            self._pump = asyncio.create_task(self._run())
        return channel

    def _leave(self, topic: Topic, channel: _Channel) -> None:
        channel.watchers -= 1
        self._watching -= 1
        if not channel.watchers:
            self._channels.pop(topic, None)
            self._late.discard(topic)
            self._due.discard(topic)

    async def _run(self) -> None:
        """Makes what has changed, at each commit and at least once a second; ends with the last watcher."""
        try:
            while self._channels and not self._deciding.closed:
                bell = self._deciding.listen()
                await self._round()
                await _rung(bell, BREATH_S if self._due else SLOW_S)
        except Exception:
            # The edge of this task: the pages lose their stream, say so, and come back to a new one.
            _logger.exception("the pages stopped changing by themselves")
        finally:
            for channel in self._channels.values():
                channel.ring()

    async def _round(self) -> None:
        channels, late, due = dict(self._channels), set(self._late), set(self._due)
        clock_s = time.monotonic()
        slow = clock_s - self._round_s >= SLOW_S

        def made(sight: Sight, touched: Touched) -> tuple[dict[Topic, Message], set[Topic], set[Topic]]:
            now, later = _sorted(channels, touched, sight, clock_s) if slow or touched else (set(), set())
            late.update(later)
            if slow:
                due.update(late)
                late.clear()
            wanted = now | set(islice(due, MOST_AT_ONCE))
            return {topic: message(topic, sight) for topic in wanted & channels.keys()}, late, due - wanted

        try:
            pages, self._late, self._due = await self._hall.news(made)
        except Fault as fault:
            _logger.warning("pages stand still: %s", fault)
            return
        self._round_s = clock_s if slow else self._round_s
        self._late -= pages.keys()
        for topic, page in pages.items():
            channels[topic].made_s = clock_s
            self._hand_out(topic, page)

    def _hand_out(self, topic: Topic, page: Message) -> None:
        channel = self._channels.get(topic)
        if channel is None or channel.html == page.html:
            return
        channel.html = page.html
        channel.raw = b"data: " + msgspec.json.encode(page) + b"\n\n"
        channel.ring()


def _sorted(
    channels: dict[Topic, _Channel], touched: Touched, sight: Sight, clock_s: float
) -> tuple[set[Topic], set[Topic]]:
    """The pages to be made now, and those that wait for the round that comes each second."""
    changes = {topic: topic.changed(touched, sight) for topic in channels}
    now = {topic for topic, change in changes.items() if change is Change.NOW}
    old = {topic for topic, channel in channels.items() if clock_s - channel.made_s >= OLD_S}
    return now, {topic for topic, change in changes.items() if change is Change.SOON} | old


async def _rung(bell: asyncio.Event, timeout_s: float) -> bool:
    try:
        async with asyncio.timeout(timeout_s):
            await bell.wait()
    except TimeoutError:
        return False
    return True
