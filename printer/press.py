"""Prints one job after the other and watches the printer in between. No thread of its own: see spooler."""

import logging
from collections.abc import Callable
from dataclasses import replace

from core.words import Evidence
from printer.aftermath import Aftermath, Owed
from printer.clock import Clock
from printer.estimate import paper_mm, print_s
from printer.facts import History
from printer.faults import BrokenOff, NotReached
from printer.jobs import Job, Ledger
from printer.journal import JobState, Journal, PrintOutcome
from printer.link import Link
from printer.monitor import SOON_S, Monitor
from printer.probe import Findings, probe_over
from printer.profiles import Profile
from printer.proof import framed
from printer.protocol import FENCE, job_id
from printer.roll import LooseRoll, Roll
from printer.states import PASSING, Cause, PrinterState
from printer.status import PrinterStatus
from printer.transport import Transport
from printer.upkeep import Upkeep

_log = logging.getLogger(__name__)

TIME_TO_LIVE_S = 30.0
"""The visitor has left by then; a ticket that comes out later would only confuse the next one."""

PAUSES_S = (0.2, 1.0)
"""Before the second and the third attempt. Only where not one byte left us."""

PATIENCE_S = 10.0
"""How long a visitor is kept waiting for what goes away by itself, such as a hot head."""

VISITOR_S = 6.0
LISTEN_S = 0.25
LOOK_S = 1.0

Verdict = tuple[JobState, Evidence]
EXPIRED: Verdict = (JobState.EXPIRED, Evidence.UNKNOWN)
UNKNOWN: Verdict = (JobState.UNKNOWN, Evidence.UNKNOWN)


