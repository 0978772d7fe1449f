"""The journal of the printer: what it says is on the disk, and its list of steps only grows."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.words import Evidence
from printer.journal import JobState, Journal
from store import print_journal
from store.device_store import DeviceStore
from store.print_journal import PrintJournal


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    with closing(DeviceStore(tmp_path / "kiosk.db", print_journal.TABLES)) as opened:
        yield opened


def test_a_job_from_begin_to_end(store: DeviceStore) -> None:
    journal: Journal = PrintJournal(store)
    assert journal.begin("t1", 0)
    first = journal.move("t1", 0, JobState.SENDING, status=b"\x12")
    second = journal.move("t1", 0, JobState.SENT, sent=700)
    journal.move("t1", 0, JobState.PRINTED, Evidence.CONFIRMED, 700, b"\x12\x12")
    assert second == first + 1
    assert not journal.begin("t1", 0)
    assert journal.begin("t1", 1)
    assert journal.state("t1", 0) == JobState.PRINTED
    assert journal.state("t9", 0) is None
    assert PrintJournal(store).steps("t1", 0) == [
        (None, "queued", "", 0, b""),
        ("queued", "sending", "unknown", 0, b"\x12"),
        ("sending", "sent", "unknown", 700, b""),
        ("sent", "printed", "confirmed", 700, b"\x12\x12"),
    ]


def test_what_a_crash_leaves_open(tmp_path: Path) -> None:
    with closing(DeviceStore(tmp_path / "kiosk.db", print_journal.TABLES)) as store:
        for at_ms, state in enumerate(JobState):
            journal = PrintJournal(store, lambda at_ms=at_ms: at_ms)  # type: ignore[misc]
            journal.begin(state, 0)
            journal.move(state, 0, state)
    with closing(DeviceStore(tmp_path / "kiosk.db", print_journal.TABLES)) as store:
        journal = PrintJournal(store)
        assert journal.unfinished() == [
            ("queued", 0, "queued", 0),
            ("sending", 0, "sending", 1),
            ("sent", 0, "sent", 2),
        ]
        assert journal.begin("queued", 0)
        assert not journal.begin("sending", 0)


def test_the_numbers_of_steps_go_on_after_a_restart(tmp_path: Path) -> None:
    numbers = []
    for _ in range(3):
        with closing(DeviceStore(tmp_path / "kiosk.db", print_journal.TABLES)) as store:
            journal = PrintJournal(store)
            journal.begin("t1", 0)
            numbers.append(journal.move("t1", 0, JobState.QUEUED))
    assert numbers == sorted(set(numbers))


DAY_MS = 24 * 3_600_000


class Days:
    """A journal whose clock is set to one day or another."""

    def __init__(self, store: DeviceStore) -> None:
        self.day = 0
        self.journal = PrintJournal(store, lambda: self.day * DAY_MS)

    def job(self, ticket: str, day: int, state: JobState) -> None:
        self.day = day
        self.journal.begin(ticket, 0)
        self.journal.move(ticket, 0, state)


def test_what_ended_long_ago_is_forgotten_with_its_steps(store: DeviceStore) -> None:
    days = Days(store)
    for day, state in enumerate(JobState):
        days.job(state, day, state)
    days.job("new", 50, JobState.PRINTED)
    assert days.journal.forget(20 * DAY_MS, 2) == 2
    assert days.journal.state(JobState.PRINTED, 0) is None
    assert days.journal.state(JobState.NOT_PRINTED, 0) == JobState.NOT_PRINTED
    assert days.journal.forget(20 * DAY_MS, 500) == 2
    assert days.journal.forget(20 * DAY_MS, 500) == 0
    left = {row[0] for row in store.run("SELECT ticket FROM print_job")}
    assert left == {"queued", "sending", "sent", "new"}
    assert left == {row[0] for row in store.run("SELECT ticket FROM print_step")}
    assert days.journal.move("new", 0, JobState.PRINTED) > 2 * len(JobState) + 2


def test_a_clock_that_runs_ahead_makes_nothing_old(store: DeviceStore) -> None:
    days = Days(store)
    days.job("old", 0, JobState.PRINTED)
    days.job("new", 100, JobState.PRINTED)
    days.day = 5000
    assert days.journal.forget((days.day - 30) * DAY_MS, 500) == 1
    assert days.journal.state("new", 0) == JobState.PRINTED


def test_a_copy_is_forgotten_by_its_own_age(store: DeviceStore) -> None:
    days = Days(store)
    days.job("t", 0, JobState.PRINTED)
    days.day = 40
    days.journal.begin("t", 1)
    days.journal.move("t", 1, JobState.PRINTED)
    assert days.journal.forget(10 * DAY_MS, 500) == 1
    assert days.journal.steps("t", 0) == []
    assert len(days.journal.steps("t", 1)) == 2
