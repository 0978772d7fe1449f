"""The writer thread: what waits together shares a commit; the world's faults pass, ours end it."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import pytest

from core.catalog import Catalog
from core.commands import Command
from core.decider import Refused
from core.refusal import Refusal
from core.state import State
from store.faults import DiskFull, ReadOnly
from store.heard import Heard
from store.rollups import Made
from sync.batcher import Batcher, Broken, Standing, unheard
from sync.clock import DemoClock
from sync.jobs import Decide, Job, NoteAlive, Outcome
from tests.sync.mall import call

REFUSED = Refused(Refusal("nobody"))


class FakeWriter:
    """Refuses everything; `before` may block or raise."""

    def __init__(self) -> None:
        self.state = State()
        self.catalog: Catalog | None = None
        self.commits: list[int] = []
        self.before: Callable[[], None] = lambda: None
        self.alive_fault: Exception | None = None
        self.closed = False
        self.close_fault: Exception | None = None

    def submit(self, commands: Sequence[Command], now_ms: int) -> Sequence[Outcome]:
        self.before()
        self.commits.append(len(commands))
        return [REFUSED] * len(commands)

    def last_alive(self) -> int | None:
        raise NotImplementedError

    def keep_heard(self, devices: Sequence[Heard], now_ms: int) -> None:
        raise NotImplementedError

    def alive(self, clock_ms: int) -> None:
        if self.alive_fault:
            raise self.alive_fault

    def prune(self, keep_days: int) -> int:
        return 0

    def erase_notes(self, now_ms: int) -> None:
        """There are none."""

    def keep_accounts(self, made: Sequence[Made]) -> None:
        """It keeps nothing."""

    def close(self) -> None:
        self.closed = True
        if self.close_fault:
            raise self.close_fault


def running(writer: FakeWriter, test: Callable[[Batcher, list[Standing]], Coroutine[Any, Any, None]]) -> None:
    """Runs `test` with a batcher on `writer` and what it published."""

    async def run() -> None:
        published: list[Standing] = []
        batcher = Batcher(writer, DemoClock(), published.append, unheard)
        batcher.start()
        try:
            await test(batcher, published)
        finally:
            await batcher.stop()
        assert writer.closed

    asyncio.run(run())


def fail(error: Exception) -> Callable[[], None]:
    def raise_it() -> None:
        raise error

    return raise_it


def test_what_waits_together_shares_one_commit() -> None:
    writer, gate, begun = FakeWriter(), threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        assert gate.wait(20)

    writer.before = wait

    async def test(batcher: Batcher, published: list[Standing]) -> None:
        first = asyncio.create_task(batcher.do(Decide([call(1)])))
        await asyncio.to_thread(begun.wait)
        rest = [asyncio.create_task(batcher.do(Decide([call(n), call(n)]))) for n in range(5)]
        await asyncio.sleep(0)
        gate.set()
        answers = await asyncio.gather(first, *rest)
        assert answers == [[REFUSED]] + [[REFUSED, REFUSED]] * 5

    running(writer, test)
    assert writer.commits == [1, 10]


def test_a_fault_of_the_world_reaches_all_that_shared_the_commit_and_passes() -> None:
    writer = FakeWriter()

    async def test(batcher: Batcher, published: list[Standing]) -> None:
        writer.before = fail(DiskFull(Path("x")))
        got = await asyncio.gather(*(batcher.do(Decide([call(1)])) for _ in range(3)), return_exceptions=True)
        assert [type(one) for one in got] == [DiskFull] * 3
        assert published[-1].trouble == "disk_full"
        writer.before = lambda: None
        assert await batcher.do(Decide([call(1)])) == [REFUSED]
        assert published[-1].trouble is None

    running(writer, test)


def test_a_note_that_fails_does_not_fail_what_was_committed() -> None:
    writer = FakeWriter()
    writer.alive_fault = ReadOnly(Path("x"))

    async def test(batcher: Batcher, published: list[Standing]) -> None:
        jobs: tuple[Job, ...] = (Decide([call(1)]), NoteAlive(DemoClock()), Decide([call(2)]))
        got = await asyncio.gather(*map(batcher.do, jobs), return_exceptions=True)
        assert got[0] == got[2] == [REFUSED]
        assert isinstance(got[1], ReadOnly)
        assert published[-1].trouble == "read_only"
        writer.alive_fault = None
        await batcher.do(NoteAlive(DemoClock()))
        assert published[-1].trouble is None

    running(writer, test)


def test_nobody_waits_for_a_note_that_came_before() -> None:
    writer, gate, begun, told = FakeWriter(), threading.Event(), threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        assert gate.wait(20)

    def alive(clock_ms: int) -> None:
        assert told.wait(20)

    writer.before = wait
    writer.alive = alive  # type: ignore[method-assign]

    async def test(batcher: Batcher, published: list[Standing]) -> None:
        first = asyncio.create_task(batcher.do(Decide([call(1)])))
        await asyncio.to_thread(begun.wait)
        note = asyncio.create_task(batcher.do(NoteAlive(DemoClock())))
        second = asyncio.create_task(batcher.do(Decide([call(2)])))
        await asyncio.sleep(0)
        gate.set()
        assert await first == await second == [REFUSED]
        assert not note.done()
        told.set()
        await note

    running(writer, test)


def test_a_fault_of_ours_ends_the_writer(caplog: pytest.LogCaptureFixture) -> None:
    writer = FakeWriter()
    writer.before = fail(ZeroDivisionError())

    async def test(batcher: Batcher, published: list[Standing]) -> None:
        with pytest.raises(Broken):
            await batcher.do(Decide([call(1)]))
        writer.before = lambda: None
        with pytest.raises(Broken):
            await batcher.do(Decide([call(1)]))
        assert batcher.broken

    running(writer, test)
    assert writer.commits == []
    assert "ZeroDivisionError" in caplog.text


def test_what_waits_is_done_before_the_end() -> None:
    writer = FakeWriter()

    async def test(batcher: Batcher, published: list[Standing]) -> None:
        waiting = [asyncio.create_task(batcher.do(Decide([call(1)]))) for _ in range(3)]
        await asyncio.sleep(0)
        await batcher.stop()
        assert await asyncio.gather(*waiting) == [[REFUSED]] * 3

    running(writer, test)


def test_a_store_that_cannot_be_closed_does_not_hinder_the_end(caplog: pytest.LogCaptureFixture) -> None:
    writer = FakeWriter()
    writer.close_fault = DiskFull(Path("x"))

    async def test(batcher: Batcher, published: list[Standing]) -> None:
        assert await batcher.do(Decide([call(1)])) == [REFUSED]

    running(writer, test)
    assert "could not be closed cleanly" in caplog.text
