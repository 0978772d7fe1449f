"""Brings a hub's log to the centre: what is there is asked anew each time, so nothing has to be remembered.

The hub's log is the truth of its site. A centre that was set back gets again what it lost; where the two logs differ
the centre goes back to the last common event, if this hub began a new epoch since.
"""

import logging
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from store.documents import Document
from store.faults import Fault
from store.log import Entry, Head
from sync.centre_line import Busy, CentreLine, Refused, head_of
from sync.parting import last_common
from sync.upstream import Cut, Strange
from sync.wire import Position
from sync.wire_centre import MOST_BYTES, MOST_EVENTS, At, NotNext

_log = logging.getLogger(__name__)

LOOK_S = 1.0
"""So often it looks for news: phones outside are to know within five seconds."""

SIGN_S = 30.0
"""So often the centre hears from a hub where nothing happens."""

BACK_OFF_S = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
REFUSED_S = 300.0
"""A person has to do something first."""


class Log(Protocol):
    """store.log_reader.LogReader."""

    def after(self, lsn: int, limit: int) -> Sequence[Entry]: ...

    def first(self) -> int: ...

    def head(self) -> tuple[int, Head]:
        """The epoch and where the log ends."""

    def hash_at(self, lsn: int) -> bytes | None: ...

    def documents(self) -> Sequence[Document]: ...


class Down(Protocol):
    """sync.down.Down."""

    def pull(self) -> bool:
        """Does what the centre asks, if it is time to look; whether there is something to tell of it."""

    def tell(self) -> None: ...


class Pushing:
    """One thread runs it. `heard`: told where the centre stands after each answer. `down`: what comes the other way."""

    def __init__(
        self, line: CentreLine, log: Log, heard: Callable[[At], None] = lambda _: None, down: Down | None = None
    ) -> None:
        self._line = line
        self._down = down
        self._reader = log
        self._heard = heard
        self._failed = 0

    def run(self, until: threading.Event, pulse: Callable[[], None] = lambda: None) -> None:
        """Pushes until `until` is set; whatever happens to line or centre, it comes back to it."""
        while not until.is_set():
            pulse()
            wait = BACK_OFF_S[min(self._failed, len(BACK_OFF_S) - 1)]
            self._failed += 1
            try:
                self.once(until, pulse)
            except Busy as busy:
                _log.info("the centre is busy")
                wait = busy.retry_s
            except (Cut, Fault) as trouble:
                _log.info("the centre was lost: %s", trouble)
            except Strange as trouble:
                _log.warning("the centre is not understood: %s", trouble)
            except Refused as refused:
                _log.error("the centre refuses: %s", refused)
                wait = REFUSED_S
            # After an outage three hundred malls come back; they need not all do so in the same second.
            _wait(until, wait * random.uniform(0.5, 1.5), pulse)  # noqa: S311 - no secret

    def once(self, until: threading.Event, pulse: Callable[[], None] = lambda: None) -> None:
        """Catches up and stays so until the line is cut. Raises Cut, Strange, Refused, Fault."""
        at = self.catch_up()
        quiet_s = 0.0
        while not until.is_set():
            pulse()
            until.wait(LOOK_S)
            quiet_s += LOOK_S
            if (told := self._pulled()) is not None:
                at, quiet_s = told, 0.0
            if self._reader.after(at.lsn, 1) or quiet_s >= SIGN_S:
                at, quiet_s = self.catch_up(), 0.0

    def both_ways(self) -> At:
        """Brings up the log, and does what came down."""
        at = self.catch_up()
        return self._pulled() or at

    def _pulled(self) -> At | None:
        """Where the centre stands once it was told of what came down; None where there is nothing to tell."""
        if self._down is None or not self._down.pull():
            return None
        # Whoever hears that something was done wants to see it in the log.
        at = self.catch_up()
        self._down.tell()
        return at

    def catch_up(self) -> At:
        """Brings the centre all there is now; returns where it stands then."""
        at = self._agreed()
        self._failed = 0
        for entries in batches(self._reader, at.lsn):
            answer = self._line.push(
                Position(max(1, at.epoch), at.lsn), bytes.fromhex(at.hash), [e.raw for e in entries]
            )
            if isinstance(answer, NotNext):
                raise Cut(f"the centre stands at {answer.lsn}: {answer.code}")
            at = answer
            self._heard(at)
        return at

    def _agreed(self) -> At:
        """Where the centre stands, once it has every document and its log is a beginning of this one."""
        at = self._line.at()
        self._heard(at)
        lacking = [each for each in self._reader.documents() if (each.name, each.version) not in at.documents]
        if lacking:
            at = self._line.learn(lacking)
        epoch, head = self._reader.head()
        if at.lsn <= head.lsn and self._reader.hash_at(at.lsn) == head_of(at).hash:
            return at
        first = max(0, self._reader.first() - 1)
        common = last_common(self._reader.hash_at, self._theirs, first, min(head.lsn, at.lsn))
        if common is None:
            raise Strange(f"the centre's log and this one have nothing in common since {first}")
        if common == head.lsn:
            raise Strange(f"the centre knows {at.lsn - head.lsn} events that this hub has lost; restore it")
        _log.warning("the centre's log parts from this one after %d of %d", common, at.lsn)
        return self._line.parted(common, epoch)

    def _theirs(self, lsn: int) -> bytes | None:
        """The centre's hash; old events have left it, and count as the same: it refuses to go back to them anyway."""
        found = self._line.hash_at(lsn)
        return self._reader.hash_at(lsn) if found is None else found


def batches(log: Log, after: int) -> Iterator[list[Entry]]:
    """The events past `after` in pieces of at most MOST_EVENTS and MOST_BYTES."""
    while entries := log.after(after, MOST_EVENTS):
        batch: list[Entry] = []
        size = 0
        for entry in entries:
            size += len(entry.raw) + 1
            if size > MOST_BYTES and batch:
                break
            batch.append(entry)
        after = batch[-1].lsn
        yield batch


def _wait(until: threading.Event, seconds: float, pulse: Callable[[], None]) -> None:
    while seconds > 0 and not until.is_set():
        pulse()
        until.wait(min(seconds, LOOK_S))
        seconds -= LOOK_S
