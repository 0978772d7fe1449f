"""Mishaps on the stage: each as the rules of the hub see it. Seconds since nine o'clock."""

from msgspec.structs import asdict

from core import events
from core.timetable import MINUTE_MS
from core.visitors_mishaps import Appointment, Away, Booked, ClosesEarly, Dark, EventfulDay, Mishap, SentOn
from core.visitors_plan import Care, DayPlan
from core.words import Reason
from tests.core.test_hall import NINE, bodies, day_of, of, shift, visitor

CODE = "0" * 64
BOOKING = "b" * 22


def eventful(plan: DayPlan, *mishaps: Mishap, appointments: tuple[Appointment, ...] = ()) -> EventfulDay:
    return EventfulDay(**asdict(plan), mishaps=mishaps, appointments=appointments)


def booked(at_ms: int, appointed_ms: int) -> tuple[Booked, Appointment]:
    appointment = Appointment(BOOKING, "K1", appointed_ms, CODE)
    return Booked(**asdict(visitor("b", "K1", at_ms=at_ms)), appointment=appointment), appointment


def test_whoever_has_an_appointment_is_called_at_its_time() -> None:
    guest, appointment = booked(NINE, NINE + 10 * MINUTE_MS)
    crowd = [visitor(chr(99 + n), "K1", at_ms=NINE + n * 1000) for n in range(6)]
    plan = eventful(day_of(guest, *crowd, shifts=(shift(4),)), appointments=(appointment,))
    assert of(events.BookingCheckedIn, plan) == [0]
    calls = [body.ticket[0] for _, body in bodies(plan) if isinstance(body, events.StepCalled)]
    assert calls.index("b") == 6  # the crowd's places lie before the appointment
    assert of(events.BookingExpired, plan) == []


def test_a_missed_appointment_runs_out() -> None:
    _, appointment = booked(NINE, NINE + 10 * MINUTE_MS)
    plan = eventful(day_of(shifts=(shift(4),)), appointments=(appointment,))
    assert of(events.BookingMade, plan) == [-90 * 60]
    assert of(events.BookingExpired, plan) == [40 * 60]


def test_a_wrong_number_waits_for_another_service_with_the_same_place() -> None:
    sent = SentOn(1000, MINUTE_MS, service="K1", there=Care(2000, 3 * MINUTE_MS))
    wrong = visitor("w", "C1", cares=(sent,))
    plan = day_of(wrong, visitor("x", "K1", at_ms=NINE + 5000), visitor("y", "K1", at_ms=NINE + 6000),
                  shifts=(shift(1), shift(4)))  # fmt: skip
    assert of(events.StepTransferred, plan) == [64]
    calls = [(body.ticket[0], body.n) for _, body in bodies(plan) if isinstance(body, events.StepCalled)]
    assert calls == [("w", 0), ("x", 0), ("w", 1), ("y", 0)]
    done = [at for at, body in bodies(plan) if isinstance(body, events.StepDone)]
    assert done[1] - done[0] == 20 + 2 + 180


def test_a_transfer_that_is_refused_ends_the_visit() -> None:
    sent = SentOn(1000, MINUTE_MS, service="gone", there=Care(2000, 3 * MINUTE_MS))
    plan = day_of(visitor("w", "K1", cares=(sent,)), visitor("x", "K1"), shifts=(shift(4),))
    assert of(events.StepTransferred, plan) == []
    assert len(of(events.StepCalled, plan)) == 2


def test_an_agency_that_is_away_gives_no_numbers_and_comes_back() -> None:
    away = Away(NINE + MINUTE_MS, NINE + 10 * MINUTE_MS, "kes", Reason.SYSTEM_DOWN)
    people = [visitor(chr(97 + n), "K1", at_ms=NINE + n * 6 * MINUTE_MS) for n in range(3)]
    plan = eventful(day_of(*people, shifts=(shift(4),)), away)
    assert (of(events.AgencyPaused, plan), of(events.AgencyResumed, plan)) == ([60], [600])
    assert of(events.TicketIssued, plan) == [0, 720]


def test_an_agency_that_closes_early_says_so() -> None:
    plan = eventful(day_of(shifts=(shift(4),)), ClosesEarly(NINE, NINE + 60 * MINUTE_MS, "kes"))
    closings = [(at, body) for at, body in bodies(plan) if isinstance(body, events.ClosingSet)]
    assert closings == [(0, events.ClosingSet("kes", NINE + 60 * MINUTE_MS, Reason.MEETING))]


def test_in_an_outage_nothing_is_answered_and_then_everything_in_its_order() -> None:
    people = [visitor("a", "K1", at_ms=NINE), visitor("c", "K1", at_ms=NINE + 120_000),
              visitor("b", "K1", at_ms=NINE + 60_000)]  # fmt: skip
    plan = eventful(day_of(*people, shifts=(shift(4),)), Dark(NINE + 30_000, NINE + 10 * MINUTE_MS))
    happened = [(at, body) for at, body in bodies(plan) if 30 <= at <= 600]
    assert {at for at, _ in happened} == {30, 600}
    assert isinstance(happened[0][1], events.OutageBegan)
    assert isinstance(happened[1][1], events.OutageEnded)
    assert [b.ticket[0] for _, b in happened if isinstance(b, events.TicketIssued)] == ["b", "c"]
