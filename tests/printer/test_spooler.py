import logging
import threading
import time
from collections.abc import Callable

import pytest

from core.words import Evidence, Text
from printer.faults import BrokenOff, NotReached
from printer.journal import JobState, PrintOutcome
from printer.profiles import PROFILES
from printer.spooler import Spooler
from printer.states import PrinterState
from printer.status import PrinterStatus
from printer.transports.memory import MemoryTransport
from tests.printer.journals import MemoryJournal
from tests.printer.tickets import a_ticket

GENERIC_58 = PROFILES["generic-58"]
WORDS = Text(id="rusak", en="broken")


class FakePrinter(MemoryTransport):
    """A transport that fails as often as told, and runs `on_write` in the midst of a job."""

    def __init__(self, *faults: Exception, on_write: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self._faults = list(faults)
        self._on_write = on_write

    def write(self, data: bytes, within_s: float) -> int:
        self._on_write()
        if self._faults:
            raise self._faults.pop(0)
        return super().write(data, within_s)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printer.press.PAUSES_S", (0.0, 0.0))


def run(journal: MemoryJournal, printer: FakePrinter, *jobs: tuple[str, int]) -> list[PrintOutcome]:
    """Print the jobs, stop, and give back what was told."""
    told: list[PrintOutcome] = []
    last = jobs[-1] if jobs else None
    enough = threading.Event()

    def on_printed(outcome: PrintOutcome) -> None:
        told.append(outcome)
        if (outcome.ticket_id, outcome.copy_no) == last:
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
    assert journal.states("t1") == [JobState.QUEUED, JobState.SENDING, JobState.SENT, JobState.PRINTED]
    assert journal.steps[-1][4] == len(printer.jobs[0])


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
    told = run(journal, printer, ("t1", 0), ("t2", 0), ("t3", 0))
    # t2 was the last before the restart: perhaps nobody had taken it in.
    assert [outcome.ticket_id for outcome in told] == ["t2", "t3"]
    assert len(printer.jobs) == 4


def test_a_printer_that_was_not_reached_is_tried_again() -> None:
    printer = FakePrinter(NotReached(WORDS), NotReached(WORDS))
    assert run(MemoryJournal(), printer, ("t1", 0))[0].state == JobState.PRINTED
    assert len(printer.jobs) == 1


def test_a_printer_that_is_never_reached_expires_the_job() -> None:
    printer = FakePrinter(*[NotReached(WORDS)] * 3)
    assert run(MemoryJournal(), printer, ("t1", 0)) == [PrintOutcome("t1", 0, JobState.EXPIRED, Evidence.UNKNOWN)]
    assert printer.jobs == []


def test_a_broken_job_is_unknown_and_not_tried_again() -> None:
    printer = FakePrinter(BrokenOff(WORDS, accepted=1))
    assert run(MemoryJournal(), printer, ("t1", 0))[0].state == JobState.UNKNOWN
    assert printer.jobs == []


def test_a_broken_job_of_which_nothing_had_left_is_tried_again() -> None:
    printer = FakePrinter(BrokenOff(WORDS))
    journal = MemoryJournal()
    assert run(journal, printer, ("t1", 0))[0].state == JobState.PRINTED
    assert len(printer.jobs) == 1
    assert journal.states("t1").count(JobState.QUEUED) == 2


@pytest.mark.parametrize("reached", [JobState.SENDING, JobState.SENT])
def test_what_was_being_sent_in_a_crash_becomes_unknown_and_is_never_printed(reached: JobState) -> None:
    journal, printer = MemoryJournal(), FakePrinter()
    journal.rows = {("t1", 0): reached, ("t3", 0): JobState.PRINTED}
    told = run(journal, printer, ("t1", 0))
    assert {outcome.ticket_id: outcome.state for outcome in told} == {"t1": JobState.UNKNOWN}
    assert printer.jobs == []


def test_what_had_not_left_before_a_crash_is_printed_if_it_is_asked_for_again_in_time() -> None:
    journal, printer = MemoryJournal(lambda: 1_000_000), FakePrinter()
    journal.rows = {("t1", 0): JobState.QUEUED, ("old", 0): JobState.QUEUED, ("later", 0): JobState.QUEUED}
    now_ms = time.time_ns() // 1_000_000
    journal.begun = {("t1", 0): now_ms, ("old", 0): now_ms - 31_000, ("later", 0): now_ms + 3_600_000}
    told = run(journal, printer, ("old", 0), ("t1", 0))
    assert {(o.ticket_id, o.state) for o in told} == {
        ("old", JobState.EXPIRED),
        ("later", JobState.EXPIRED),
        ("t1", JobState.PRINTED),
    }
    assert len(printer.jobs) == 1


@pytest.mark.parametrize("state", [JobState.UNKNOWN, JobState.EXPIRED, JobState.NOT_PRINTED, JobState.PRINTED])
def test_the_newest_end_is_told_again_after_a_restart_if_there_may_be_a_paper(state: JobState) -> None:
    journal = MemoryJournal()
    for ticket, end, evidence in (("t1", JobState.PRINTED, Evidence.PROCESSED), ("t2", state, Evidence.UNKNOWN)):
        journal.begin(ticket, 0)
        journal.move(ticket, 0, end, evidence)
    told = run(journal, FakePrinter())
    assert told == ([] if state is JobState.EXPIRED else [PrintOutcome("t2", 0, state, Evidence.UNKNOWN)])


def test_a_stale_job_does_not_come_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printer.press.TIME_TO_LIVE_S", 0.0)
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
    journal.fails_at = full_at
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


def test_the_state_is_told_and_can_be_asked_for_from_any_thread() -> None:
    told: list[PrinterStatus] = []
    ready = threading.Event()

    def last() -> bytes:
        ready.set()
        return b"akhir\n"

    spooler = Spooler(MemoryJournal(), FakePrinter(), GENERIC_58, lambda outcome: None, told.append)
    spooler.enqueue_bytes("uji", 0, lambda: b"uji\n")
    spooler.enable(False)
    spooler.enqueue("t1", 0, a_ticket())
    spooler.enable(True)
    spooler.new_roll()
    spooler.emptied()
    spooler.decide("t1", 0, printed=True)
    spooler.enqueue_bytes("akhir", 0, last)
    assert ready.wait(30)
    assert spooler.close()
    assert [status.state for status in told] == [PrinterState.READY, PrinterState.DISABLED, PrinterState.READY]
    assert spooler.status.printable
    assert 0 < spooler.roll.used_mm < 10


def test_what_loads_slowly_is_loaded_when_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr("printer.spooler.warm_up", lambda: order.append(threading.current_thread().name))
    spooler = Spooler(MemoryJournal(), FakePrinter(), GENERIC_58, lambda outcome: order.append("printed"))
    spooler.enqueue("t1", 0, a_ticket())
    spooler.warm_up()
    spooler.close()
    assert order == ["printed", "printer"]
