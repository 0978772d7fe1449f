"""The promise in the number itself: the one that its call is compared with."""

import pytest
from msgspec.structs import replace

from core import state as states
from core.commands import AddStep, CallNext, ChangeDocument, CloseDay, Errand, Finish, OpenDay, Printed, Start
from core.events import TicketIssued
from core.promise import Book
from core.promise.promiser import LetterOutlook, Promiser
from core.promise.span import MINUTE_MS, still_good
from core.words import Doubt, Evidence
from tests.core.promise.listening import Promised
from tests.core.small_site import SMALL, WEDNESDAY, catalog, site_text


@pytest.fixture
def hall() -> Promised:
    made = Promised()
    made.at("08:00").opened(1, 2, 3, 4, 5)
    return made


COUNTERS = (1, 2, 5)


def line(hall: Promised) -> None:
    """Three are served, five wait."""
    for n in range(8):
        hall.later(seconds=20).issue("KTP", device=f"k{n}")
        if n < 3:
            hall.do(CallNext(COUNTERS[n]))


def busy(hall: Promised) -> None:
    """Half an hour in which everybody waits for some eight minutes and is served for six."""
    hall.issue("AKTA")
    for n in range(6):
        hall.issue("KTP", device=f"early-{n}")
    for n in range(15):
        hall.later(minutes=2).issue("KTP", device=f"k{n}")
        counter = COUNTERS[n % 3]
        if hall.visitor(counter):
            hall.do(Finish(counter))
        hall.do(CallNext(counter))
        hall.do(Start(counter))


def test_a_number_carries_the_promise_that_its_call_is_compared_with(hall: Promised) -> None:
    line(hall)
    spans = set()
    for priority in (False, True, False):
        ticket = hall.later(minutes=3, seconds=7).issue("KTP", priority=priority)
        assert ticket.promise == hall.pending(ticket).printed
        assert ticket.promise is not None
        low, high = ticket.promise
        assert low % (5 * MINUTE_MS) == high % (5 * MINUTE_MS) == 0
        assert hall.now_ms - 5 * MINUTE_MS < low < high
        spans.add(ticket.promise)
    assert len(spans) == 3


def test_two_lines_at_one_counter_are_shared_with_whoever_comes(hall: Promised) -> None:
    for n in range(3):
        hall.issue("KTP", device=f"k{n}")
    ticket = hall.issue("AKTA")
    assert ticket.promise == hall.pending(ticket).printed
    assert hall.pending(ticket).counters == pytest.approx(0.75)


def test_no_time_is_promised_where_none_can_be_told() -> None:
    hall = Promised()
    assert hall.at("09:30").opened().issue("KTP").promise is None


def test_times_are_rounded_as_the_site_wants_it() -> None:
    for minutes in (0, 15):
        hall = Promised(catalog(promises={"round_minutes": minutes}))
        hall.at("08:00").opened(1, 2, 3, 4, 5)
        line(hall)
        span = hall.later(seconds=7).issue("KTP").promise
        assert span is not None
        rest = [end % (max(1, minutes) * MINUTE_MS) for end in span]
        assert rest == [0, 0] if minutes else any(end % MINUTE_MS for end in span)


def test_a_number_of_a_lane_was_given_without_one(hall: Promised) -> None:
    assert hall.lane("A1001", "KTP").promise is None


def test_without_a_site_file_nothing_is_promised(hall: Promised) -> None:
    ticket = hall.issue("KTP")
    issued = next(event.body for event in hall.log if isinstance(event.body, TicketIssued))
    silent = Promiser(Book.empty())
    assert silent.promised(hall.state, None, [issued], hall.now_ms) == [issued]
    silent.heard(hall.state, None, hall.log[-1])
    silent.begin(hall.state, None)
    assert silent.now(hall.state, None, hall.now_ms, {}) == {}
    assert silent.book == Book.empty()
    assert ticket.promise


def test_what_becomes_of_papers_does_not_show_in_promises(hall: Promised) -> None:
    ticket = hall.issue("KTP")
    before = hall.kept()
    hall.later(minutes=2).fact(Printed(ticket.id, 0, Evidence.CONFIRMED))
    assert hall.kept() == before


