"""Keeps a device's copy of the log an exact stretch of the hub's: follows, compares, repairs itself, begins again.

Whatever happens to line, hub or device, the next round starts from what both really have: the two logs are compared by
hash before anything is taken. What the hub does not have is set aside in a file before it is forgotten here.
"""

import logging
import os
import random
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from core.state import RULES_VERSION
from core.words import Role
from store import pledge
from store.documents import Document
from store.follower import Follower, Gap
from store.pledge import Pledge
from store.snapshots import Snapshot
from sync.parting import last_common
from sync.upstream import Cut, Events, Revoked, Strange, Upstream
from sync.wire import Position
from sync.wire_follow import KEPT_DOCUMENTS, OPEN_DOCUMENTS, SPOKEN, Asker, Beat, Hello

_log = logging.getLogger(__name__)

BACK_OFF_S = (0.2, 0.5, 1.0, 2.0, 5.0)
FAR_BEHIND = 20_000
"""From so many events on a snapshot is quicker than the log."""

HELLO_S = 3.0

NOTE_S = 1.0
"""So often at most it is written down that the hub lives: the disk has other work."""


class Stopped(Exception):
    """It cannot go on by itself; the message (English) says why. A person has to look."""


class Heard(Protocol):
    """Told after each thing that the hub said."""

    def __call__(self, follower: Follower, hub_lsn: int, clock_ms: int) -> None: ...


def _unheard(follower: Follower, hub_lsn: int, clock_ms: int) -> None:
    """Nobody listens."""


def _nothing(upstream: Upstream, follower: Follower) -> None:
    """Nothing is fetched beside the log."""


def _wall_ms() -> int:
    return time.time_ns() // 1_000_000


