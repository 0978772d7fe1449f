"""How the printer stands: asked every two seconds and before a job, told by the printer itself where it can."""

import random
from collections.abc import Iterable
from dataclasses import replace

from printer import signs
from printer.answers import Answer, Asb, FullStatus, RealTime
from printer.clock import Clock
from printer.faults import BrokenOff, NotReached
from printer.link import Link
from printer.profiles import Profile
from printer.protocol import FULL_STATUS, real_time
from printer.signs import Signs
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus

FRESH_S = 2.0
POLL_S = 2.0
SOON_S = 0.5
ANSWER_S = 0.3
CONNECT_S = 2.0
BACK_OFF_S = (1.0, 2.0, 5.0, 10.0, 30.0)
STARTING_S = 15.0
BAD_POLLS = 2
GOOD_POLLS = 2
"""One look is enough for a fault; two for "cannot be reached" and for "it is well again"."""


class Monitor:
    """Called from the printing thread only. `asks`: whether this printer can be asked at all."""

    def __init__(self, link: Link, profile: Profile, clock: Clock) -> None:
        self._link = link
        self._profile = profile
        self._clock = clock
        self.asks = profile.status != "none" and link.transport.answers
        self._good = self._bad = self._silent = 0
        self._begun = clock.now()
        self._next_open = 0.0
        self.due = clock.now()
        self._doubted = False
        self.keep = False
        """Somebody still waits for an answer on this connection: do not drop it when the printer is silent."""
        self.status = PrinterStatus(PrinterState.UNKNOWN, since=clock.now())

    def check(self) -> PrinterStatus:
        """The state before a job: from memory if it is good and fresh, else asked now, for a second or so."""
        if self._has_ended():
            self.poll(patient=False)
        for _ in range(GOOD_POLLS + 1):
            status = self.status
            fresh = not self._doubted and status.age(self._clock.now()) < FRESH_S
            if status.printable and self._link.epoch and fresh:
                break
            self.poll(patient=False)
            if self._is_certain():
                break
        return self.status

    def poll(self, patient: bool = True) -> None:
        """Ask once. `patient`: keep the pauses between attempts to connect."""
        try:
            if not self._link.epoch and not self._connect(patient):
                return
            self._ask()
        except BrokenOff:
            self._unreachable(Cause.LOST)
            # A printer may end an idle connection at any time; that alone is no fault.
            if self._connect(patient=False):
                self._ask_again()
        now = self._clock.now()
        self.due = now + (SOON_S if self._unsettled() else POLL_S)

    def doubt(self) -> None:
        """Ask before the next job in any case: the one that was printed may have used up the paper."""
        self._doubted = True

    def hear(self, answers: Iterable[Answer]) -> None:
        """What the printer said by itself."""
        for answer in answers:
            if isinstance(answer, Asb):
                self._answered(signs.from_asb(answer.data), answer.data)

    @property
    def answering(self) -> bool:
        """Whether the last question was answered."""
        return self._silent == 0 and self.status.seen is not None

    def _is_certain(self) -> bool:
        """Whether asking once more is of no use."""
        if self._good or self.status.cause is Cause.SILENT:
            return False
        return self.status.state in (PrinterState.BLOCKED, PrinterState.UNREACHABLE)

    def _has_ended(self) -> bool:
        if not self._link.epoch:
            return False
        try:
            self._link.peek()
        except BrokenOff:
            return True
        return False

    def _connect(self, patient: bool) -> bool:
        now = self._clock.now()
        if patient and now < self._next_open:
            self.due = self._next_open
            return False
        try:
            self._link.connect(CONNECT_S if patient else CONNECT_S / 2)
        except NotReached as fault:
            self._unreachable(fault.cause)
            return False
        if self.status.state is PrinterState.UNREACHABLE:
            self._begun = self._clock.now()
        return True

    def _unreachable(self, cause: Cause) -> None:
        self._bad += 1
        self._good = 0
        pause = BACK_OFF_S[min(self._bad, len(BACK_OFF_S)) - 1]
        # Spread out: after a power cut all devices of a house come back at the same moment.
        self._next_open = self.due = self._clock.now() + pause * random.uniform(0.8, 1.2)  # noqa: S311
        if self._bad >= BAD_POLLS:
            self._set(PrinterState.UNREACHABLE, cause)

    def _ask_again(self) -> None:
        try:
            self._ask()
        except BrokenOff:
            self._unreachable(Cause.LOST)

    def _ask(self) -> None:
        if not self.asks:
            self._answered(Signs(), b"")
            return
        found = self._ask_custom() if self._profile.status == "custom" else self._ask_real_time()
        if found is None:
            self._no_answer()
        else:
            self._answered(*found)

    def _ask_real_time(self) -> tuple[Signs, bytes] | None:
        found, raw = Signs(), b""
        for n in (1, 2, 3, 4):
            answer = self._link.ask(real_time(n), ANSWER_S)
            if not isinstance(answer, RealTime):
                return None
            found |= signs.from_real_time(n, answer.byte)
            raw += bytes([answer.byte])
        return found, raw

    def _ask_custom(self) -> tuple[Signs, bytes] | None:
        answer = self._link.ask(FULL_STATUS, ANSWER_S)
        return (signs.from_full_status(answer.data), answer.data) if isinstance(answer, FullStatus) else None

    def _answered(self, found: Signs, raw: bytes) -> None:
        self._silent = self._bad = 0
        self._doubted = False
        now = self._clock.now()
        self.status = replace(self.status, seen=now, raw=raw)
        if found.cause is not None:
            self._good = 0
            self._set(PrinterState.BLOCKED, found.cause)
            return
        self._good += 1
        state = PrinterState.LOW_PAPER if found.low else PrinterState.READY
        if self.status.printable or self.status.state is PrinterState.UNKNOWN or self._good >= GOOD_POLLS:
            self._set(state)

    def _no_answer(self) -> None:
        self._silent += 1
        self._good = 0
        if not self.keep:
            self._link.drop()
        if self._silent < BAD_POLLS or self.status.state is PrinterState.BLOCKED:
            return
        young = self._clock.now() - self._begun < STARTING_S
        self._set(PrinterState.STARTING if young else PrinterState.BLOCKED, Cause.SILENT)

    def _unsettled(self) -> bool:
        return bool(self._good and not self.status.printable) or 0 < self._silent < BAD_POLLS

    def _set(self, state: PrinterState, cause: Cause | None = None) -> None:
        if (state, cause) == (self.status.state, self.status.cause):
            return
        self.status = replace(self.status, state=state, cause=cause, since=self._clock.now())