class Press:
    """`on_state` hears of every change of the printer's state; `roll` of all paper that is used."""

    def __init__(
        self,
        journal: Journal,
        transport: Transport,
        profile: Profile,
        clock: Clock,
        on_printed: Callable[[PrintOutcome], None],
        on_state: Callable[[PrinterStatus], None],
        roll: Roll | None = None,
    ) -> None:
        self._profile = profile
        self._clock = clock
        self._on_state = on_state
        self._ledger = Ledger(journal, on_printed)
        self._link = Link(transport, clock, custom=profile.status == "custom")
        self._monitor = Monitor(self._link, profile, clock)
        self._aftermath = Aftermath(self._ledger, self._link, self._monitor, profile, clock)
        self._upkeep = Upkeep(self._ledger, clock, TIME_TO_LIVE_S)
        self._enabled = True
        self.status = self._monitor.status
        self.roll: Roll = LooseRoll() if roll is None else roll

    def settle(self) -> None:
        """Once, before all else: what a crash left behind."""
        if self._upkeep.settle():
            self._aftermath.dirty = True
            self._link.fences = 1

    def wake_in(self) -> float:
        """Seconds until `idle` has something to do."""
        longest = LISTEN_S if self._aftermath.owed else SOON_S
        return max(0.0, min(self._monitor.due - self._clock.now(), longest)) if self._enabled else SOON_S

    def idle(self) -> None:
        """Watch the printer and what is still owed; takes a second or two where the printer is silent."""
        if self._enabled:
            self._watch()
        # Last: a journal that fails does not keep anybody from seeing how the printer stands.
        self._upkeep.look()

    def print(self, job: Job) -> None:
        """Bring one job to its end, or to UNKNOWN."""
        if not self._ledger.begin(job):
            return
        try:
            state, evidence = self._attempts(job, job.make())
        except BaseException:
            self._aftermath.dirty |= job.may_be_out
            self._ledger.finish(job, JobState.UNKNOWN if job.may_be_out else JobState.EXPIRED)
            raise
        self._ledger.finish(job, state, evidence, self._monitor.status.raw)
        self._monitor.doubt()
        self._announce()
        if job.mm:
            self.roll.use(job.mm)

    def decide(self, ticket_id: str, copy_no: int, printed: bool) -> None:
        """A person has looked for a paper that is UNKNOWN."""
        self._ledger.decide(ticket_id, copy_no, printed)

    def emptied(self) -> None:
        """A person has switched the printer off and on: it holds nothing any longer."""
        self._aftermath.forget()
        self._announce()

    def enable(self, enabled: bool) -> None:
        """A disabled printer is let alone, and its jobs expire."""
        self._enabled = enabled
        if not enabled:
            self._aftermath.abandon()
            self._link.drop()
        self._announce()

    def probe(self, try_id: bool) -> Findings:
        """What the printer tells of itself, between two jobs."""
        return probe_over(self._link, self._monitor.check(), self._clock, try_id)

    def new_roll(self) -> None:
        """A person has put in a new roll."""
        self.roll.change()

    def history(self, many: int) -> History:
        return self._ledger.history(many)

    def close(self) -> None:
        self._link.transport.close()

    # -- one job

    def _attempts(self, job: Job, data: bytes) -> Verdict:
        pauses = iter(PAUSES_S)
        while self._age(job) < TIME_TO_LIVE_S:
            if self._ready(job) and (verdict := self._send(job, data)) is not None:
                return verdict
            pause_s = next(pauses, LOOK_S if self._will_pass(job) else None)
            if pause_s is None or self._clock.pause(pause_s):
                break
        return EXPIRED

    def _will_pass(self, job: Job) -> bool:
        return job.cause in PASSING and self._age(job) < PATIENCE_S

    def _ready(self, job: Job) -> bool:
        if not self._enabled:
            return False
        status = self._monitor.check()
        self._aftermath.hear_late()
        if status.printable and self._aftermath.owed is not None:
            self._aftermath.abandon()
            status = self._monitor.check()
        if not self._aftermath.is_clean and self._aftermath.clean():
            status = self._monitor.check()
        job.cause = status.cause
        self._announce()
        return status.printable and self._aftermath.is_clean

    def _send(self, job: Job, data: bytes) -> Verdict | None:
        """None where not one byte left us, so that it may be tried again."""
        number = self._ledger.move(job, JobState.SENDING, self._monitor.status.raw)
        owed = Owed(job, job_id(number), self._link.epoch, print_s(paper_mm(data, self._profile), 1, self._profile))
        whole = framed(data, self._profile, owed.id, self._aftermath.fence and self._monitor.asks)
        job.sent = self._hand_over(job, whole, self._visitor_s(owed, whole))
        if not job.sent:
            self._ledger.move(job, JobState.QUEUED)
            return None
        job.mm = paper_mm(data, self._profile)
        if job.sent < len(whole):
            self._aftermath.dirty = True
            self._link.drop()
            return UNKNOWN
        if whole.endswith(FENCE):
            self._link.fences += 1
        self._ledger.move(job, JobState.SENT)
        if not self._monitor.asks:
            return JobState.PRINTED, self._link.transport.evidence
        return self._confirm(owed, whole)

    def _hand_over(self, job: Job, whole: bytes, within_s: float) -> int:
        try:
            # Whatever was said until now is not about this job.
            self._link.peek()
            self._aftermath.hear()
            return self._link.send(whole, within_s)
        except NotReached as fault:
            _log.warning("%s", fault)
            job.cause = fault.cause
            return 0
        except BrokenOff as fault:
            _log.warning("%s", fault)
            job.cause = Cause.LOST
            return fault.accepted

    def _visitor_s(self, owed: Owed, whole: bytes) -> float:
        """How long the visitor is left to hope for the paper."""
        speed = self._link.transport.bytes_per_s
        return max(VISITOR_S, 3 * owed.print_s + 3) + (1.5 * len(whole) / speed if speed else 0.0)

    def _confirm(self, owed: Owed, whole: bytes) -> Verdict:
        """Wait for the printer's word that the job is out."""
        self._aftermath.owed = owed
        begun = self._clock.now()
        ends, look = begun + self._visitor_s(owed, whole), begun + owed.print_s
        awaited = self._profile.process_id or self._aftermath.fence
        while (now := self._clock.now()) < ends:
            evidence = self._listen(min(LISTEN_S, ends - now))
            if evidence is None and self._clock.now() >= look:
                evidence = self._look()
                look = self._clock.now() + LOOK_S
            if evidence is None and not awaited and self._is_well_since(begun + owed.print_s):
                evidence = Evidence.UNVERIFIED
            if evidence is not None:
                self._aftermath.owed = None
                return JobState.PRINTED, evidence
            if self._link.epoch != owed.epoch:
                self._aftermath.owed = None
                self._aftermath.dirty = True
                owed.job.cause = Cause.LOST
                return UNKNOWN
        return self._unconfirmed(owed, begun)

    def _unconfirmed(self, owed: Owed, begun: float) -> Verdict:
        if not self._profile.process_id and self._is_well_since(begun + owed.print_s):
            # It is well and yet does not answer: it does not know the question.
            self._aftermath.owed = None
            self._aftermath.fence = False
            return JobState.PRINTED, Evidence.UNVERIFIED
        owed.job.cause = self._monitor.status.cause
        return UNKNOWN

    def _is_well_since(self, moment: float) -> bool:
        seen = self._monitor.status.seen
        return self._monitor.answering and self._monitor.status.printable and seen is not None and seen >= moment

    def _listen(self, within_s: float) -> Evidence | None:
        try:
            self._link.wait(within_s)
        except BrokenOff as fault:
            _log.warning("%s", fault)
        return self._aftermath.hear()

    def _look(self) -> Evidence | None:
        self._monitor.keep = True
        self._monitor.poll()
        self._announce()
        return self._aftermath.hear()

    # -- in between

    def _watch(self) -> None:
        self._peek()
        if self._clock.now() >= self._monitor.due:
            self._aftermath.hold_the_line()
            self._monitor.poll()
            self._aftermath.hear_late()
            self._aftermath.look_after()
        self._announce()

    def _peek(self) -> None:
        try:
            self._link.peek()
        except BrokenOff as fault:
            _log.info("%s", fault)
            self._monitor.due = self._clock.now()
        self._aftermath.hear_late()

    def _announce(self) -> None:
        status = self._as_we_see_it(self._monitor.status)
        changed = not status.same(self.status)
        self.status = status
        if changed:
            self._on_state(status)

    def _as_we_see_it(self, status: PrinterStatus) -> PrinterStatus:
        """What the printer says of itself, unless we know better."""
        if not self._enabled:
            better = replace(status, state=PrinterState.DISABLED, cause=None)
        elif self._aftermath.stale:
            better = replace(status, state=PrinterState.DIRTY_BUFFER)
        else:
            return status
        return replace(better, since=self.status.since if better.same(self.status) else self._clock.now())

    def _age(self, job: Job) -> float:
        return self._clock.now() - job.since
