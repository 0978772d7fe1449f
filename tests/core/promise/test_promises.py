"""Promises for everybody who waits, and for somebody who is about to."""

import pytest

from core.commands import CallNext
from core.promise.span import MINUTE_MS
from core.state import Step, Ticket
from core.words import Doubt
from tests.core.play import first
from tests.core.promise.listening import Heard
from tests.core.small_site import SMALL, TUESDAY


@pytest.fixture
def hall() -> Heard:
    made = Heard()
    made.at("08:00").opened(1, 2, 3, 4, 5)
    return made


def about_to(hall: Heard, service: str = "KTP", head_start_ms: int = 0) -> tuple[Ticket, Step]:
    step = Step(0, service, "A", "dukcapil", True, (), (10**9, 0), hall.now_ms, hall.now_ms - head_start_ms)
    ticket = Ticket("new", TUESDAY, "A999", "A", 999, None, hall.now_ms, "k", [step], head_start_ms=head_start_ms)
    return ticket, step


def test_a_free_counter_calls_at_once(hall: Heard) -> None:
    promise = hall.now(hall.issue("KTP"))
    assert promise.ahead == 0
    assert promise.mid - hall.now_ms < 2 * MINUTE_MS


def test_who_is_behind_waits_longer(hall: Heard) -> None:
    for no in (1, 2, 5):
        hall.issue("KTP")
        hall.do(CallNext(no))
    tickets = [hall.issue("KTP") for _ in range(6)]
    promises = [hall.now(ticket) for ticket in tickets]
    assert [promise.ahead for promise in promises] == list(range(6))
    mids = [promise.mid for promise in promises]
    assert mids == sorted(set(mids))
    assert mids[5] - hall.now_ms == pytest.approx(6 * 8.5 / 3 * MINUTE_MS, rel=0.1)


def test_somebody_about_to_come_is_promised_what_is_promised_then(hall: Heard) -> None:
    for _ in range(7):
        hall.issue("KTP")
    before = hall.listener.promises.one(hall.state, *about_to(hall), hall.now_ms)
    ticket = hall.issue("KTP")
    assert before == hall.now(ticket)
    made = hall.pending(ticket)
    assert made is not None
    assert made.promise == before


def test_priority_goes_ahead_and_the_line_may_be_empty(hall: Heard) -> None:
    assert hall.listener.promises.one(hall.state, *about_to(hall), hall.now_ms).ahead == 0
    for _ in range(3):
        hall.issue("KTP")
    early = hall.listener.promises.one(hall.state, *about_to(hall, head_start_ms=20 * MINUTE_MS), hall.now_ms)
    assert early.ahead == 0
    assert hall.listener.promises.one(hall.state, *about_to(hall), hall.now_ms).ahead == 3


def test_before_the_hall_opens_the_first_are_promised_its_opening() -> None:
    hall = Heard()
    hall.at("07:40").opened()
    promise = hall.now(hall.issue("KTP"))
    assert SMALL.at(TUESDAY, "08:00") <= promise.mid < SMALL.at(TUESDAY, "08:02")
    assert promise.gap == (SMALL.at(TUESDAY, "07:40"), SMALL.at(TUESDAY, "08:00"))


def test_who_would_be_called_after_closing_is_told_no_time(hall: Heard) -> None:
    hall.at("14:00")
    tickets = [hall.issue("AKTA") for _ in range(4)] + [hall.issue("SETOR", device=f"k{n}") for n in range(12)]
    assert hall.now(tickets[-1]).doubt == Doubt.PAST_CLOSING
    assert hall.now(tickets[4]).doubt is None
    assert first(tickets[0]).letter == "B"
