"""Hears each event of the log once it is folded: keeps the book of promises."""

from core import events
from core.catalog import Catalog
from core.promise.book import Book, Pending
from core.promise.later import free
from core.promise.line import ASTRAY_MS, Line, Mark
from core.promise.plan import working_ms
from core.promise.promises import Promises
from core.promise.scenes import free_ms
from core.promise.span import MINUTE_MS, Promise
from core.state import State, Step, Ticket

_OF_PAPER = (events.TicketPrinted, events.PrintAsked, events.TicketRelabelled, events.StepRated, events.StepPromised)
"""Of a ticket, but not of its turn. A kiosk tells most when it can, which must not show in any promise."""


class Listener:
    """Changes the `book` only."""

    def __init__(self, book: Book, catalog: Catalog) -> None:
        self.promises = Promises(book, catalog)
        self._book = book
        self._catalog = catalog
        self._foreseen: tuple[tuple[str, int, int], Pending] | None = None
        self._mark: tuple[Line, Mark] | None = None
        self._beside = {letter: self._sharing(letter) for letter in catalog.letters}

    def heard(self, state: State, event: events.Event | events.Parked) -> None:
        """`state`: with the event folded."""
        if isinstance(event, events.Parked) or isinstance(event.body, _OF_PAPER):
            return
        body = event.body
        ticket = state.tickets.get(getattr(body, "ticket", None) or "")
        letters = self._letters(ticket, getattr(body, "counter", None))
        if isinstance(body, events.DayOpened):
            letters = self._day(state, event.at)
        elif isinstance(body, events.OutageEnded):
            letters = self._after_outage(state, event.at)
        elif isinstance(body, events.DocumentChanged):
            self._new_letters(state, event.at)
        self._goes_on(state, letters, event.at)
        if ticket is not None:
            self._happened(state, ticket, body, event.at)
        self._stands(state, letters, event.at)

    def begin(self, state: State, now_ms: int) -> None:
        """Takes up a hall whose day is opened, as if that had just been done."""
        self._stands(state, self._day(state, now_ms), now_ms)

    def about_to(self, state: State, ticket: Ticket, step: Step, now_ms: int) -> Promise:
        """The promise for a step that the next event will add: the one that its call will be compared with."""
        line = self._book.line(step.letter)
        self._mark = line, line.mark()
        self._goes_on(state, [step.letter], now_ms)
        made = self._book.foreseen(*self.promises.asked(state, ticket, step, now_ms))
        self._foreseen = (ticket.id, state.lsn + 1, now_ms), made
        return made.promise

    def not_given(self) -> None:
        """The number that was `about_to` come was refused: the log will not tell of it, so neither may the book."""
        assert self._mark is not None  # it was just asked for
        line, mark = self._mark
        line.back(mark)

    def _sharing(self, letter: str) -> list[str]:
        """The letters that share a counter with `letter`, itself included."""
        return sorted({letter, *(x for counter in self._catalog.counters_of(letter) for x in counter.letters)})

    def _letters(self, ticket: Ticket | None, no: int | None) -> list[str]:
        """The lines that an event may have changed."""
        counter = self._catalog.counters.get(no) if no is not None else None
        touched = set(counter.letters if counter else ())
        touched.update(step.letter for step in (ticket.steps if ticket else ()))
        return sorted({letter for one in touched for letter in self._beside.get(one, ())})

    def _day(self, state: State, now_ms: int) -> list[str]:
        assert state.day is not None
        midnight_ms = self._catalog.at(state.day.date, "00:00")
        self._book.day()
        for letter in sorted(self._catalog.letters):
            self._book.line(letter).day(midnight_ms, now_ms)
        self._anew(state, now_ms)
        return sorted(self._catalog.letters)

    def _new_letters(self, state: State, now_ms: int) -> None:
        """Those that a new site file brings in the middle of a day."""
        if state.day is None:
            return
        midnight_ms = self._catalog.at(state.day.date, "00:00")
        for letter in sorted(self._catalog.letters.keys() - self._book.lines.keys()):
            self._book.line(letter).day(midnight_ms, now_ms)

    def _after_outage(self, state: State, now_ms: int) -> list[str]:
        """Nothing was called while it lasted, and that tells nothing about the pace; everything is promised anew."""
        for letter in sorted(self._catalog.letters):
            self._book.line(letter).skip(now_ms)
        self._book.day()
        self._anew(state, now_ms)
        return sorted(self._catalog.letters)

    def _anew(self, state: State, now_ms: int) -> None:
        for letter in sorted(state.waiting):
            for name in sorted(state.waiting[letter]):
                ticket_id, n = state.waiting[letter][name]
                if free(state.tickets[ticket_id]):
                    self._promise(state, state.tickets[ticket_id], state.step(ticket_id, n), now_ms)

    def _goes_on(self, state: State, letters: list[str], now_ms: int) -> None:
        for letter in letters:
            line = self._book.line(letter)
            if line.now_ms < now_ms:
                hours = self.promises.scenes.today.hours(state, letter)
                worked_ms = working_ms(hours.gaps, line.now_ms, now_ms, hours.turns)
                line.until(now_ms, now_ms - line.now_ms - worked_ms)

    def _stands(self, state: State, letters: list[str], now_ms: int) -> None:
        scenes = self.promises.scenes
        for letter in letters:
            counters = scenes.counters(state, letter, scenes.today.hours(state, letter), now_ms)
            self._book.line(letter).stands(bool(state.waiting.get(letter)), counters)

    def _happened(self, state: State, ticket: Ticket, body: events.Body, now_ms: int) -> None:
        if isinstance(body, events.StepCalled):
            self._called(state, ticket, ticket.steps[body.n], body, now_ms)
        elif isinstance(body, events.StepDone):
            self._done(ticket.steps[body.n], body)
        idle = free(ticket)
        for step in ticket.steps:
            name = f"{ticket.id}/{step.n}"
            if not (idle and name in state.waiting.get(step.letter, {})):
                self._book.dropped(name)
            elif name not in self._book.pending:
                self._promise(state, ticket, step, now_ms)

    def _promise(self, state: State, ticket: Ticket, step: Step, now_ms: int) -> None:
        """What was worked out for a number while it was decided is not worked out again once it is folded.

        A visitor with several errands joins other lines too, which may change this one: that is seen in the state.
        """
        name = f"{ticket.id}/{step.n}"
        here = ticket.id, state.lsn, now_ms
        if self._foreseen is not None and self._foreseen[0] == here and len(ticket.steps) == 1:
            self._book.pending[name] = self._foreseen[1]
        else:
            self._book.promised(name, *self.promises.asked(state, ticket, step, now_ms))

    def _called(self, state: State, ticket: Ticket, step: Step, body: events.StepCalled, now_ms: int) -> None:
        """Only who waited since the promise tells how long a turn takes; who met a free counter, nothing of pace."""
        name = f"{ticket.id}/{step.n}"
        made = self._book.pending.get(name)
        since_ms = free_ms(ticket, step)
        promised = made is not None and made.promise.asked_ms <= since_ms
        in_turn = promised and body.reason is None and ticket.head_start_ms == 0 and now_ms - since_ms <= ASTRAY_MS
        hours = self.promises.scenes.today.hours(state, step.letter)
        wait = working_ms(hours.gaps, min(now_ms, since_ms), now_ms, hours.turns) / MINUTE_MS
        at_once = made is not None and made.work < 1.0
        self._book.line(step.letter).called(now_ms, wait if in_turn else None, at_once)
        if body.reason is None:
            self._book.called(name, now_ms)

    def _done(self, step: Step, body: events.StepDone) -> None:
        begun_ms = step.started_ms or step.last_call_ms
        if begun_ms is not None and step.ended_ms is not None and not body.inferred:
            self.promises.scenes.work.took(step, (step.ended_ms - begun_ms) / MINUTE_MS)
