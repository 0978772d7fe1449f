"""Hubs of many malls that come back to one centre at the same time, and others that never lost it."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import NamedTuple

from cli.bench.figures import percentile
from cli.bench.ingest_pusher import PackedLine, Read
from cli.bench.malls import Malls
from store.log import GENESIS, Head
from store.log_reader import LogReader
from sync.centre_line import CentreLine
from sync.push import Pushing, batches
from sync.upstream import Cut
from sync.wire import Position
from sync.wire_centre import At, packed

LIVE_EVENTS = 10
LIVE_S = 1.0
"""So many events, so often, of a mall that never lost the centre."""

LIVE_TAIL = 3_000
STACK = 256 * 1024
"""Of a thread: there is one for each mall."""


class Played(NamedTuple):
    """`caught_up_s`: of each mall that came back; `live_s`: how long each batch of the others took; `lost`: of those,
    how many the centre sent away.
    """

    caught_up_s: Sequence[float]
    live_s: Sequence[float]
    lost: int


class Herd:
    """Malls 0 to `sites` - 1 come back; the `live` after them go on. All have joined."""

    def __init__(self, malls: Malls, url: str, sites: int, live: int) -> None:
        self._malls, self._url = malls, url
        self._back, self._live = range(sites), range(sites, sites + live)
        with closing(LogReader(malls.store)) as reader:
            self._log = Read(reader)
        self._bodies = {b[0].lsn - 1: packed([entry.raw for entry in b]) for b in batches(self._log, 0)}
        self._head = self._log.head()[1]
        self._over = threading.Event()
        self._live_s: list[float] = []
        self._lost = 0

    def play(self) -> Played:
        """Returns once every mall that came back has caught up."""
        threading.stack_size(STACK)
        with ThreadPoolExecutor(max(1, len(self._live))) as live, ThreadPoolExecutor(len(self._back)) as back:
            going = [live.submit(self._go_on, n, self._bring_most(n)) for n in self._live]
            began = time.perf_counter()
            caught_up = [each - began for each in back.map(self._come_back, self._back)]
            self._over.set()
            for each in going:
                each.result()
        return Played(caught_up, self._live_s, self._lost)

    def agreed(self) -> int:
        """How many malls' logs the centre has whole, with the same hash."""
        return sum(self._asked(n) == (self._head.lsn, self._head.hash.hex()) for n in self._back)

    def _asked(self, n: int) -> tuple[int, str]:
        with closing(CentreLine(self._url, self._malls.site(n), self._malls.token(n))) as line:
            at = line.at()
            return at.lsn, at.hash

    def _come_back(self, n: int) -> float:
        """When the mall had caught up; it is sent away, waits and comes again as every hub does."""
        there = threading.Event()

        def heard(at: At) -> None:
            if at.lsn == self._head.lsn:
                there.set()

        with closing(PackedLine(self._url, self._malls.site(n), self._malls.token(n), self._bodies)) as line:
            Pushing(line, self._log, heard).run(there)
        return time.perf_counter()

    def _bring_most(self, n: int) -> Head:
        """Before the others come back: all but the end of a log."""
        head = Head(0, GENESIS)
        with closing(CentreLine(self._url, self._malls.site(n), self._malls.token(n))) as line:
            line.learn(list(self._log.documents()))
            for batch in batches(self._log, 0):
                if batch[-1].lsn > self._head.lsn - LIVE_TAIL:
                    break
                line.push(Position(1, head.lsn), head.hash, [entry.raw for entry in batch])
                head = Head(batch[-1].lsn, batch[-1].hash)
        return head

    def _go_on(self, n: int, head: Head) -> None:
        with closing(CentreLine(self._url, self._malls.site(n), self._malls.token(n))) as line:
            while not self._over.is_set() and (entries := self._log.after(head.lsn, LIVE_EVENTS)):
                began = time.perf_counter()
                try:
                    line.push(Position(1, head.lsn), head.hash, [entry.raw for entry in entries])
                except Cut:
                    self._lost += 1
                else:
                    head = Head(entries[-1].lsn, entries[-1].hash)
                self._live_s.append(time.perf_counter() - began)
                self._over.wait(LIVE_S)


def figures(played: Played, events: int) -> dict[str, float]:
    """`caught_up_s`: until the last mall had all its events; `first_s`: until the first had; `live_*_ms`: of the
    batches of malls that never lost the centre, from sent to answered.
    """
    live, last = sorted(played.live_s), max(played.caught_up_s)
    found = {
        "sites": len(played.caught_up_s), "events": len(played.caught_up_s) * events, "caught_up_s": last,
        "first_s": min(played.caught_up_s), "events_per_s": len(played.caught_up_s) * events / last,
        "live_batches": len(live), "live_lost": played.lost,
    }  # fmt: skip
    if live:
        found |= {"live_p50_ms": percentile(live, 0.5) * 1000, "live_p99_ms": percentile(live, 0.99) * 1000}
        found |= {"live_max_ms": live[-1] * 1000}
    return {name: round(value, 2) for name, value in found.items()}
