"""When a day has been closed the hub copies its store and drops what is too old, and a fault does not stop it."""

import asyncio
import logging
import time
from contextlib import closing
from pathlib import Path

import pytest

from cli.bench.hub import running_hub
from core.commands import CloseDay, Command
from core.decide import decide
from core.fold import fold
from store import notes
from store.backup import check_copy
from store.faults import DiskFull
from store.open import open_reader
from store.opening import DATABASE
from store.rollups import stored
from store.writer import SiteWriter
from sync.clock import DemoClock
from sync.direct import DirectDecider
from sync.jobs import Job, Prune
from sync.nightly import BACKUPS, Nightly
from tests.sync.mall import DAY, NINE_O_CLOCK, new_id

WAIT_S = 20.0


def test_a_hub_that_closes_its_day_leaves_a_copy(mall: Path) -> None:
    copy = mall / BACKUPS / f"{DAY}.besti.db"
    with running_hub(mall) as url, closing(DirectDecider(url)) as decider:
        decider.submit(Command(new_id(), "desk", CloseDay(DAY)))
        until = time.monotonic() + WAIT_S
        while not copy.exists() and time.monotonic() < until:
            time.sleep(0.02)
    assert check_copy(copy)[1] > 0


def run(nightly: Nightly, day: str) -> list[Job]:
    done: list[Job] = []

    async def do(job: Job) -> None:
        done.append(job)

    async def night() -> None:
        nightly.after(day, do)
        await nightly.finish()

    asyncio.run(night())
    return done


def test_old_days_are_pruned_after_the_copy(mall: Path) -> None:
    *_, job = run(Nightly(mall, DemoClock(NINE_O_CLOCK)), "2026-11-30")
    assert isinstance(job, Prune)
    assert (mall / BACKUPS / "2026-11-30.besti.db").exists()


def test_notes_past_their_time_are_erased_with_the_day(mall: Path) -> None:
    with closing(SiteWriter.open(mall, decide=decide, fold=fold)) as writer:
        kept = writer.put_note("Bawa payung", NINE_O_CLOCK + 1)
        gone = writer.put_note("Hujan", NINE_O_CLOCK - 1)
        *_, job = run(Nightly(mall, DemoClock(NINE_O_CLOCK)), "2026-11-30")
        job.give(writer, [])
    with closing(open_reader(mall / DATABASE)) as connection:
        assert [notes.text_of(connection, ref) for ref in (kept, gone)] == ["Bawa payung", None]


def test_only_the_newest_copies_stay(mall: Path) -> None:
    for day in range(1, 18):
        run(Nightly(mall, DemoClock(NINE_O_CLOCK)), f"2026-11-{day:02}")
    names = sorted(path.name for path in (mall / BACKUPS).iterdir())
    assert (len(names), names[0]) == (14, "2026-11-04.besti.db")


def test_a_fault_of_the_world_is_told_and_borne(
    mall: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(mall)

    monkeypatch.setattr("sync.nightly.scheduled_backup", full)
    with caplog.at_level(logging.WARNING):
        assert run(Nightly(mall, DemoClock(NINE_O_CLOCK)), "2026-11-30") == []
    assert "no backup of 2026-11-30" in caplog.text


def test_a_hub_that_closed_its_day_keeps_what_the_day_came_to(mall: Path) -> None:
    with running_hub(mall) as url, closing(DirectDecider(url)) as decider:
        decider.submit(Command(new_id(), "desk", CloseDay(DAY)))
    # The hub finishes its nightly work before it ends.
    with closing(open_reader(mall / DATABASE)) as connection:
        (account,) = stored(connection, str(DAY), str(DAY))
    assert (account.day, account.closed) == (str(DAY), True)
