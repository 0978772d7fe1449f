"""The papers at the end of a visit, of tickets that were really served."""

import datetime as dt

import msgspec
import pytest

from core.commands import CallNext, Errand, Finish, Issue, Start
from core.state import Ticket
from core.words import Language, Outcome
from kiosk.paper_visit import NothingToFetch, nota_of, pickup_of
from printer.paper_visit import VisitLine
from tests.ui.hub import TEN, Hub

MINUTE = 60_000
THURSDAY = dt.date(2026, 11, 26)


@pytest.fixture
def served() -> tuple[Hub, Ticket]:
    """Two errands from ten o'clock on, the second in process."""
    hub = Hub()
    hub.open(1, 4)
    ticket = hub.id()
    hub.do(Issue(ticket, (Errand("A1"), Errand("A3", after=(0,)))))
    for outcome, ready in ((Outcome.DONE, None), (Outcome.IN_PROCESS, THURSDAY)):
        hub.clock.ms += 20 * MINUTE
        hub.do(CallNext(1))
        hub.do(Start(1))
        hub.clock.ms += 5 * MINUTE
        hub.do(Finish(1, outcome, ready_on=ready))
    return hub, hub.state.tickets[ticket]


def test_a_visit_as_it_was(served: tuple[Hub, Ticket]) -> None:
    hub, ticket = served
    assert hub.catalog is not None
    promised = msgspec.structs.replace(ticket, promise=(TEN + 10 * MINUTE, TEN + 30 * MINUTE))
    nota = nota_of(promised, hub.catalog, hub.clock.ms, copy_no=1)
    assert (nota.label, nota.arrived, nota.called, nota.done) == ("A001", "10.00", "10.20", "10.50")
    assert (nota.promise, nota.late_minutes, nota.head.copy_no) == (("10.10", "10.30"), 0, 1)
    assert nota.lines == (
        VisitLine("Perekaman KTP-el baru", Outcome.DONE),
        VisitLine("Kartu Keluarga baru atau perubahan", Outcome.IN_PROCESS, THURSDAY),
    )


def test_every_minute_after_the_promise_counts(served: tuple[Hub, Ticket]) -> None:
    hub, ticket = served
    assert hub.catalog is not None
    late = msgspec.structs.replace(ticket, promise=(TEN, TEN + 18 * MINUTE - 1))
    assert nota_of(late, hub.catalog, hub.clock.ms).late_minutes == 3


def test_a_visitor_who_was_never_called() -> None:
    hub = Hub()
    ticket = hub.state.tickets[hub.issue("A1", language=Language.EN)]
    assert hub.catalog is not None
    nota = nota_of(ticket, hub.catalog, TEN + MINUTE)
    assert (nota.called, nota.promise, nota.done, nota.head.language) == (None, None, "10:01", "en")
    assert nota.lines == (VisitLine("First ID card (KTP-el)", None),)


def test_what_is_fetched_on_another_day(served: tuple[Hub, Ticket]) -> None:
    hub, ticket = served
    assert hub.catalog is not None
    slip = pickup_of(ticket, 1, hub.catalog, hub.clock.ms)
    assert (slip.service, slip.ready_on) == ("Kartu Keluarga baru atau perubahan", THURSDAY)
    assert slip.hours[0][0] == "08.00"
    assert slip.counters == ("1", "2", "3")
    with pytest.raises(NothingToFetch):
        pickup_of(ticket, 0, hub.catalog, hub.clock.ms)


def test_no_hours_on_a_closed_day(served: tuple[Hub, Ticket]) -> None:
    hub, ticket = served
    assert hub.catalog is not None
    ticket.steps[1].ready_on = dt.date(2026, 12, 25)
    assert pickup_of(ticket, 1, hub.catalog, hub.clock.ms).hours == ()
