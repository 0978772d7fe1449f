import logging
import threading
from collections.abc import Callable

import pytest

from core.words import Evidence, Text
from printer.faults import BrokenOff, NotReached
from printer.journal import JobState, PrintOutcome
from printer.profiles import PROFILES
from printer.spooler import Spooler
from tests.printer.tickets import a_ticket

GENERIC_58 = PROFILES["generic-58"]
WORDS = Text(id="rusak", en="broken")


class MemoryJournal:
    """The journal, as far as the spooler can tell; the real one outlives the process."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], JobState] = {}
        self.steps: list[JobState] = []
        self.full_at: JobState | None = None
        self.threads: set[str] = set()

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        if (ticket_id, copy_no) in self.rows:
            return False
        self._note(ticket_id, copy_no, JobState.QUEUED)
        return True

    def sending(self, ticket_id: str, copy_no: int) -> None:
        self._note(ticket_id, copy_no, JobState.SENDING)

    def finish(self, ticket_id: str, copy_no: int, state: JobState, evidence: Evidence) -> None:
        self._note(ticket_id, copy_no, state)

    def unfinished(self) -> list[tuple[str, int, JobState]]:
        return [(*key, state) for key, state in self.rows.items() if state in (JobState.QUEUED, JobState.SENDING)]

    def _note(self, ticket_id: str, copy_no: int, state: JobState) -> None:
        self.threads.add(threading.current_thread().name)
        if state == self.full_at:
            raise OSError("no space left")
        self.rows[ticket_id, copy_no] = state
        self.steps.append(state)


class FakePrinter:
    """A transport that fails as often as told, and runs `on_write` in the midst of a job."""

    evidence = Evidence.UNVERIFIED

    def __init__(self, *faults: Exception, on_write: Callable[[], object] = lambda: None) -> None:
        self.jobs: list[bytes] = []
        self._faults = list(faults)
        self._on_write = on_write

    def write(self, data: bytes, deadline_s: float) -> None:
        self._on_write()
        if self._faults:
            raise self._faults.pop(0)
        self.jobs.append(data)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printer.spooler.PAUSES_S", (0.0, 0.0))


def run(journal: MemoryJournal, printer: FakePrinter, *jobs: tuple[str, int]) -> list[PrintOutcome]:
    """Print the jobs, stop, and give back what was told."""
    told: list[PrintOutcome] = []
    enough = threading.Event()

    def on_printed(outcome: PrintOutcome) -> None:
        told.append(outcome)
        enough.set()

    spooler = Spooler(journal, printer, GENERIC_58, on_printed)
    for ticket_id, copy_no in jobs:
        spooler.enqueue(ticket_id, copy_no, a_ticket(copy_no=copy_no))
    if jobs:
        # A stop ends the pauses between attempts, so it has to come after them.
        assert enough.wait(30)
    assert spooler.close()
    return told


def test_a_ticket_is_printed_and_told() -> None:
    journal, printer = MemoryJournal(), FakePrinter()
    assert run(journal, printer, ("t1", 0)) == [PrintOutcome("t1", 0, JobState.PRINTED, Evidence.UNVERIFIED)]
    assert len(printer.jobs) == 1
    assert journal.steps == [JobState.QUEUED, JobState.SENDING, JobState.PRINTED]


def test_the_journal_knows_of_the_job_before_the_first_byte() -> None:
    journal = MemoryJournal()
    seen: list[JobState] = []
    run(journal, FakePrinter(on_write=lambda: seen.append(journal.rows["t1", 0])), ("t1", 0))
    assert seen == [JobState.SENDING]


def test_the_same_paper_twice_is_printed_once_and_a_copy_is_another() -> None:
    journal, printer = MemoryJournal(), FakePrinter()
    told = run(journal, printer, ("t1", 0), ("t1", 0), ("t1", 1), ("t2", 0))
    assert [(outcome.ticket_id, outcome.copy_no) for outcome in told] == [("t1", 0), ("t1", 1), ("t2", 0)]
    assert [b"SALINAN ke-1" in job for job in printer.jobs] == [False, True, False]
    assert run(journal, printer, ("t2", 0), ("t3", 0))[0].ticket_id == "t3"


def test_a_printer_that_was_not_reached_is_tried_again() -> None:
    printer = FakePrinter(NotReached(WORDS), NotReached(WORDS))
    assert run(MemoryJournal(), printer, ("t1", 0))[0].state == JobState.PRINTED
    assert len(printer.jobs) == 1


def test_a_printer_that_is_never_reached_expires_the_job() -> None:
    printer = FakePrinter(*[NotReached(WORDS)] * 3)
    assert run(MemoryJournal(), printer, ("t1", 0)) == [PrintOutcome("t1", 0, JobState.EXPIRED, Evidence.UNKNOWN)]
    assert printer.jobs == []


def test_a_broken_job_is_unknown_and_not_tried_again() -> None:
    printer = FakePrinter(BrokenOff(WORDS))
    assert run(MemoryJournal(), printer, ("t1", 0))[0].state == JobState.UNKNOWN
    assert printer.jobs == []


def test_what_was_being_sent_in_a_crash_becomes_unknown_and_is_never_printed() -> None:
    journal, printer = MemoryJournal(), FakePrinter()
    journal.rows = {("t1", 0): JobState.SENDING, ("t2", 0): JobState.QUEUED, ("t3", 0): JobState.PRINTED}
    told = run(journal, printer, ("t1", 0))
    assert {outcome.ticket_id: outcome.state for outcome in told} == {"t1": JobState.UNKNOWN, "t2": JobState.EXPIRED}
    assert printer.jobs == []


def test_a_stale_job_does_not_come_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printer.spooler.TIME_TO_LIVE_S", 0.0)
    printer = FakePrinter()
    assert run(MemoryJournal(), printer, ("t1", 0))[0].state == JobState.EXPIRED
    assert printer.jobs == []


@pytest.mark.parametrize(
    ("full_at", "state", "papers"),
    [
        (JobState.QUEUED, JobState.EXPIRED, 0),
        (JobState.SENDING, JobState.EXPIRED, 0),
        (JobState.PRINTED, JobState.PRINTED, 1),
    ],
)
def test_a_full_disk_is_told_and_prints_nothing_unrecorded(
    full_at: JobState, state: JobState, papers: int, caplog: pytest.LogCaptureFixture
) -> None:
    journal, printer = MemoryJournal(), FakePrinter()
    journal.full_at = full_at
    with caplog.at_level(logging.ERROR):
        assert [outcome.state for outcome in run(journal, printer, ("t1", 0))] == [state]
    assert len(printer.jobs) == papers
    assert "printing broke down" in caplog.text


def test_a_fault_of_ours_costs_one_paper_and_not_the_thread(caplog: pytest.LogCaptureFixture) -> None:
    printer = FakePrinter(ZeroDivisionError("ours"))
    with caplog.at_level(logging.ERROR):
        told = run(MemoryJournal(), printer, ("t1", 0), ("t2", 0))
    assert [outcome.state for outcome in told] == [JobState.UNKNOWN, JobState.PRINTED]
    assert "ZeroDivisionError" in caplog.text


def test_all_work_is_done_on_one_thread_of_its_own() -> None:
    journal = MemoryJournal()
    run(journal, FakePrinter(on_write=lambda: journal.threads.add(threading.current_thread().name)), ("t1", 0))
    assert journal.threads == {"printer"}


def test_closing_prints_what_is_enqueued_and_then_takes_no_more() -> None:
    printer = FakePrinter()
    spooler = Spooler(MemoryJournal(), printer, GENERIC_58, lambda outcome: None)
    for number in range(5):
        spooler.enqueue(f"t{number}", 0, a_ticket())
    assert spooler.close()
    assert len(printer.jobs) == 5
    with pytest.raises(RuntimeError, match="closed"):
        spooler.enqueue("t9", 0, a_ticket())


def test_closing_tells_when_the_printer_keeps_us() -> None:
    release = threading.Event()
    spooler = Spooler(MemoryJournal(), FakePrinter(on_write=lambda: release.wait(30)), GENERIC_58, lambda outcome: None)
    spooler.enqueue("t1", 0, a_ticket())
    assert not spooler.close(timeout_s=0.05)
    release.set()
    assert spooler.close()
