"""A number taken and called in a hall that exists for that moment only: the real rules, and nobody sees it. Pure."""

import datetime as dt

import msgspec

from core import hours
from core.catalog import Catalog, valid_on
from core.commands import Body, CallNext, Command, Errand, Issue, OpenCounter, OpenDay
from core.decide import decide
from core.fold import fold
from core.ids import derived
from core.refusal import Refusal
from core.sequence import sequence
from core.state import State


class Rehearsed(msgspec.Struct, frozen=True):
    """`at_ms`: when the first number can be taken. `service`: its code. `counter`: where it was called to."""

    at_ms: int
    label: str
    service: str
    counter: int


def rehearse(catalog: Catalog, agency_id: str, from_ms: int) -> list[Rehearsed] | Refusal:
    """One number of each service of the agency and its call, at the first moment from `from_ms` on that allows it.

    A service by booking only is left out. The refusal is the one that a visitor or an officer would meet.
    """
    agency = catalog.agencies[agency_id]
    found = []
    for service in agency.services:
        if not service.walk_in:
            continue
        at_ms = hours.next_opening(catalog, State(), service.letter, from_ms)
        if at_ms is None:
            return Refusal("closed")
        played = _played(catalog, service.code, service.letter, at_ms)
        if isinstance(played, Refusal):
            return played
        found.append(played)
    return found


def _played(catalog: Catalog, service: str, letter: str, at_ms: int) -> Rehearsed | Refusal:
    day: dt.date = catalog.local(at_ms).date()
    counter = next(c.no for c in catalog.counters_of(letter) if valid_on(day, c.valid_from, c.valid_until))
    state = State()
    ticket = derived("rehearsal", service, at_ms)
    bodies: list[Body] = [OpenDay(day, synchronised=True), OpenCounter(counter), Issue(ticket, (Errand(service),))]
    for body in [*bodies, CallNext(counter)]:
        command = Command(derived("rehearsal", service, type(body).__name__), "rehearsal", body)
        decision = decide(state, catalog, command, at_ms)
        if isinstance(decision, Refusal):
            return decision
        for event in sequence(state, command, decision, at_ms):
            fold(state, event)
    return Rehearsed(at_ms, state.tickets[ticket].label, service, state.tickets[ticket].steps[0].counter or 0)
