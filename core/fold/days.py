"""Service days, epochs and outages."""

from core import events
from core.fold.jumps import jumped_on
from core.fold.queue import count, enter, everybody_leaves
from core.fold.table import Folds
from core.numbers import FLOOR_MAX, jumped
from core.state import CounterNow, Day, State, Takeover
from core.words import BookingState, HelpState


def opened(state: State, event: events.Event, body: events.DayOpened) -> None:
    """Yesterday's tickets stay known for a day (ratings, late facts); tickets of the new day are those of a lane."""
    last = state.day
    state.day = Day(body.day, event.at, floor=state.floor)
    state.floor = 0
    state.often = tuple(sorted(state.wanted, key=lambda service: (-state.wanted[service], service)))
    state.wanted = {service: n // 2 for service, n in state.wanted.items() if n > 1}
    state.seen_before = last.seen if last else state.seen_before
    oldest = last.date if last else body.day
    state.tickets = {t.id: t for t in state.tickets.values() if t.day >= oldest}
    everybody_leaves(state)
    state.labels, state.papers, state.asks = {}, {}, {}
    state.agencies = {a: p for a, p in state.agencies.items() if p.until_ms is not None and p.until_ms > event.at}
    state.notices = {n: notice for n, notice in state.notices.items() if notice.until_ms > event.at}
    state.counters = {no: CounterNow(no) for no in state.counters}
    state.helps = {h.id: h for h in state.helps.values() if h.state != HelpState.FINISHED}
    state.bookings = {b.id: b for b in state.bookings.values() if b.state == BookingState.MADE or b.at_ms > event.at}
    for ticket in state.tickets.values():
        if ticket.day == body.day:
            state.labels[ticket.label] = ticket.id
            for step in ticket.steps:
                count(state, ticket, step)
                enter(state, ticket, step)


def closed(state: State, event: events.Event, body: events.DayClosed) -> None:
    if state.day is not None:
        state.day.open = False


def confirmed(state: State, event: events.Event, body: events.DateConfirmed) -> None:
    state.confirmed = body.day


def epoch_began(state: State, event: events.Event, body: events.EpochBegan) -> None:
    """Whatever may have been printed since the copy was taken lies below the new counters.

    Another hub may have gone on from an earlier moment, and opened the next day past the jumps that were known then.
    """
    if body.to is not None:
        state.takeover = Takeover(event.at, event.device, event.epoch, body.forced, event.actor)
    if state.day is not None:
        state.floor = max(state.floor, min(state.day.floor, FLOOR_MAX))
    state.floor += body.jump
    if state.day is not None:
        state.day.floor += body.jump
        state.day.series = {letter: n + body.jump for letter, n in state.day.series.items()}
    for lane in state.lanes.values():
        lane.floor = jumped(lane.floor, body.jump)
        lane.counters = {letter: jumped(n, body.jump) for letter, n in lane.counters.items()}
        lane.incarnation = ""
        jumped_on(state, lane, event.at, body.jump)


def outage_began(state: State, event: events.Event, body: events.OutageBegan) -> None:
    state.outage_ms, state.outage_cause = body.since_ms if body.since_ms is not None else event.at, body.cause


def outage_ended(state: State, event: events.Event, body: events.OutageEnded) -> None:
    if state.day is not None and state.outage_ms is not None:
        # The standstill after one outage may reach into the next: no minute counts twice.
        begin = max([state.outage_ms, *(end for _, end in state.day.freezes)])
        state.day.freezes.append((begin, max(begin, body.standstill_until_ms)))
    state.outage_ms, state.outage_cause = None, None


FOLDS: Folds = {
    events.DayOpened: opened,
    events.DayClosed: closed,
    events.DateConfirmed: confirmed,
    events.EpochBegan: epoch_began,
    events.OutageBegan: outage_began,
    events.OutageEnded: outage_ended,
}
