"""What is left of the day: asked before a number, so that none is given that the day cannot keep."""

import msgspec
import pytest

from core import capacity
from core.catalog import Catalog
from core.commands import CallNext, CloseEarly, Errand, Finish, Issue, MakeBooking, Start
from core.promise.span import MINUTE_MS, Promise
from core.refusal import Refusal
from core.state import Ticket
from core.words import Doubt, Reason
from tests.core.play import ident
from tests.core.promise.listening import Promised
from tests.core.small_site import SMALL, TUESDAY, WEDNESDAY, catalog

SERVICE_MINUTES = 8
CLOSES = "11:00"


class Desk(Promised):
    """The one counter of C, with a visitor every five minutes though each takes eight; it ends early, and says so."""

    def __init__(self, catalog: Catalog = SMALL) -> None:
        super().__init__(catalog)
        self.given: list[Ticket] = []
        self.refusals: list[Refusal] = []
        self.at("08:00").opened(1, 2, 3, 4, 5)

    def minute(self, n: int) -> None:
        self.later(minutes=1)
        if n % 5 == 0:
            self.comes(n)
        if n % SERVICE_MINUTES == 0:
            if self.visitor(3):
                self.do(Finish(3))
            if self.state.waiting.get("C"):
                self.do(CallNext(3))
                self.do(Start(3))

    def comes(self, n: int, own_risk: bool = False) -> None:
        body = Issue(ident("visitor", n, own_risk), (Errand("SETOR"),), own_risk=own_risk)
        answer = self.send(self.command(body, f"k{n}"))
        if isinstance(answer, Refusal):
            self.refusals.append(answer)
        else:
            self.given.append(self.state.tickets[body.ticket])

    def ends_early(self) -> int:
        """The morning until the announced end; when that is."""
        for n in range(60):
            self.minute(n)
        end_ms = self.hall.at(self.date, CLOSES)
        self.do(CloseEarly("bank", end_ms, Reason.MEETING))
        for n in range(60, 180):
            self.minute(n)
        assert self.now_ms == end_ms
        return end_ms

    def unserved(self) -> list[Ticket]:
        return [ticket for ticket in self.given if ticket.steps[0].called_ms is None]


def open_until_the_end(minutes: int = 0) -> Catalog:
    """Numbers are given until closing, so that nothing but capacity ends them."""
    hours = msgspec.to_builtins(SMALL.site.hours) | {"last_ticket_minutes": minutes}
    return catalog(hours=hours)


def test_a_desk_that_closes_has_given_no_number_that_it_cannot_call() -> None:
    """The case to make impossible: it closes at A154 while the kiosk has given out A178."""
    desk = Desk(open_until_the_end())
    desk.ends_early()
    left = desk.unserved()
    silent = [ticket for ticket in left if ticket.doubt is None]
    assert len(desk.given) > 20
    assert silent == [], "whoever may not be called was told so, on the paper"
    assert len(left) <= 10
    assert len(desk.refusals) >= 3
    assert {refusal.code for refusal in desk.refusals} == {"day_full"}


def test_who_is_refused_hears_when_to_come_again() -> None:
    desk = Desk(open_until_the_end())
    desk.ends_early()
    refusal = desk.refusals[-1]
    assert refusal.from_ms == SMALL.at(WEDNESDAY, "07:30")
    assert refusal.words("id").endswith("tidak cukup untuk nomor baru. Silakan datang lagi Rabu, 25 November.")
    assert refusal.words("en").endswith("not enough for new numbers. Please come again on Wednesday 25 November.")


def test_where_nobody_knows_the_next_day_none_is_named() -> None:
    week = {"tue": [["08:00", "15:00"]]}
    closed = {"name": {"id": "x", "en": "x"}, "from": "2026-11-25", "to": "2027-12-31", "week": {}}
    hours = msgspec.to_builtins(open_until_the_end().site.hours) | {"week": week, "periods": [closed]}
    over = catalog(hours=hours)
    desk = Desk(over)
    desk.ends_early()
    assert desk.refusals[-1].from_ms is None
    assert desk.refusals[-1].words("en").endswith("new numbers.")