class Following:
    """One thread runs it. What the hub lacks is set aside beside the folder of the store."""

    def __init__(
        self,
        upstream: Upstream,
        follower: Follower,
        heard: Heard = _unheard,
        pulse: Callable[[], None] = lambda: None,
        wall_ms: Callable[[], int] = _wall_ms,
        others: Sequence[Upstream] = (),
        beside: Callable[[Upstream, Follower], None] = _nothing,
    ) -> None:
        """`pulse`: called every few seconds while this lives, whether the hub is heard or not. `wall_ms`: its clock.

        `others`: where the hub may be else; each is tried in its turn while it is not heard. `beside`: fetches what is
        not in the log, every few seconds; raises as `once` does.
        """
        self._turns = (upstream, *others)
        self._heard_at = float("-inf")
        self._wall_ms = wall_ms
        self._beside = beside
        self._pulse = pulse
        self._upstream = upstream
        self._follower = follower
        self._heard = heard
        self._hub_offset_ms = 0
        self._rounds_failed = 0
        self._noted_at = self._said_at = float("-inf")
        self._hanging: frozenset[str] | None = None
        self._erased: frozenset[str] = frozenset()

    def run(self, until: threading.Event) -> None:
        """Follows until `until` is set. Raises Stopped, Revoked, and faults of the disk (store.faults)."""
        while not until.is_set():
            self._pulse()
            try:
                self.once(until)
            except (Cut, Gap) as trouble:
                _log.info("the hub was lost: %s", trouble)
            except Revoked:
                raise
            except Strange as trouble:
                _log.warning("the hub is not understood: %s", trouble)
            place = self._turns.index(self._upstream)
            self._upstream = self._turns[(place + 1) % len(self._turns)]
            wait = BACK_OFF_S[min(self._rounds_failed, len(BACK_OFF_S) - 1)]
            self._rounds_failed += 1
            # Many devices lose their hub in the same moment; they need not all come back in the same.
            until.wait(wait * random.uniform(0.5, 1.5))  # noqa: S311 - no secret

    def silent_s(self) -> float:
        """For how many seconds no hub has been heard. Any thread may call."""
        return time.monotonic() - self._heard_at

    def once(self, until: threading.Event) -> None:
        """One round: compare, repair, follow until the line is cut. Raises Cut, Gap, Strange, Stopped, Fault."""
        hello = self._agreed()
        self._rounds_failed = 0
        self._hear(hello.lsn, hello.now_ms)
        self._fetch_bodies()
        self._beside(self._upstream, self._follower)
        for said in self._upstream.stream(self._position()):
            if isinstance(said, Events):
                self._follower.append(said.raws)
                self._fetch_bodies()
                self._hear(self._follower.head.lsn, self._hub_now_ms())
            else:
                self._compare(said)
            self._say_hello()
            if until.is_set():
                return

    def _agreed(self) -> Hello:
        """The hub's hello, once the two logs are one as far as this one goes."""
        hello = self._hello()
        if hello.agrees is None or hello.lsn < self._follower.head.lsn or not hello.agrees:
            self._repair(hello)
            hello = self._hello()
        if hello.lsn - self._follower.head.lsn > FAR_BEHIND or hello.first > self._follower.head.lsn + 1:
            self._begin_with_snapshot(hello)
        return hello

    def _say_hello(self) -> None:
        """Lets the hub know every few seconds that this device still hears it, how far it is, and its clock."""
        if time.monotonic() >= self._said_at + HELLO_S:
            self._hello()
            self._beside(self._upstream, self._follower)

    def _hello(self) -> Hello:
        least = least_epoch(self._follower)
        asker = Asker(self._follower.device, self._wall_ms(), least.epoch)
        hello = self._upstream.hello(self._position(), self._follower.head.hash, asker)
        self._said_at = time.monotonic()
        if hello.epoch < least.epoch or (hello.epoch == least.epoch and least.to not in ("", hello.device)):
            raise Cut(f"{hello.device or 'this hub'} leads epoch {hello.epoch}; this device follows {least}")
        if not (hello.wire[0] <= SPOKEN[1] and SPOKEN[0] <= hello.wire[1]):
            raise Stopped(f"the hub speaks versions {hello.wire} of the wire, this program {SPOKEN}")
        mine = self._follower.site_id
        if mine and hello.site and mine != hello.site:
            raise Stopped(f"the hub is of site {hello.site}, this store of {mine}")
        self._hub_offset_ms = hello.now_ms - self._wall_ms()
        return hello

    def _repair(self, hello: Hello) -> None:
        """Goes back to the last event that both have; where none is found, begins with the hub's snapshot."""
        head = self._follower.head.lsn
        common = last_common(self._follower.hash_at, self._upstream.hash_at, max(0, self._follower.first - 1), head)
        if common is None or (common == 0 and hello.first > 1):
            self._set_aside(0)
            self._begin_with_snapshot(hello)
        elif common < head:
            _log.warning("the log parts from the hub's after %d of %d", common, head)
            self._set_aside(common)
            try:
                self._follower.cut(common)
            except ValueError:
                self._begin_with_snapshot(hello)

    def _begin_with_snapshot(self, hello: Hello) -> None:
        """Where the hub has none that these rules can read, everything is taken from the first event on."""
        found = self._upstream.snapshot()
        if found is not None and found.rules == RULES_VERSION:
            if found.lsn > self._follower.head.lsn or hello.lsn < self._follower.head.lsn or not hello.agrees:
                snapshot = Snapshot(found.lsn, found.epoch, found.rules, bytes.fromhex(found.hash), found.state)
                self._follower.start_from(snapshot)
        elif hello.first > self._follower.head.lsn + 1:
            raise Stopped(f"the hub keeps its log from {hello.first} on and has no start for rules {RULES_VERSION}")

    def _set_aside(self, common: int) -> None:
        """Writes what the hub does not have to a file that nobody deletes: the events after `common`, one a line."""
        tail = self._follower.tail(common)
        if not tail:
            return
        epoch = self._follower.state.epoch
        path = self._follower.path.parent
        target = path.with_name(f"{path.name}.aside-{epoch}.{common + 1}-{self._wall_ms()}.ndjson")
        _write_through(target, b"".join(raw + b"\n" for raw in tail))
        _log.error("%d events that the hub does not have were set aside in %s", len(tail), target.name)

    def _compare(self, beat: Beat) -> None:
        head = self._follower.head
        self._hub_offset_ms = beat.now_ms - self._wall_ms()
        self._hear(beat.at.lsn, beat.now_ms)
        if beat.at.lsn != head.lsn:
            raise Cut(f"the stream came to {beat.at.lsn} and brought {head.lsn}")
        if beat.hash and beat.hash != head.hash.hex():
            raise Cut(f"the logs differ at {head.lsn}")

    def _fetch_bodies(self) -> None:
        """Documents that the log names and the store lacks."""
        bodies = []
        for name, version in self._follower.lacking(self._documents()):
            found = self._upstream.document(name, version)
            if found is None:
                _log.warning("the hub does not hand out %s version %d", name, version)
            else:
                bodies.append(Document(found.name, found.version, found.hash, found.body))
        if bodies:
            self._follower.append([], bodies)
        self._fetch_notes()

    def _documents(self) -> frozenset[str]:
        """Those that this device may hold; the hub decides, and asking in vain is told in its log."""
        device = self._follower.state.devices.get(self._follower.device)
        may_lead = device is not None and device.enrolled and device.role is Role.HUB
        return OPEN_DOCUMENTS | KEPT_DOCUMENTS if may_lead else OPEN_DOCUMENTS

    def _fetch_notes(self) -> None:
        """What notices say; one whose text was erased at the hub is asked for once."""
        lacking = [ref for ref in self._follower.lacking_notes() if ref not in self._erased]
        hanging = frozenset(self._follower.state.notices)
        if not lacking and hanging == self._hanging:
            return
        found = {ref: text for ref in lacking if (text := self._upstream.note(ref)) is not None}
        self._follower.hang(found)
        self._erased = (self._erased | frozenset(lacking) - found.keys()) & hanging
        self._hanging = hanging

    def _hear(self, hub_lsn: int, clock_ms: int) -> None:
        self._pulse()
        now = self._heard_at = time.monotonic()
        if now >= self._noted_at + NOTE_S:
            self._follower.alive(self._wall_ms(), clock_ms, round(now * 1000))
            self._noted_at = now
        self._heard(self._follower, hub_lsn, clock_ms)

    def _hub_now_ms(self) -> int:
        return self._wall_ms() + self._hub_offset_ms

    def _position(self) -> Position:
        return Position(max(1, self._follower.state.epoch), self._follower.head.lsn)


def least_epoch(follower: Follower) -> Pledge:
    """The least epoch that the device follows: what it promised, or what its own log tells of a takeover."""
    promised = pledge.read(follower.path.parent)
    takeover = follower.state.takeover
    if takeover is not None and takeover.epoch > promised.epoch:
        return Pledge(takeover.epoch, takeover.device)
    return promised


def _write_through(target: Path, content: bytes) -> None:
    with target.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
