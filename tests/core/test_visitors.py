"""The simulated visitors: the same for ever, and such as one meets in a mall."""

import datetime as dt
import hashlib
from random import Random
from statistics import median

import msgspec
import pytest

from core.commands import Errand
from core.timetable import MINUTE_MS, spans_on, taking
from core.visitors import draw_day, plan_of
from core.visitors_draw import Draws, random_of
from core.visitors_errands import Demand, draw_cares, draw_errands
from core.visitors_plan import DayPlan, Rest
from core.words import Language, Outcome, Reason
from tests.core.small_mall import agency, letter, mall, raw, service

MONDAY = dt.date(2026, 9, 7)
FRIDAY = dt.date(2026, 9, 11)
HOLIDAY = dt.date(2026, 9, 10)
MALL = mall()


def plan(day: dt.date = MONDAY, seed: int = 1) -> DayPlan:
    drawn = plan_of(MALL, day, seed)
    assert drawn is not None
    return drawn


def test_the_plans_of_seed_1_are_frozen() -> None:
    """If this fails, every simulated history has changed: give the new way another name instead."""
    plans = [plan_of(MALL, MONDAY + dt.timedelta(n), 1) for n in range(28)]
    digest = hashlib.sha256(msgspec.json.encode(plans)).hexdigest()
    assert digest == "eb6be3cb0760155dfa997f66d1994322cd43036aef6a1c9ce944f9282184d92e"


def test_a_day_depends_on_seed_and_date_alone() -> None:
    assert plan() == plan()
    assert plan(seed=2) != plan()
    assert plan(MONDAY + dt.timedelta(1)).visitors[0].ticket != plan().visitors[0].ticket


def test_nobody_comes_on_a_holiday_or_a_sunday() -> None:
    assert plan_of(MALL, HOLIDAY, 1) is None
    assert plan_of(MALL, MONDAY - dt.timedelta(1), 1) is None


def test_everybody_arrives_while_numbers_of_all_wanted_services_are_given() -> None:
    for visitor in plan().visitors:
        for errand in visitor.errands:
            windows = taking(MALL, errand.service[0], MONDAY)
            assert any(start <= visitor.at_ms < end for start, end in windows)


def test_the_morning_is_busier_than_noon() -> None:
    hours = [MALL.local(v.at_ms).hour for v in draw_day(MALL, MONDAY, random_of(1, MONDAY), 2000).visitors]
    assert hours.count(9) > 2 * hours.count(12)
    assert hours.count(13) > 1.5 * hours.count(12)


def test_ids_are_unique_and_of_the_right_form() -> None:
    tickets = [visitor.ticket for seed in (1, 2) for visitor in plan(seed=seed).visitors]
    assert len(set(tickets)) == len(tickets)
    assert {len(ticket) for ticket in tickets} == {22}


def test_shares_are_as_planned() -> None:
    visitors = draw_day(MALL, MONDAY, random_of(1, MONDAY), 3000).visitors
    share = {
        "priority": sum(v.priority for v in visitors) / 3000,
        "needs": sum(bool(v.needs) for v in visitors) / 3000,
        "english": sum(v.language is Language.EN for v in visitors) / 3000,
        "journey": sum(v.journey is not None for v in visitors) / 3000,
        "done": sum(c.outcome is Outcome.DONE for v in visitors for c in v.cares) / sum(len(v.cares) for v in visitors),
    }
    assert share == {
        "priority": pytest.approx(0.08, abs=0.02),
        "needs": pytest.approx(0.02, abs=0.01),
        "english": pytest.approx(0.02, abs=0.01),
        "journey": pytest.approx(0.11, abs=0.02),
        "done": pytest.approx(0.92, abs=0.03),
    }


def test_service_times_have_the_median_and_p90_of_the_site_file() -> None:
    draws, demand = Draws(Random(1)), Demand(MALL, MONDAY)
    minutes = sorted(draw_cares(draws, demand, (Errand("A1"),))[0].service_ms / MINUTE_MS for _ in range(4000))
    assert median(minutes) == pytest.approx(8, rel=0.05)
    assert minutes[3600] == pytest.approx(15, rel=0.07)
    assert minutes[-1] <= 45


def test_a_fallen_step_hands_on_what_it_waited_for() -> None:
    demand, draws = Demand(MALL, MONDAY), Draws(Random(3))
    drawn = [draw_errands(draws, demand, MALL.at(MONDAY, "09:00")) for _ in range(3000)]
    babies = {errands for journey, errands in drawn if journey == "baby"}
    assert (Errand("C1"), Errand("K1", after=(0,))) in babies
    assert (Errand("C1"), Errand("A2", required=False, after=(0,)), Errand("K1", after=(1,))) in babies


