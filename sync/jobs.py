"""What the hub's one writer thread is asked to do. Jobs that wait together share one commit.

For each batch the thread calls `take` of every job, decides all commands together, then calls `give` of every job.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

import msgspec

from core.catalog import Catalog
from core.commands import Command
from core.decider import Accepted, Refused
from core.due import due
from core.outages import after_darkness
from core.state import State
from store.heard import Heard
from store.rollups import Made
from store.writer import OurFault
from sync.clock import Clock
from sync.wire import Failed, Given, Head

log = logging.getLogger(__name__)

Outcome = Accepted | Refused | OurFault


class Writer(Protocol):
    """The part of store's SiteWriter that the hub needs. The world's faults are raised as store.faults.Fault."""

    @property
    def state(self) -> State: ...

    @property
    def catalog(self) -> Catalog | None: ...

    def submit(self, commands: Sequence[Command], now_ms: int) -> Sequence[Outcome]: ...

    def alive(self, clock_ms: int) -> None: ...

    def last_alive(self) -> int | None: ...

    def keep_heard(self, devices: Sequence[Heard], now_ms: int) -> None: ...

    def prune(self, keep_days: int) -> int: ...

    def keep_accounts(self, made: Sequence[Made]) -> None: ...

    def erase_notes(self, now_ms: int) -> None: ...

    def close(self) -> None: ...


class Job(Protocol):
    def take(self, writer: Writer) -> Sequence[Command]:
        """The commands that the job wants decided, on the state before the batch."""

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> object:
        """The job's result, after the commit. `outcomes`: one for each command."""


Do = Callable[[Job], Awaitable[Any]]
"""Has a job done by the writer thread; gives its result. Raises store.faults.Fault or sync.batcher.Broken."""


class Decide:
    """Commands of a device; gives their answers."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = commands

    def take(self, writer: Writer) -> Sequence[Command]:
        return self._commands

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> Sequence[Given]:
        return [Failed() if isinstance(outcome, OurFault) else outcome for outcome in outcomes]


class TakeFacts:
    """Facts of one life of a device, contiguous; gives the Head.

    Known ones are passed over; after a gap, and where somebody else has spoken in the name of that life, all are.
    """

    def __init__(self, facts: Sequence[Command]) -> None:
        first = facts[0]
        assert first.origin is not None
        self._facts = facts
        self._first = first.origin.seq
        self._device = first.device
        self._author = f"{first.device}/{first.origin.incarnation}"

    def take(self, writer: Writer) -> Sequence[Command]:
        known = self._head(writer) + 1 - self._first
        if known < 0 or self._of_another(writer, known):
            return ()
        return self._facts[known:]

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> Head:
        failed = {outcome.command for outcome in outcomes if isinstance(outcome, OurFault)}
        for fact in self._facts:
            if fact.id in failed:
                # The author will drop it: this line is what it can be brought back from.
                log.error("a fact could not be taken: %s", msgspec.json.encode(fact).decode())
        lane = next((lane for lane in writer.state.lanes.values() if lane.device == self._device), None)
        last = writer.state.last_facts.get(self._author)
        return Head(self._head(writer), last, lane.incarnation if lane else None)

    def _of_another(self, writer: Writer, known: int) -> bool:
        """Whether the last fact that counts as known is not the one that is known: one of the two is a copy's."""
        last = writer.state.last_facts.get(self._author)
        return 0 < known <= len(self._facts) and last is not None and self._facts[known - 1].id != last

    def _head(self, writer: Writer) -> int:
        return writer.state.heads.get(self._author, 0)


class RunDue:
    """What is due because time passes; gives the number of events that came of it."""

    def __init__(self, clock: Clock, synchronised: Callable[[], bool]) -> None:
        self._clock = clock
        self._synchronised = synchronised
        self._from = 0

    def take(self, writer: Writer) -> Sequence[Command]:
        self._from = writer.state.lsn
        if writer.catalog is None:
            return ()
        return due(writer.state, writer.catalog, self._clock.now_ms(), self._synchronised())

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> int:
        accepted = (answer for answer in outcomes if isinstance(answer, Accepted))
        return sum(1 for answer in accepted for event in answer.events if event.lsn > self._from)


class EndDarkness:
    """Writes down that the hub was away, where it was for long. To be done before anything that time commands."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def take(self, writer: Writer) -> Sequence[Command]:
        return after_darkness(writer.state, writer.last_alive(), self._clock.now_ms())

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> None:
        """Nobody waits for an answer."""


class NoteAlive:
    """Notes in the store that the hub lives and who follows it; gives the time noted."""

    def __init__(self, clock: Clock, heard: Sequence[Heard] = ()) -> None:
        self._clock = clock
        self._heard = heard

    def take(self, writer: Writer) -> Sequence[Command]:
        return ()

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> int:
        now_ms = self._clock.now_ms()
        writer.alive(now_ms)
        if self._heard:
            writer.keep_heard(self._heard, now_ms)
        return now_ms


class KeepAccounts:
    """Stores what days came to."""

    def __init__(self, made: Sequence[Made]) -> None:
        self._made = made

    def take(self, writer: Writer) -> Sequence[Command]:
        return ()

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> None:
        writer.keep_accounts(self._made)


class Prune:
    """Takes days before the last `keep_days` out of the log, and notes past their time; gives how many events went."""

    def __init__(self, keep_days: int, now_ms: int) -> None:
        self._keep_days = keep_days
        self._now_ms = now_ms

    def take(self, writer: Writer) -> Sequence[Command]:
        return ()

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> int:
        writer.erase_notes(self._now_ms)
        return writer.prune(self._keep_days)
