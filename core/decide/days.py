"""Opening and closing the service day, epochs, outages."""

import datetime as dt

from core import events
from core.commands import MINUTE_MS, BeginEpoch, BeginOutage, CloseDay, ConfirmDate, EndOutage, OpenDay
from core.decide.case import Case, Rules
from core.doubt import date_in_doubt
from core.refusal import Refused
from core.state import CounterNow
from core.words import CounterState, StepState


def open_day(case: Case, body: OpenDay) -> list[events.Body]:
    last = case.state.day
    if last is not None and last.date == body.day and last.open:
        raise Refused("day_open", day=body.day)
    if last is not None and body.day <= last.date:
        raise Refused("day_past", day=body.day, last=last.date)
    if date_in_doubt(case.state, body.day, case.now_ms, body.synchronised):
        raise Refused("date_uncertain", day=body.day)
    closing = _closing(case) if last is not None and last.open else []
    return [*closing, *_left_over(case, body.day), events.DayOpened(body.day)]


def _left_over(case: Case, day: dt.date) -> list[events.Body]:
    """Lane tickets of a date between the last service day and this one: nobody can serve them any more."""
    last = case.state.day
    tickets = (t for t in case.state.tickets.values() if t.day < day and t.is_open)
    return [events.TicketExpired(t.id) for t in tickets if last is None or t.day != last.date]


def close_day(case: Case, body: CloseDay) -> list[events.Body]:
    if case.day().date != body.day:
        raise Refused("day_not_open")
    return _closing(case)


def _closing(case: Case) -> list[events.Body]:
    """Everybody served is done, everybody else expires, every counter closes; then the day."""
    day = case.day()
    state = case.state
    ended: list[events.Body] = []
    for ticket in state.tickets.values():
        if ticket.day != day.date or not ticket.is_open:
            continue
        serving = [s for s in ticket.steps if s.state == StepState.SERVING and s.counter is not None]
        ended += [events.StepDone(ticket.id, s.n, s.counter or 0, inferred=True) for s in serving]
        if len(serving) < len(ticket.open_steps()):
            ended.append(events.TicketExpired(ticket.id))
    ended += [events.CounterClosed(c.no) for c in state.counters.values() if _is_staffed(c)]
    return [*ended, events.DayClosed(day.date)]


def _is_staffed(counter: CounterNow) -> bool:
    return counter.state != CounterState.CLOSED


def confirm_date(case: Case, body: ConfirmDate) -> list[events.Body]:
    last = case.state.day
    if last is not None and body.day < last.date:
        raise Refused("day_past", day=body.day, last=last.date)
    return [events.DateConfirmed(body.day)]


def begin_epoch(case: Case, body: BeginEpoch) -> list[events.Body]:
    if body.to is not None and body.to <= case.state.epoch:
        raise Refused("epoch_past")
    return [events.EpochBegan(body.jump, case.catalog.local(case.now_ms).date(), body.to, body.forced)]


def begin_outage(case: Case, body: BeginOutage) -> list[events.Body]:
    if case.state.outage_ms is not None:
        raise Refused("outage_on")
    return [events.OutageBegan(body.cause, case.now_ms - case.command.age_ms)]


def end_outage(case: Case, body: EndOutage) -> list[events.Body]:
    if case.state.outage_ms is None:
        raise Refused("no_outage")
    return [events.OutageEnded(case.now_ms + case.catalog.site.rules.standstill_minutes * MINUTE_MS)]


RULES: Rules = {
    OpenDay: open_day,
    CloseDay: close_day,
    ConfirmDate: confirm_date,
    BeginEpoch: begin_epoch,
    BeginOutage: begin_outage,
    EndOutage: end_outage,
}