def test_who_needs_a_closed_counter_wants_one_thing_only() -> None:
    demand, draws = Demand(MALL, MONDAY), Draws(Random(3))
    drawn = [draw_errands(draws, demand, MALL.at(MONDAY, "14:00")) for _ in range(2000)]
    assert {errand.service for _, errands in drawn for errand in errands} == {"A1", "A2", "C1", "K1"}
    assert any(journey == "card" for journey, _ in drawn)


def test_what_cannot_be_said_about_an_outcome_is_not_drawn() -> None:
    demand, draws = Demand(MALL, MONDAY), Draws(Random(5))
    demand.open_days = []
    outcomes = [draw_cares(draws, demand, (Errand("C1"),))[0].outcome for _ in range(500)]
    assert set(outcomes) == {Outcome.DONE, Outcome.REFERRED}
    demand = Demand(MALL, MONDAY)
    cares = [draw_cares(draws, demand, (Errand("A1"),))[0] for _ in range(2000)]
    assert {c.missing for c in cares if c.outcome is Outcome.DOCUMENTS_INCOMPLETE} == {("ktp",), ("kk",)}
    assert HOLIDAY not in {c.ready_on for c in cares}
    assert {c.referred_to for c in cares if c.outcome is Outcome.REFERRED} <= {"dukcapil", "bank", "kes"}


def test_the_site_file_and_the_calendar_say_how_many_come() -> None:
    days = [MONDAY + dt.timedelta(n) for n in range(7, 7 + 8 * 7)]
    visits = {day: len(drawn.visitors) for day in days if (drawn := plan_of(MALL, day, 1))}
    assert sum(visits.values()) / len(visits) == pytest.approx(100, rel=0.1)
    assert sum(n for day, n in visits.items() if day.weekday() == 4) / 8 < 90


def test_more_come_after_a_holiday() -> None:
    closed_before = mall(hours=raw()["hours"] | {"holidays": [holiday("2026-09-04")]})  # type: ignore[operator]
    usual, after = (plan_of(catalog, MONDAY, 1) for catalog in (MALL, closed_before))
    assert usual
    assert after
    assert len(after.visitors) == pytest.approx(1.15 * len(usual.visitors), abs=2)


def holiday(day: str) -> dict[str, object]:
    return {"date": day, "name": {"id": "Libur", "en": "Holiday"}, "kind": "libur_nasional"}


def test_a_site_open_on_one_day_a_week_has_no_day_before() -> None:
    weekly = mall(hours={"week": {"mon": [["08:00", "15:00"]]}})
    drawn = plan_of(weekly, MONDAY, 1)
    assert drawn
    assert len(drawn.visitors) < 150


def test_nobody_is_drawn_while_the_hall_is_open_and_no_agency_is() -> None:
    early = {"mon": [["08:00", "09:00"]]}
    one = [agency("bank", [letter("B", "Z2", hours=early)], service("B1", 4, 8))]
    counters = [c for c in raw()["counters"] if c["no"] == 3]  # type: ignore[attr-defined]
    drawn = draw_day(mall(agencies=one, counters=counters, journeys=[], kiosks=[], priority={}), MONDAY, Random(1), 200)
    assert 0 < len(drawn.visitors) < 100
    assert {(v.kiosk, v.journey, v.needs) for v in drawn.visitors} == {(None, None, ())}


def test_counters_open_about_on_time_and_rest_in_turns() -> None:
    shifts = plan().shifts
    assert [shift.counter for shift in shifts] == [1, 2, 3, 4]
    for shift in shifts:
        first = spans_on(MALL, "B" if shift.counter == 3 else "A", MONDAY)[0][0]
        assert -5 * MINUTE_MS < shift.open_ms - first < 26 * MINUTE_MS
    assert {s.counter: [(clock(r), r.minutes) for r in s.rests if r.reason is Reason.BREAK] for s in shifts} == {
        1: [("12:00", 30)], 2: [("12:30", 30)], 3: [("12:00", 60)], 4: [("12:30", 30)]
    }  # fmt: skip


def test_the_hall_prays_on_friday() -> None:
    rests = [[(clock(r), r.minutes) for r in s.rests if r.reason is Reason.PRAYER] for s in plan(FRIDAY).shifts]
    assert rests == [[("11:30", 90)], [("11:30", 90)], [("11:30", 90)], [("11:30", 90)]]


def clock(rest: Rest) -> str:
    return MALL.local(rest.at_ms).strftime("%H:%M")


def test_a_second_counter_is_not_always_staffed() -> None:
    counters = raw()["counters"]
    assert isinstance(counters, list)
    counters[1], counters[2] = counters[2], counters[1]
    twin = mall(counters=[*counters, counters[3] | {"no": 6}])
    staffed = {tuple(s.counter for s in p.shifts) for seed in range(120) if (p := plan_of(twin, MONDAY, seed))}
    assert {(1, 3, 2, 4), (1, 3, 2, 4, 6)} <= staffed
    assert all({1, 3, 4} <= set(counters_) for counters_ in staffed)
