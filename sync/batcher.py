"""The one thread that writes. Whatever waits when it is free shares one commit; nobody hears anything before it."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Any

import msgspec

from core.commands import Command
from core.state import State
from store.faults import Fault
from sync.clock import Clock
from sync.jobs import Job, NoteAlive, Outcome, Writer
from sync.wire import MOST_COMMANDS

log = logging.getLogger(__name__)


AFTER_COMMIT, BEFORE_ANSWER = "after-commit", "before-answer"

Step = Callable[[str], None]
"""Told the name of each step, in the writer thread; tests stop the process there."""


def unheard(step: str) -> None:
    """Nobody listens."""


def always(state: State) -> None:
    """Nothing stands in the way."""


Counted = Callable[[Sequence[Command], Sequence[Outcome], float], None]
"""Told of each batch that was decided, in the writer thread: commands, what came of them, seconds."""


class Standing(msgspec.Struct, frozen=True):
    """Where the log stands after a commit. `trouble`: the code of the fault that stopped the latest one."""

    epoch: int
    lsn: int
    day: str | None
    parked: int
    trouble: str | None = None


def standing(state: State, trouble: str | None = None) -> Standing:
    day = state.day.date.isoformat() if state.day is not None and state.day.open else None
    return Standing(state.epoch, state.lsn, day, len(state.parked), trouble)


class Broken(Exception):
    """The writer met a fault of ours: it decides no more, the process must be started again."""


class _Asked(msgspec.Struct, frozen=True, gc=False):
    job: Job
    reply: asyncio.Future[Any]


_Reply = tuple["asyncio.Future[Any]", object]


class Batcher:
    """Hands jobs from an event loop to the writer thread and results back. Owns the writer from `start` on."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        published: Callable[[Standing], None],
        step: Step,
        may_decide: Callable[[State], None] = always,
    ) -> None:
        """`published` is called in the event loop after each batch. `may_decide`: raises a Fault where it may not."""
        self._may_decide = may_decide
        self.standing = standing(writer.state)
        self._writer = writer
        self._clock = clock
        self._published = published
        self._step = step
        self._queue: SimpleQueue[_Asked | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told: str | None = None
        self.broken = False
        self.counted: Counted = lambda commands, outcomes, took_s: None

    def start(self) -> None:
        """Called in the event loop."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def do(self, job: Job) -> Any:
        """The job's result. Raises store.faults.Fault (the world's; nothing was changed) or Broken (ours)."""
        if self.broken or self._loop is None:
            raise Broken
        reply: asyncio.Future[Any] = self._loop.create_future()
        self._queue.put(_Asked(job, reply))
        return await reply

    async def stop(self) -> None:
        """Does what waits, then closes the writer."""
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        more = True
        while more:
            batch, more = self._waiting()
            for part in _by_haste(batch):
                self._answer(part)
        self._close()

    def _answer(self, batch: list[_Asked]) -> None:
        try:
            replies = self._work(batch)
        except Exception as error:
            # The edge of this thread: whatever it is, the memory can no longer be trusted.
            log.critical("the writer broke", exc_info=error)
            self.broken = True
            replies = [(asked.reply, Broken()) for asked in batch]
        self._step(BEFORE_ANSWER)
        self._tell(replies)

    def _close(self) -> None:
        try:
            self._writer.close()
        except Fault as fault:
            # Everything that was answered is in the file; the next start looks it over.
            log.warning("the store could not be closed cleanly: %s", fault)

    def _waiting(self) -> tuple[list[_Asked], bool]:
        """All that waits, at least one job; False where it is to be the last."""
        batch: list[_Asked] = []
        asked = self._queue.get()
        try:
            while asked is not None:
                batch.append(asked)
                if len(batch) == MOST_COMMANDS:
                    return batch, True
                asked = self._queue.get_nowait()
        except Empty:
            return batch, True
        return batch, False

    def _work(self, batch: list[_Asked]) -> list[_Reply]:
        if self.broken:
            return [(asked.reply, Broken()) for asked in batch]
        try:
            taken = [(asked, asked.job.take(self._writer)) for asked in batch]
            commands = [command for _, wanted in taken for command in wanted]
            outcomes = self._decide(commands)
            self.standing = standing(self._writer.state, self._told)
        except Fault as fault:
            self._stopped_by(fault)
            return [(asked.reply, fault) for asked in batch]
        return self._give(taken, outcomes)

    def _decide(self, commands: list[Command]) -> Sequence[Outcome]:
        if not commands:
            return ()
        self._may_decide(self._writer.state)
        began = time.perf_counter()
        outcomes = self._writer.submit(commands, self._clock.now_ms())
        self.counted(commands, outcomes, time.perf_counter() - began)
        self._step(AFTER_COMMIT)
        self._told = None
        return outcomes

    def _give(self, taken: list[tuple[_Asked, Sequence[Command]]], outcomes: Sequence[Outcome]) -> list[_Reply]:
        replies: list[_Reply] = []
        start = 0
        for asked, wanted in taken:
            end = start + len(wanted)
            replies.append((asked.reply, self._result(asked.job, outcomes[start:end])))
            start = end
        return replies

    def _result(self, job: Job, outcomes: Sequence[Outcome]) -> object:
        try:
            result = job.give(self._writer, outcomes)
        except Fault as fault:
            self._stopped_by(fault)
            return fault
        if isinstance(job, NoteAlive):
            # On a quiet site this is the only write that tells of a mended disk.
            self._told = None
            self.standing = msgspec.structs.replace(self.standing, trouble=None)
        return result

    def _stopped_by(self, fault: Fault) -> None:
        if self._told != fault.code:
            log.error("nothing can be written: %s", fault)
        self._told = fault.code
        self.standing = msgspec.structs.replace(self.standing, trouble=fault.code)

    def _tell(self, replies: list[_Reply]) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._deliver, replies, self.standing)

    def _deliver(self, replies: list[_Reply], now: Standing) -> None:
        for reply, result in replies:
            if reply.done():
                continue  # the client has gone
            if isinstance(result, Exception):
                reply.set_exception(result)
            else:
                reply.set_result(result)
        self._published(now)


def _by_haste(batch: list[_Asked]) -> list[list[_Asked]]:
    """The notes of being alive come last and alone: what a full hall is told takes a while, and nobody waits for it."""
    notes = [asked for asked in batch if isinstance(asked.job, NoteAlive)]
    if not notes:
        return [batch]
    hasty = [asked for asked in batch if not isinstance(asked.job, NoteAlive)]
    return [part for part in (hasty, notes) if part]
