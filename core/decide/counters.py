"""Counters: open, pause, close."""

from core import events
from core.commands import MINUTE_MS, CloseCounter, OpenCounter, PauseCounter
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.state import CounterNow
from core.words import CounterState


def open_(case: Case, body: OpenCounter) -> list[events.Body]:
    case.day()
    counter, now = case.counter(body.counter)
    if now.state == CounterState.OPEN:
        raise Refused("counter_open", counter=counter.no)
    return [events.CounterOpened(counter.no)]


def pause(case: Case, body: PauseCounter) -> list[events.Body]:
    _, now = case.counter(body.counter)
    if now.state == CounterState.CLOSED:
        raise Refused("counter_closed", counter=body.counter)
    if now.state == CounterState.PAUSED:
        raise Refused("counter_paused", counter=body.counter)
    _must_be_empty(case, now)
    until = case.now_ms + body.minutes * MINUTE_MS if body.minutes is not None else None
    return [events.CounterPaused(body.counter, body.reason, until)]


def close(case: Case, body: CloseCounter) -> list[events.Body]:
    _, now = case.counter(body.counter)
    if now.state == CounterState.CLOSED:
        raise Refused("counter_closed", counter=body.counter)
    _must_be_empty(case, now)
    return [events.CounterClosed(body.counter)]


def _must_be_empty(case: Case, now: CounterNow) -> None:
    if now.ticket is not None:
        raise Refused("counter_busy", counter=now.no, label=case.state.tickets[now.ticket].label)


RULES: Rules = {OpenCounter: open_, PauseCounter: pause, CloseCounter: close}
