"""The simulated mall of Kota Kupang is such as one meets: facts of one seed, so they do not waver."""

import datetime as dt
from collections import Counter
from pathlib import Path
from statistics import median

import msgspec
import pytest

from core.catalog import Catalog
from core.commands import CallNext, Command, Issue, Printed
from core.decider import Accepted, Answer, Refused
from core.hall_alone import play_alone
from core.site import Site
from core.state import State, Ticket
from core.timetable import MINUTE_MS, spans_on
from core.visitors import plan_of

KUPANG = Path(__file__).parents[2] / "assets" / "sites" / "mpp-kupang.json"
MONDAY = dt.date(2026, 9, 7)

Weeks = list[tuple[dt.date, list[tuple[int, Command, Answer]], list[Ticket]]]


@pytest.fixture(scope="module")
def weeks() -> Weeks:
    """Four weeks: each day with its commands and what became of its tickets."""
    catalog, state, days = kupang(), State(), []
    for day in (MONDAY + dt.timedelta(n) for n in range(28)):
        if plan := plan_of(catalog, day, 1):
            played = list(play_alone(plan, catalog, state))
            days.append((day, played, [ticket for ticket in state.tickets.values() if ticket.day == day]))
    return days


def kupang() -> Catalog:
    return Catalog(msgspec.json.decode(KUPANG.read_bytes(), type=Site))


def issued(played: list[tuple[int, Command, Answer]]) -> int:
    return sum(isinstance(c.body, Issue) and isinstance(answer, Accepted) for _, c, answer in played)


def test_as_many_come_as_the_site_file_says(weeks: Weeks) -> None:
    assert len(weeks) == 20
    mean = sum(issued(played) for _, played, _ in weeks) / len(weeks)
    assert mean == pytest.approx(kupang().site.load.tickets_per_day, rel=0.1)


def test_friday_is_the_shorter_day(weeks: Weeks) -> None:
    fridays = [issued(played) for day, played, _ in weeks if day.weekday() == 4]
    others = [issued(played) for day, played, _ in weeks if day.weekday() != 4]
    assert median(fridays) < 0.85 * median(others)


def test_waits_and_absences_are_such_as_one_meets(weeks: Weeks) -> None:
    tickets = [ticket for _, _, tickets in weeks for ticket in tickets]
    waits = [(t.steps[0].called_ms - t.issued_ms) / MINUTE_MS for t in tickets if t.steps[0].called_ms]
    assert 5 < median(waits) < 60
    lost = sum(any(s.state in ("absent", "expired") for s in t.steps) for t in tickets)
    assert 0.02 < lost / len(tickets) < 0.10
    assert sum(t.priority for t in tickets) / len(tickets) == pytest.approx(0.08, abs=0.02)


def test_every_ticket_ends_and_every_paper_is_accounted_for(weeks: Weeks) -> None:
    for _, played, today in weeks:
        assert len(today) == issued(played)
        assert not any(t.is_open for t in today)
        assert all(t.paper is not None for t in today)
        assert sum(isinstance(c.body, Printed) for _, c, _ in played) == len(today)


def test_journeys_lead_to_several_counters(weeks: Weeks) -> None:
    tickets = [ticket for _, _, tickets in weeks for ticket in tickets if ticket.journey]
    several = [t for t in tickets if len({s.counter for s in t.steps if s.state == "done"}) > 1]
    assert len(several) > 0.4 * len(tickets)


def test_the_number_of_commands_is_reasonable(weeks: Weeks) -> None:
    for _, played, _ in weeks:
        in_vain = Counter(type(c.body).__name__ for _, c, answer in played if isinstance(answer, Refused))
        assert in_vain.total() < 1.5 * issued(played)
        assert set(in_vain) <= {"CallNext", "PauseTicket", "Issue"}


def test_counters_are_open_while_the_hall_is(weeks: Weeks) -> None:
    catalog = kupang()
    for day, played, _ in weeks:
        first, last = spans_on(catalog, None, day)[0][0], spans_on(catalog, None, day)[-1][1]
        calls = [at for at, c, answer in played if isinstance(c.body, CallNext) and isinstance(answer, Accepted)]
        assert first - 5 * MINUTE_MS < min(calls)
        assert max(calls) < last + 60 * MINUTE_MS
