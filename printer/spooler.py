"""One thread that prints, one job at a time, and always knows what became of it."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from functools import partial

from core.words import Evidence
from printer.encode import encode, warm_up
from printer.faults import BrokenOff, NotReached
from printer.journal import JobState, Journal, PrintOutcome
from printer.layout import layout
from printer.paper import TicketPaper
from printer.profiles import Profile
from printer.transports import Transport

_log = logging.getLogger(__name__)

TIME_TO_LIVE_S = 30.0
"""The visitor has left by then; a ticket that comes out later would only confuse the next one."""

DEADLINE_S = 10.0
PAUSES_S = (0.2, 1.0)
"""Before the second and the third attempt. Only where not one byte left us."""

_Job = tuple[str, int, TicketPaper, float]


class Spooler:
    """Prints what is enqueued. `on_printed` is told every outcome, on the printing thread."""

    def __init__(
        self,
        journal: Journal,
        transport: Transport,
        profile: Profile,
        on_printed: Callable[[PrintOutcome], None],
    ) -> None:
        """Starts the thread, which first settles what a crash left behind."""
        self._journal = journal
        self._transport = transport
        self._profile = profile
        self._on_printed = on_printed
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)
        self._thread.start()

    def enqueue(self, ticket_id: str, copy_no: int, paper: TicketPaper) -> None:
        """Print `paper` soon. Returns at once and touches no disk; a (ticket, copy) is printed at most once, ever."""
        if self._closing.is_set():
            raise RuntimeError("the spooler is closed")
        self._jobs.put((ticket_id, copy_no, paper, time.monotonic()))

    def close(self, timeout_s: float = 15.0) -> bool:
        """Print what is enqueued, then stop. False where the printer still kept us after `timeout_s` seconds."""
        self._closing.set()
        self._jobs.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        self._guard(self._settle)
        self._guard(warm_up)
        while (job := self._jobs.get()) is not None:
            self._guard(partial(self._print, *job))

    def _guard(self, task: Callable[[], None]) -> None:
        """The edge of the printing thread: a fault of ours costs one paper and a log entry, not all later papers."""
        try:
            task()
        except Exception:  # noqa: BLE001
            _log.exception("printing broke down")

    def _settle(self) -> None:
        """What was being sent when we died may be on paper, so it is never printed by itself again."""
        for ticket_id, copy_no, state in self._journal.unfinished():
            self._finish(ticket_id, copy_no, JobState.UNKNOWN if state == JobState.SENDING else JobState.EXPIRED)

    def _print(self, ticket_id: str, copy_no: int, paper: TicketPaper, since: float) -> None:
        if not self._begin(ticket_id, copy_no):
            return
        ended = JobState.EXPIRED
        try:
            data = encode(layout(paper, self._profile), self._profile)
            if time.monotonic() - since < TIME_TO_LIVE_S:
                self._journal.sending(ticket_id, copy_no)
                ended = JobState.UNKNOWN
                ended = self._send(data)
        finally:
            self._finish(ticket_id, copy_no, ended)

    def _begin(self, ticket_id: str, copy_no: int) -> bool:
        try:
            return self._journal.begin(ticket_id, copy_no)
        except Exception:
            # Without a journal nothing is printed, and the visitor must hear of it.
            self._tell(ticket_id, copy_no, JobState.EXPIRED)
            raise

    def _send(self, data: bytes) -> JobState:
        for pause_s in (*PAUSES_S, None):
            try:
                self._transport.write(data, DEADLINE_S)
            except NotReached as fault:
                _log.warning("%s", fault)
                if pause_s is None or self._closing.wait(pause_s):
                    return JobState.EXPIRED
            except BrokenOff as fault:
                _log.warning("%s", fault)
                return JobState.UNKNOWN
            else:
                return JobState.PRINTED
        return JobState.EXPIRED

    def _finish(self, ticket_id: str, copy_no: int, state: JobState) -> None:
        try:
            self._journal.finish(ticket_id, copy_no, state, self._evidence(state))
        finally:
            self._tell(ticket_id, copy_no, state)

    def _tell(self, ticket_id: str, copy_no: int, state: JobState) -> None:
        self._on_printed(PrintOutcome(ticket_id, copy_no, state, self._evidence(state)))

    def _evidence(self, state: JobState) -> Evidence:
        return self._transport.evidence if state == JobState.PRINTED else Evidence.UNKNOWN
