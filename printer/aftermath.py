"""What remains after a job that nobody knows the end of: its proof that may still come, and a buffer to be emptied."""

import logging
from dataclasses import dataclass

from core.words import Evidence
from printer.cleaning import clear, cut_debris, fill_up, flush
from printer.clock import Clock
from printer.faults import BrokenOff, NotReached
from printer.jobs import Job, Ledger
from printer.journal import JobState
from printer.link import Link
from printer.monitor import Monitor
from printer.profiles import Profile
from printer.proof import proof

_log = logging.getLogger(__name__)

STALE_S = 30.0
"""From now on a ticket that comes out would only surprise the next visitor: the printer is told to forget it."""

LATE_S = 90.0
GRACE_S = 3.0
FILL_EVERY_S = 30.0


@dataclass
class Owed:
    """A job whose proof is awaited, on the one connection that carried it."""

    job: Job
    id: bytes
    epoch: int
    print_s: float
    told_to_forget: bool = False


class Aftermath:
    """`dirty`: the printer may hold remains of a broken job; nothing is sent before they are thrown away.

    `debris`: it holds nothing, but half a ticket may hang out of it. `fence`: this very printer has not been found
    to ignore GS r.
    """

    def __init__(self, ledger: Ledger, link: Link, monitor: Monitor, profile: Profile, clock: Clock) -> None:
        self._ledger = ledger
        self._link = link
        self._monitor = monitor
        self._profile = profile
        self._clock = clock
        self.owed: Owed | None = None
        self.dirty = False
        self.debris = False
        self._next_fill = 0.0
        self.fence = profile.fence

    @property
    def stale(self) -> bool:
        """Whether an old ticket may still come out of the printer by itself."""
        return self.dirty or (self.owed is not None and self._age(self.owed) >= STALE_S)

    def hear(self) -> Evidence | None:
        """Take in what the printer said; the proof of the job that is owed, if it was among that."""
        found = None
        for epoch, answer in self._link.take():
            if epoch == self._link.epoch:
                self._monitor.hear([answer])
            if self.owed is not None and epoch == self.owed.epoch:
                found = found or proof(answer, self._profile, self.owed.id)
        return found

    def hear_late(self) -> None:
        """Take in what the printer said while no job is being printed: a late proof ends the job after all."""
        evidence = self.hear()
        if self.owed is not None and evidence is not None:
            job, self.owed = self.owed.job, None
            self._ledger.finish(job, JobState.PRINTED, evidence, self._monitor.status.raw)

    def hold_the_line(self) -> None:
        """Let the monitor keep a silent connection on which a proof may still come."""
        self._monitor.keep = self.owed is not None and self._age(self.owed) < LATE_S

    def look_after(self) -> None:
        """Once after each look at the printer: forget what is stale, throw away remains."""
        if self.owed is not None:
            self._look_after_owed(self.owed)
        if not self.is_clean:
            self.clean()

    @property
    def is_clean(self) -> bool:
        return not (self.dirty or self.debris)

    def abandon(self) -> None:
        """Wait for no proof any longer; what the printer may hold is remains from now on."""
        if self.owed is not None:
            self.owed = None
            self.dirty = True
            # An answer to the old job must not be taken for one to the next.
            self._link.drop()

    def forget(self) -> None:
        """A person has emptied the printer."""
        self.owed = None
        self.dirty = False
        self.debris = True
        self._link.fences = 0
        self._link.drop()

    def clean(self) -> bool:
        """Throw away the remains, as far as the printer lets us; whether it is clean now."""
        try:
            if not self._link.transport.answers:
                self.dirty = self.debris = False  # a folder takes a job whole or not at all
            elif self._is_heard():
                self._clean()
        except (BrokenOff, NotReached) as fault:
            _log.warning("%s", fault)
        return self.is_clean

    def _is_heard(self) -> bool:
        """Whether the printer answers. One that waits for the rest of a picture takes our questions for that rest."""
        if not self._monitor.answering and self.dirty and self._clock.now() >= self._next_fill:
            self._next_fill = self._clock.now() + FILL_EVERY_S
            fill_up(self._link, self._profile)
            self._monitor.poll(patient=False)
        return bool(self._link.epoch) and self._monitor.answering

    def _clean(self) -> None:
        printable = self._monitor.status.printable
        if self.dirty and clear(self._link, self._profile):
            self.dirty, self.debris = False, True
        if self.dirty and printable and self._flushed():
            self.dirty = self.debris = False
        if self.debris and printable:
            cut_debris(self._link, self._profile)
            self.debris = False

    def _flushed(self) -> bool:
        if flush(self._link, self._profile, self.fence):
            self._monitor.doubt()
            return True
        self._link.drop()
        # It took everything, says that it is well and yet does not answer: it does not know the question.
        self.fence = not self._monitor.check().printable
        return not self.fence

    def _look_after_owed(self, owed: Owed) -> None:
        if owed.epoch != self._link.epoch:
            self.owed = None
            self.dirty = True
        elif self._age(owed) >= STALE_S:
            self._make_forget(owed)

    def _make_forget(self, owed: Owed) -> None:
        status = self._monitor.status
        well = status.printable and self._clock.now() - status.since > owed.print_s + GRACE_S
        if well:
            self.abandon()
            self._monitor.check()
        elif self._profile.clear and not owed.told_to_forget:
            owed.told_to_forget = True
            self._clear(owed)

    def _clear(self, owed: Owed) -> None:
        try:
            if clear(self._link, self._profile):
                self.owed, self.debris = None, True
        except BrokenOff as fault:
            self.owed, self.dirty = None, True
            _log.warning("%s", fault)

    def _age(self, owed: Owed) -> float:
        return self._clock.now() - owed.job.since