def test_where_the_site_allows_it_a_visitor_who_knows_gets_a_number() -> None:
    allowing = msgspec.structs.replace(
        open_until_the_end().site, promises=msgspec.convert({"beyond_closing": "own_risk"}, type(SMALL.site.promises))
    )
    desk = Desk(Catalog(allowing))
    desk.ends_early()
    assert {refusal.code for refusal in desk.refusals} == {"own_risk"}
    desk.later(seconds=-30)
    before = len(desk.given)
    desk.comes(999, own_risk=True)
    ticket = desk.given[before]
    assert ticket.own_risk
    assert (ticket.promise, ticket.doubt) == (None, Doubt.PAST_CLOSING)


def test_nobody_takes_a_risk_where_there_is_none() -> None:
    desk = Desk()
    desk.comes(1, own_risk=True)
    assert not desk.given[0].own_risk
    assert desk.given[0].promise


def test_a_refusal_leaves_no_trace_in_the_book() -> None:
    """The log does not tell of it: whoever loads the log must come to the same book."""
    desk = Desk(open_until_the_end())
    for n in range(60):
        desk.minute(n)
    desk.do(CloseEarly("bank", desk.hall.at(desk.date, CLOSES), Reason.MEETING))
    for n in range(60, 174):
        desk.minute(n)
    before, refused = desk.kept(), len(desk.refusals)
    desk.later(seconds=13.7)
    desk.comes(999)
    assert len(desk.refusals) == refused + 1
    assert desk.now_ms > before.lines["C"].now_ms
    assert desk.kept() == before


def test_an_appointment_is_kept_though_the_day_is_full() -> None:
    desk = Desk(open_until_the_end())
    code = "ab" * 32
    end_ms = desk.hall.at(TUESDAY, CLOSES)
    desk.do(MakeBooking(ident("booking"), "SETOR", end_ms - MINUTE_MS, code))
    desk.ends_early()
    desk.later(seconds=-1)
    body = Issue(ident("booked"), (Errand("SETOR"),), booking=code)
    assert isinstance(desk.send(desk.command(body)), list)


def test_another_errand_of_the_same_visit_can_be_too_much() -> None:
    desk = Desk(open_until_the_end())
    desk.ends_early()
    desk.later(seconds=-1)
    both = Issue(ident("two"), (Errand("KTP"), Errand("SETOR")))
    assert desk.code(both) == "day_full"
    optional = Issue(ident("three"), (Errand("KTP"), Errand("SETOR", required=False)))
    assert isinstance(desk.send(desk.command(optional)), list)


def made(low90: int, mid: int, end_ms: int | None = 100, doubt: Doubt | None = None) -> Promise:
    return Promise(0, low90, low90, mid, mid, mid, 0, 1.0, 1, doubt=doubt, end_ms=end_ms)


def test_beyond_is_only_what_even_luck_would_not_reach() -> None:
    """A quarter of the way from the middle to the early end further than that end."""
    assert capacity.beyond(made(113, 161))
    assert not capacity.beyond(made(112, 160))
    assert not capacity.beyond(made(101, 150))
    assert not capacity.beyond(made(113, 161, end_ms=None))
    assert not capacity.beyond(made(113, 161, doubt=Doubt.NO_COUNTER))


@pytest.mark.parametrize("fits", [0, 1, 12, 98, 99, 150])
def test_room_is_how_many_more_will_be_called_in_time(fits: int) -> None:
    assert capacity.room(lambda more: made(0, 100 if more < fits else 101)) == min(fits, capacity.MOST_ROOM)


def test_nobody_knows_the_room_where_the_end_or_a_counter_is_missing() -> None:
    assert capacity.room(lambda more: made(0, 1, end_ms=None)) is None
    assert capacity.room(lambda more: made(0, 1, doubt=Doubt.NO_COUNTER)) is None


def test_the_desk_sees_the_room_shrink() -> None:
    desk = Desk()
    rooms = []
    for n in range(150):
        desk.minute(n)
        rooms.append(desk.promiser.now(desk.state, desk.hall, desk.now_ms, {})["C"].room)
    seen = [room for room in rooms if room is not None]
    assert len(seen) == 150
    assert seen[5] > seen[75] > seen[-1]
    assert 10 <= seen[-1] <= 60
