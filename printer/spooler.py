"""One thread that prints, one job at a time, and always knows what became of it."""

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial

from printer.clock import Clock, SystemClock
from printer.encode import encode, warm_up
from printer.facts import History
from printer.jobs import Job
from printer.journal import Journal, PrintOutcome
from printer.layout import layout
from printer.paper import TicketPaper
from printer.press import Press
from printer.probe import Findings
from printer.profiles import Profile
from printer.roll import Roll
from printer.status import PrinterStatus
from printer.transport import Transport

_log = logging.getLogger(__name__)


class Spooler:
    """Prints what is enqueued. Both callbacks run on the printing thread."""

    def __init__(
        self,
        journal: Journal,
        transport: Transport,
        profile: Profile,
        on_printed: Callable[[PrintOutcome], None],
        on_state: Callable[[PrinterStatus], None] = lambda status: None,
        roll: Roll | None = None,
    ) -> None:
        """Starts the thread, which first settles what a crash left behind.

        `on_printed` is told every outcome, `on_state` every change of the printer's state. `roll` remembers the paper
        used; None: as long as the program runs.
        """
        self._profile = profile
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._clock: Clock = SystemClock(self._closing)
        self._press = Press(journal, transport, profile, self._clock, on_printed, on_state, roll)
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)
        self._thread.start()

    @property
    def status(self) -> PrinterStatus:
        """How the printer stands, as far as it is known; to be asked from any thread."""
        return self._press.status

    @property
    def roll(self) -> Roll:
        """The paper used so far; to be read from any thread."""
        return self._press.roll

    def status_ms(self) -> int:
        """Since when `status` holds, in milliseconds since 1970."""
        return self._clock.wall_ms() - round((self._clock.now() - self._press.status.since) * 1000)

    def enqueue(self, ticket_id: str, copy_no: int, paper: TicketPaper) -> None:
        """Print `paper` soon. Returns at once and touches no disk; a (ticket, copy) is printed at most once, ever."""
        self.enqueue_bytes(ticket_id, copy_no, lambda: encode(layout(paper, self._profile), self._profile))

    def enqueue_bytes(self, subject: str, copy_no: int, make: Callable[[], bytes]) -> None:
        """Like `enqueue`, for papers of any kind: `make` gives the bytes of the job, on the printing thread."""
        self._do(partial(self._press.print, Job(subject, copy_no, make, self._clock.now())))

    def warm_up(self) -> None:
        """Load what loads slowly now, rather than when somebody waits for the first paper."""
        self._do(warm_up)

    def decide(self, ticket_id: str, copy_no: int, printed: bool) -> None:
        """A person has looked for a paper that is UNKNOWN: `on_printed` is told PRINTED or NOT_PRINTED."""
        self._do(partial(self._press.decide, ticket_id, copy_no, printed))

    def emptied(self) -> None:
        """A person has switched the printer off and on, so that it holds no old ticket."""
        self._do(self._press.emptied)

    def new_roll(self) -> None:
        """A person has put in a new roll."""
        self._do(self._press.new_roll)

    def look_up(self, many: int, tell: Callable[[History], None]) -> None:
        """What became of the last `many` papers; `tell` runs on the printing thread, never where the disk fails."""
        self._do(lambda: tell(self._press.history(many)))

    def probe(self, try_id: bool, tell: Callable[[Findings], None]) -> None:
        """Ask the printer what it is, between two jobs; `tell` runs on the printing thread."""
        self._do(lambda: tell(self._press.probe(try_id)))

    def enable(self, enabled: bool) -> None:
        """Take the printer out of service, or back."""
        self._do(partial(self._press.enable, enabled))

    def close(self, timeout_s: float = 15.0) -> bool:
        """Print what is enqueued, then stop. False where the printer still kept us after `timeout_s` seconds."""
        self._closing.set()
        self._tasks.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _do(self, task: Callable[[], None]) -> None:
        if self._closing.is_set():
            raise RuntimeError("the spooler is closed")
        self._tasks.put(task)

    def _work(self) -> None:
        self._guard(self._press.settle)
        while (task := self._next()) is not None:
            self._guard(task)
        self._guard(self._press.close)

    def _next(self) -> Callable[[], None] | None:
        try:
            return self._tasks.get(timeout=self._press.wake_in())
        except queue.Empty:
            return self._press.idle

    def _guard(self, task: Callable[[], None]) -> None:
        """The edge of the printing thread: a fault of ours costs one paper and a log entry, not all later papers."""
        try:
            task()
        except Exception:  # noqa: BLE001
            _log.exception("printing broke down")
