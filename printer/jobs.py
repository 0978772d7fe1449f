"""The steps of one job, each noted on the disk before anybody hears of it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from core.words import Evidence
from printer.facts import History, job_facts
from printer.journal import JobState, Journal, PrintOutcome
from printer.states import Cause

MAY_BE_ON_PAPER = frozenset({JobState.PRINTED, JobState.UNKNOWN, JobState.NOT_PRINTED})

Tell = Callable[[PrintOutcome], None]


@dataclass
class Job:
    """One paper. `make` gives its bytes; `since`: when it was asked for, by the clock of the spooler.

    `sent`: bytes that have left us. `mm`: paper that they take. `cause`: what kept the printer from printing it.
    """

    ticket_id: str
    copy_no: int
    make: Callable[[], bytes]
    since: float
    state: JobState = JobState.QUEUED
    sent: int = 0
    mm: float = 0.0
    cause: Cause | None = None

    @property
    def may_be_out(self) -> bool:
        """Whether a paper of this job may exist."""
        return self.state in (JobState.SENDING, JobState.SENT)


class Ledger:
    """The only writer of the journal."""

    def __init__(self, journal: Journal, tell: Tell) -> None:
        self._journal = journal
        self._tell = tell
        self._unnoted: deque[tuple[str, int, JobState, Evidence, int, bytes]] = deque()
        """Ends that the journal could not take, in their order."""

    @property
    def behind(self) -> bool:
        """Whether somebody was told of an end that is not on the disk yet."""
        return bool(self._unnoted)

    def catch_up(self) -> None:
        while self._unnoted:
            self._journal.move(*self._unnoted[0])
            self._unnoted.popleft()

    def begin(self, job: Job) -> bool:
        """False where this paper is already past being asked for."""
        try:
            begun = self._journal.begin(job.ticket_id, job.copy_no)
            if not begun and self._journal.state(job.ticket_id, job.copy_no) == JobState.EXPIRED:
                # Whoever asks again after a crash has not heard of it.
                self._outcome(job, JobState.EXPIRED, Evidence.UNKNOWN)
            return begun
        except BaseException:
            # Without a journal nothing is printed, and the visitor must hear of it.
            self._outcome(job, JobState.EXPIRED, Evidence.UNKNOWN)
            raise

    def move(self, job: Job, to: JobState, status: bytes = b"") -> int:
        """Note a step that nobody waits for; its number."""
        number = self._journal.move(job.ticket_id, job.copy_no, to, Evidence.UNKNOWN, job.sent, status)
        job.state = to
        return number

    def finish(self, job: Job, state: JobState, evidence: Evidence = Evidence.UNKNOWN, status: bytes = b"") -> None:
        """Note and tell how the job ended. A journal that fails must not keep the visitor waiting; see `catch_up`."""
        self._unnoted.append((job.ticket_id, job.copy_no, state, evidence, job.sent, status))
        try:
            self.catch_up()
        finally:
            self._outcome(job, state, evidence)

    def decide(self, ticket_id: str, copy_no: int, printed: bool) -> bool:
        """A person of the staff has looked for a paper that is UNKNOWN. False where nobody has to look."""
        self.catch_up()
        if self._journal.state(ticket_id, copy_no) != JobState.UNKNOWN:
            return False
        state = JobState.PRINTED if printed else JobState.NOT_PRINTED
        evidence = Evidence.UNVERIFIED if printed else Evidence.UNKNOWN
        self._journal.move(ticket_id, copy_no, state, evidence)
        self._tell(PrintOutcome(ticket_id, copy_no, state, evidence))
        return True

    def settle(self, now_ms: int, keep_ms: int) -> tuple[bool, bool]:
        """What a crash left behind. What was being sent may be on paper: it is never printed by itself again.

        A job of which no byte had left is kept for `keep_ms`, as it may be asked for again.
        Gives back whether something was being sent, and whether something is still kept.
        """
        broken = kept = False
        for ticket_id, copy_no, state, begun_ms in self._journal.unfinished():
            if state != JobState.QUEUED:
                broken = True
                self._end(ticket_id, copy_no, JobState.UNKNOWN)
            elif 0 <= now_ms - begun_ms < keep_ms:
                kept = True
            else:
                # Too old, or the clock was set back and nobody can know.
                self._end(ticket_id, copy_no, JobState.EXPIRED)
        return broken, kept

    def history(self, many: int) -> History:
        """As many jobs as that of each kind, the newest first."""
        self.catch_up()
        return History(job_facts(self._journal.unknown(many)), job_facts(self._journal.newest(many)))

    def forget(self, before_ms: int, at_most: int) -> int:
        """Remove jobs that ended before that moment; how many those were."""
        return self._journal.forget(before_ms, at_most)

    def retell(self) -> None:
        """The end of the newest job once more: the program may have died before anybody took it in."""
        for job in job_facts(self._journal.newest(1)):
            if job.state in MAY_BE_ON_PAPER:
                self._tell(PrintOutcome(job.subject, job.copy_no, job.state, job.evidence))

    def _end(self, ticket_id: str, copy_no: int, state: JobState) -> None:
        try:
            self._journal.move(ticket_id, copy_no, state)
        finally:
            self._tell(PrintOutcome(ticket_id, copy_no, state, Evidence.UNKNOWN))

    def _outcome(self, job: Job, state: JobState, evidence: Evidence) -> None:
        self._tell(PrintOutcome(job.ticket_id, job.copy_no, state, evidence, job.cause))
