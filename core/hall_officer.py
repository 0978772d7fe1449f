"""A simulated officer at one counter: opens, calls, waits, serves, rests, closes."""

from collections.abc import Generator

from core.catalog import Catalog
from core.commands import (
    Absent,
    Body,
    CallNext,
    CancelTicket,
    CloseCounter,
    ExpireHold,
    Finish,
    OpenCounter,
    PauseCounter,
    Recall,
    Return,
    Start,
    Transfer,
)
from core.decider import Accepted, Answer, Refused
from core.due import CLOCK
from core.events import StepCalled, StepHeld
from core.hall_guests import Guest, stranger, usual_care
from core.hall_stage import Idle, Process, Stage, Wish
from core.hall_visitor import Kiosks
from core.timetable import MINUTE_MS
from core.visitors_mishaps import SentOn
from core.visitors_plan import Onward, Rest, Shift
from core.words import FREEING_OUTCOMES

LOOKS_UP_MS = 3_000
"""From somebody's arrival to the call of an officer who had nothing to do."""
AGAIN_MS = MINUTE_MS
"""When to try again what was refused for a reason that is not the officer's."""


class Officer:
    """`alone`: there is no other hub clock and nobody else takes numbers or calls."""

    def __init__(self, stage: Stage, catalog: Catalog, kiosks: Kiosks, shift: Shift, ends_ms: int, alone: bool) -> None:
        self._stage = stage
        self._catalog = catalog
        self._kiosks = kiosks
        self._guests = kiosks.guests
        self._shift = shift
        self._ends_ms = ends_ms
        self._alone = alone
        self._no = shift.counter
        self._letters = catalog.counters[shift.counter].letters
        self._usual = usual_care(catalog, self._letters[0])

    def _ask(self, body: Body) -> Generator[Wish, Answer | None, Answer]:
        return self._stage.ask(f"counter-{self._no}", body, self._shift.officer)

    def work(self) -> Process:
        """The whole shift: it ends when nobody waits after closing time, or the service day ends."""
        yield from self._ask(OpenCounter(self._no))
        rests = list(self._shift.rests)
        while self._stage.now_ms < self._ends_ms:
            if rests and self._stage.now_ms >= rests[0].at_ms:
                yield from self._rest(rests.pop(0))
                continue
            answer = yield from self._ask(CallNext(self._no))
            if isinstance(answer, Accepted):
                yield from self._receive(next(e.body for e in answer.events if isinstance(e.body, StepCalled)))
                yield self._stage.now_ms + self._shift.pace_ms
            elif self._stage.now_ms >= self._shift.close_ms:
                break
            elif isinstance(answer, Refused) and answer.refusal.code == "nobody":
                yield from self._wait(rests[0].at_ms if rests else self._shift.close_ms)
            else:
                yield self._stage.now_ms + AGAIN_MS
                yield from self._ask(OpenCounter(self._no))
        yield from self._ask(CloseCounter(self._no))

    def _wait(self, until_ms: int) -> Process:
        """Until somebody comes; where others may take numbers too, only a minute."""
        until_ms = min(until_ms, self._shift.close_ms)
        yield Idle(self._letters, until_ms if self._alone else min(until_ms, self._stage.now_ms + AGAIN_MS))
        if self._stage.now_ms < until_ms:
            yield self._stage.now_ms + LOOKS_UP_MS

    def _rest(self, rest: Rest) -> Process:
        answer = yield from self._ask(PauseCounter(self._no, rest.reason, rest.minutes))
        if isinstance(answer, Accepted):
            yield self._stage.now_ms + rest.minutes * MINUTE_MS
            yield from self._ask(OpenCounter(self._no))

    def _receive(self, call: StepCalled) -> Process:
        """Calls until the visitor is there or has been called often enough; whatever is refused ends it."""
        now_ms = self._stage.now_ms
        if call.ticket not in self._guests:
            self._guests[call.ticket] = Guest(self._catalog, stranger(call.ticket, now_ms), now_ms)
        guest = self._guests[call.ticket]
        rules = self._catalog.site.rules
        arrives_ms = guest.comes(call.n, self._usual, now_ms)
        for calls in range(1, rules.max_calls + 1):
            again_ms = self._stage.now_ms + rules.seconds_between_calls * 1000
            if arrives_ms is not None and arrives_ms <= again_ms:
                yield arrives_ms
                yield from self._serve(guest, call.n)
                return
            yield again_ms
            if calls < rules.max_calls:
                yield from self._ask(Recall(self._no))
        answer = yield from self._ask(Absent(self._no))
        self._missed(guest, call.n, answer)

    def _serve(self, guest: Guest, n: int) -> Process:
        care = guest.care(n, self._usual)
        yield from self._ask(Start(self._no))
        yield self._stage.now_ms + care.service_ms
        if isinstance(care, SentOn):
            yield from self._sends_on(guest, n, care)
            return
        answer = yield from self._ask(Finish(self._no, care.outcome, care.ready_on, care.missing, care.referred_to))
        if isinstance(answer, Refused):
            return
        guest.ended(n, self._stage.now_ms)
        if guest.open and care.outcome not in FREEING_OUTCOMES:
            # What was missing here is missing there too: the visitor goes home for it.
            yield from self._ask(CancelTicket(guest.visitor.ticket))
        elif isinstance(guest.visitor, Onward) and care.outcome in FREEING_OUTCOMES:
            self._stage.enter(self._kiosks.visit(guest.visitor.then), self._stage.now_ms + guest.visitor.walk_ms)
        self._leaves(guest)

    def _sends_on(self, guest: Guest, n: int, care: SentOn) -> Process:
        """The same number waits for another service, and is cared for there."""
        answer = yield from self._ask(Transfer(self._no, care.service))
        if isinstance(answer, Refused):
            return
        guest.sent_on(n, care, self._stage.now_ms)
        self._leaves(guest)

    def _missed(self, guest: Guest, n: int, answer: Answer) -> None:
        """Some come back while the step is held; the others' hold runs out."""
        self._leaves(guest)
        held = [e.body for e in answer.events if isinstance(e.body, StepHeld)] if isinstance(answer, Accepted) else []
        for hold in held:
            # Whoever is still in the hall only missed the calls.
            back_ms = guest.visitor.back_ms if guest.gone else MINUTE_MS
            if back_ms is not None and self._stage.now_ms + back_ms < hold.until_ms:
                self._stage.enter(self._comes_back(guest, n), self._stage.now_ms + back_ms)
            elif self._alone:
                self._stage.enter(self._runs_out(guest, n), hold.until_ms)

    def _comes_back(self, guest: Guest, n: int) -> Process:
        answer = yield from self._ask(Return(guest.visitor.ticket, n))
        if isinstance(answer, Accepted):
            guest.returns(self._stage.now_ms)
            self._stage.wake(guest.letters())

    def _runs_out(self, guest: Guest, n: int) -> Process:
        yield from self._stage.ask(CLOCK, ExpireHold(guest.visitor.ticket, n))
        guest.ended(n, self._stage.now_ms)

    def _leaves(self, guest: Guest) -> None:
        """The visitor may be called elsewhere now, in another zone after the walk."""
        self._stage.wake(guest.letters())
        walk_ms = self._catalog.site.rules.walk_seconds * 1000
        self._stage.wake_at(guest.letters(), self._stage.now_ms + walk_ms)