def test_a_book_written_down_goes_on_the_same(hall: Promised) -> None:
    busy(hall)
    other = Promised()
    other.state, other.now_ms, other.sent = states.decode(states.encode(hall.state)), hall.now_ms, hall.sent
    other.log = list(hall.log)
    other.promiser = Promiser(hall.kept())
    for play in (hall, other):
        busy(play)
        play.do(CloseDay(play.date))
        play.on(WEDNESDAY, "07:30").opened(1, 2, 5)
        busy(play)
    assert hall.kept() == other.kept()
    assert states.encode(hall.state) == states.encode(other.state)


def test_taken_up_in_the_middle_of_a_day_everybody_is_promised_anew(hall: Promised) -> None:
    busy(hall)
    waits = {name for line in hall.state.waiting.values() for name in line}
    learned = hall.book.services
    late = Promiser(hall.kept())
    late.begin(hall.state, SMALL)
    assert late.book.pending.keys() == waits
    assert all(made.promise.asked_ms == hall.state.at_ms for made in late.book.pending.values())
    assert late.book.services == learned


def test_letters_of_a_new_site_file_have_a_day_at_once(hall: Promised) -> None:
    del hall.book.lines["C"]
    hall.catalog = catalog()
    hall.do(ChangeDocument("site", site_text()))
    assert hall.book.lines["C"].midnight_ms == hall.book.lines["A"].midnight_ms > 0
    early = Promised()
    early.do(ChangeDocument("site", site_text()))
    assert early.book.lines == {}


def test_now_tells_what_a_new_number_would_get_and_keeps_what_is_still_good(hall: Promised) -> None:
    line(hall)
    hall.later(minutes=2)
    told = hall.promiser.now(hall.state, SMALL, hall.now_ms, {})
    step = told["A"].step
    assert told["C"].step.span is not None
    assert step.span is not None
    assert step.ahead > 0
    low, high = step.span
    wider = replace(step, span=(low - 5 * MINUTE_MS, high))
    assert wider.span is not None
    assert still_good(wider.span, step.span)
    before = {"A": LetterOutlook(wider, 7), "C": LetterOutlook(replace(step, span=(0, 1)), None)}
    again = hall.promiser.now(hall.state, SMALL, hall.now_ms, before)
    assert again == told | {"A": LetterOutlook(wider, told["A"].room)}
    nothing_told = {"A": LetterOutlook(replace(step, span=None, doubt=Doubt.NO_COUNTER), None)}
    assert hall.promiser.now(hall.state, SMALL, hall.now_ms, nothing_told) == told
    assert hall.issue("KTP").promise == step.span
    hall.do(CloseDay(hall.date))
    assert hall.promiser.now(hall.state, SMALL, hall.now_ms, told) == {}
    assert Promised().promiser.now(Promised().state, SMALL, hall.now_ms, {}) == {}


def test_now_tells_why_no_time_is_told() -> None:
    hall = Promised()
    hall.at("09:30").opened()
    told = hall.promiser.now(hall.state, SMALL, hall.now_ms, {})
    assert (told["A"].step.span, told["A"].step.doubt, told["A"].room) == (None, Doubt.NO_COUNTER, None)
    assert hall.issue("KTP").doubt is Doubt.NO_COUNTER


def test_steps_added_later_are_promised_for_themselves(hall: Promised) -> None:
    ticket = hall.issue("KTP")
    printed = ticket.promise
    hall.do(AddStep(ticket.id, Errand("SETOR")))
    assert ticket.promise == printed
    assert hall.pending(ticket, 1).ahead == 0
    assert ticket.steps[1].promise == hall.pending(ticket, 1).printed


def test_a_new_day_begins_without_the_old_ones_promises(hall: Promised) -> None:
    hall.issue("KTP")
    hall.do(CloseDay(hall.date))
    hall.on(WEDNESDAY, "07:30").do(OpenDay(WEDNESDAY, synchronised=True))
    assert hall.book.pending == {}


def test_what_was_worked_out_while_deciding_is_what_the_log_alone_gives(hall: Promised) -> None:
    """Whoever loads the log hears the events only; the hub that decided them must have come to the same book."""
    busy(hall)
    for priority in (False, True):
        hall.later(seconds=30).issue("KTP", "SETOR", priority=priority)
        hall.later(seconds=30).issue("KTP", priority=priority)
    other = Promised()
    for event in hall.log:
        other.take(event)
    assert other.kept() == hall.kept()
    assert len(hall.book.pending) > 10
