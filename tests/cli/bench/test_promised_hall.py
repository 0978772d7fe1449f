"""A hall that promises: nothing later shows in what was printed before, and the log alone gives it again."""

import pytest
from msgspec.structs import replace

from cli.bench.promised_hall import PromisedHall
from core.decider import Accepted
from core.events import Event, TicketIssued
from core.fold import fold
from core.hall import play
from core.promise.book import Book
from core.promise.promiser import Promiser
from core.state import State
from core.timetable import MINUTE_MS
from core.visitors_frozen import frozen_catalog, frozen_day, frozen_days
from core.visitors_plan import DayPlan

MALL = frozen_catalog()
FIRST, SECOND = (frozen_day(MALL, day, 7) for day in frozen_days(MALL, 2))
Spans = list[tuple[int, str, tuple[int, int] | None]]


def logged(*plans: DayPlan) -> list[Event]:
    hall = PromisedHall(MALL)
    log: list[Event] = []
    for plan in plans:
        playing = play(plan, MALL, alone=True)
        at_ms, command = next(playing)
        try:
            while True:
                answer = hall.answered(command, at_ms)
                log += answer.events if isinstance(answer, Accepted) else ()
                at_ms, command = playing.send(answer)
        except StopIteration:
            pass
    return log


def spans(log: list[Event], until_ms: int | None = None) -> Spans:
    """When which number was printed with which span."""
    issued = [(event, event.body) for event in log if isinstance(event.body, TicketIssued)]
    return [(e.at, body.label, body.promise) for e, body in issued if until_ms is None or e.at < until_ms]


@pytest.fixture(scope="module")
def log() -> list[Event]:
    return logged(FIRST, SECOND)


def changed_from(plan: DayPlan, at_ms: int) -> DayPlan:
    """From that moment on every other visitor stays away, and nobody is patient; officers leave half an hour later."""
    before = tuple(visitor for visitor in plan.visitors if visitor.at_ms < at_ms)
    after = (replace(v, patience_ms=0, priority=True) for v in plan.visitors[::2] if v.at_ms >= at_ms)
    shifts = tuple(replace(shift, close_ms=at_ms + 30 * MINUTE_MS) for shift in plan.shifts)
    return replace(plan, visitors=(*before, *after), shifts=shifts)


@pytest.mark.parametrize("clock", ["08:30", "10:00", "12:10"])
def test_what_comes_later_changes_no_span_before(log: list[Event], clock: str) -> None:
    at_ms = MALL.at(SECOND.day, clock)
    altered = logged(FIRST, changed_from(SECOND, at_ms))
    assert len(spans(log, at_ms)) > len(spans(log, MALL.at(SECOND.day, "07:00"))) + 10
    assert spans(altered, at_ms) == spans(log, at_ms)
    assert spans(altered) != spans(log)


def test_the_log_alone_gives_the_printed_spans_again(log: list[Event]) -> None:
    """Each number is promised anew from the events before it, as if the paper had told nothing."""
    state, promiser = State(), Promiser(Book.empty())
    again: Spans = []
    for event in log:
        body = event.body
        if isinstance(body, TicketIssued):
            answer = promiser.promised(state, MALL, [replace(body, promise=None)], event.at)
            assert isinstance(answer, list)
            (made,) = answer
            assert isinstance(made, TicketIssued)
            again.append((event.at, body.label, made.promise))
        fold(state, event)
        promiser.heard(state, MALL, event)
    assert again == spans(log)
    assert sum(span is not None for _, _, span in again) > 500
