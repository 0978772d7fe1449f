"""Halls as they should not be: promises and capacity still answer, and learn nothing foolish from them."""

import pytest

from core.commands import CallNext, CloseCounter, CloseDay, Finish, OpenCounter
from core.promise.span import MINUTE_MS
from core.words import Doubt
from tests.core import small_site
from tests.core.promise.listening import Promised
from tests.core.small_site import WEDNESDAY, catalog

COUNTERS = (1, 2, 5)
LONG = 5000
YEAR_MINUTES = 400 * 24 * 60


@pytest.fixture
def hall() -> Promised:
    made = Promised()
    made.at("08:00").opened(1, 2, 3, 4, 5)
    return made


def test_a_service_without_history_or_minutes() -> None:
    agencies = small_site.form()["agencies"]
    for service in agencies[0]["services"]:
        service["minutes"] = 0
    hall = Promised(catalog(agencies=agencies))
    hall.at("08:00").opened(1, 2, 3, 4, 5)
    tickets = [hall.issue("KTP", device=f"k{n}") for n in range(10)]
    spans = [ticket.promise for ticket in tickets]
    assert all(span is not None and hall.now_ms - 5 * MINUTE_MS < span[0] < span[1] for span in spans)


def test_counters_that_open_and_close_every_minute(hall: Promised) -> None:
    for n in range(90):
        hall.later(minutes=1)
        for no in COUNTERS:
            hall.do(CloseCounter(no) if n % 2 == 0 else OpenCounter(no))
        ticket = hall.issue("KTP", device=f"k{n}")
        if n % 2 == 0:
            assert ticket.doubt is Doubt.NO_COUNTER
        else:
            hall.do(CallNext(COUNTERS[n % 3]))
            hall.do(Finish(COUNTERS[n % 3]))
            assert ticket.doubt is not Doubt.NO_COUNTER
    assert hall.promiser.now(hall.state, hall.catalog, hall.now_ms, {})["A"].room is not None


def test_a_clock_that_jumps(hall: Promised) -> None:
    """Back by an hour, then ahead by two: no span ends before it begins, and the book stays usable."""
    hall.at("09:30")
    for n, minutes in enumerate((2, -60, 2, 120, 2, -5, 2)):
        hall.later(minutes=minutes)
        ticket = hall.issue("KTP", device=f"k{n}")
        assert ticket.promise is None or ticket.promise[0] < ticket.promise[1]
        hall.do(CallNext(1))
        hall.do(Finish(1))
    line = hall.book.lines["A"]
    assert 0.0 <= line.minutes <= 3 * 4 * 60
    assert all(slot.minutes_today >= 0.0 for slot in line.rhythm.slots)


def test_a_clock_that_jumps_by_a_year_teaches_nothing(hall: Promised) -> None:
    """Somebody waits and somebody is served meanwhile. The next morning everybody is promised as if it had not been."""
    fresh = Promised()
    fresh.on(WEDNESDAY, "08:00").opened(1, 2, 3, 4, 5)
    hall.at("09:00")
    for n in range(4):
        hall.issue("KTP", device=f"k{n}")
    hall.do(CallNext(1))
    before = hall.now_ms
    hall.later(minutes=YEAR_MINUTES)
    hall.do(Finish(1))
    hall.do(CallNext(1))
    hall.do(Finish(1))
    hall.now_ms = before + 10 * MINUTE_MS
    hall.do(CallNext(1))
    hall.do(Finish(1))
    hall.at("15:30").do(CloseDay(hall.date))
    hall.on(WEDNESDAY, "08:00").opened(1, 2, 3, 4, 5)
    line = hall.book.lines["A"]
    assert line.minutes < 8 * 60
    assert all(end < 48 * 60 for end in line.ends)
    mine, theirs = (one.issue("KTP", device="k9").promise for one in (hall, fresh))
    assert mine is not None
    assert theirs is not None
    assert abs(mine[1] - theirs[1]) < 15 * MINUTE_MS


def test_a_day_without_calls_teaches_no_pace(hall: Promised) -> None:
    """Everybody waits until closing and nobody is called; the next morning is promised as before."""
    fresh = Promised()
    fresh.on(WEDNESDAY, "08:00").opened(1, 2, 3, 4, 5)
    for n in range(6):
        hall.later(minutes=60).issue("KTP", device=f"k{n}")
    hall.at("15:30").do(CloseDay(hall.date))
    assert hall.book.lines["A"].minutes > 500
    hall.on(WEDNESDAY, "08:00").opened(1, 2, 3, 4, 5)
    spans = [[each.issue("KTP", device=f"k{n}").promise for n in range(10)] for each in (hall, fresh)]
    assert spans[0] == spans[1]
    assert len(set(spans[0])) > 3


def test_five_thousand_wait(hall: Promised) -> None:
    """Numbers of the lane are never refused, so a line may be longer than any day; whoever comes then is told."""
    hall.watched = 10**9
    for n in range(LONG):
        hall.lane(f"A{1 + n // 999 % 8}{n % 999 + 1:03}", "KTP", device=f"kios-{n % 2 + 1}", ticket=f"lane-{n:05}")
    assert len(hall.state.waiting["A"]) == LONG
    listener = hall.promiser.now(hall.state, hall.catalog, hall.now_ms, {})
    assert listener["A"].step.span is None
    assert listener["A"].step.doubt is Doubt.PAST_CLOSING
    assert listener["A"].room == 0
    assert listener["C"].step.span is not None
