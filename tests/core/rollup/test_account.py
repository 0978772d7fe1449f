"""A day's account: simulated days against plain loops over their events, and days made by hand."""

import datetime as dt
import math
from copy import deepcopy

import pytest

from core.commands import (
    Absent,
    AddStep,
    AskHelp,
    BeginOutage,
    CallNext,
    CancelTicket,
    CloseDay,
    EndOutage,
    Errand,
    ExpireHold,
    Finish,
    Issue,
    MakeBooking,
    OpenCounter,
    PauseCounter,
    Rate,
    Start,
    Transfer,
    UndoCall,
)  # fmt: skip
from core.decider import Accepted
from core.events import Event, StepRated
from core.hall_alone import play_alone
from core.rollup.account import Account, Share, account_of
from core.rollup.kept import Kept
from core.rollup.period import summed
from core.state import State, Step, Ticket
from core.visitors import plan_of
from core.words import Outcome, Reason, SkmElement
from tests.core.play import Play, ident
from tests.core.rollup.loops import Loops
from tests.core.small_mall import mall
from tests.core.small_site import SMALL

MALL = mall()
MONDAY = dt.date(2026, 9, 7)
MONDAY_AFTER = dt.date(2026, 11, 30)
SUNDAY = dt.date(2026, 11, 29)


def simulated(day: dt.date, seed: int) -> tuple[Account, list[Event]]:
    plan = plan_of(MALL, day, seed)
    assert plan is not None
    state = State()
    heard = [
        event
        for _, _, answer in play_alone(plan, MALL, state)
        if isinstance(answer, Accepted)
        for event in answer.events
    ]
    return account_of(state, heard, MALL, plan.ends_ms), heard


DAYS = [(MONDAY + dt.timedelta(days=n), seed) for seed in (7, 11) for n in (0, 1, 2, 4)]


@pytest.mark.parametrize(("day", "seed"), DAYS)
def test_a_simulated_day_is_what_plain_loops_over_its_events_say(day: dt.date, seed: int) -> None:
    account, heard = simulated(day, seed)
    loops = Loops(heard)
    names = ("created", "done", "absent", "cancelled", "expired", "transferred", "open")
    counted = {
        service: {name: getattr(steps, name) for name in names if getattr(steps, name)}
        for service, steps in account.services.items()
    }
    assert counted == {service: dict(counts) for service, counts in loops.by_service().items()}
    assert account.tickets.created == len(loops.issued)
    ends = {name: count for name in names if (count := getattr(account.tickets, name, 0)) and name != "created"}
    assert ends == dict(loops.endings())
    waits = {s: sorted(steps.waits.counts.items()) for s, steps in account.services.items() if steps.waits.count}
    assert waits == {s: sorted((m, v.count(m)) for m in set(v)) for s, v in loops.waits().items()}
    assert {s: v.services.total_ms for s, v in account.services.items() if v.services.count} == {
        s: sum(v) for s, v in loops.served().items()
    }
    assert all(steps.reconciles for steps in account.services.values())
    assert account.tickets.reconciles


def test_percentiles_are_those_of_the_sorted_list() -> None:
    account, heard = simulated(*DAYS[0])
    for service, waits in Loops(heard).waits().items():
        for share in (0.5, 0.9, 1.0):
            ranked = waits[math.ceil(share * len(waits)) - 1]
            assert account.services[service].waits.percentile(share) == ranked


def test_a_week_is_the_sum_of_its_days() -> None:
    accounts = [simulated(day, 7)[0] for day in (MONDAY, MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=2))]
    total = summed(reversed(accounts), "mall", "week")
    for service in {service for account in accounts for service in account.services}:
        parts = [account.services[service] for account in accounts if service in account.services]
        assert total.services[service].created == sum(part.created for part in parts)
        assert total.services[service].waits.count == sum(part.waits.count for part in parts)
        assert total.services[service].waits.longest_ms == max(part.waits.longest_ms for part in parts)
        assert sum(total.services[service].outcomes.values()) == total.services[service].done
    assert total.tickets.visits == sum(account.tickets.visits for account in accounts)
    assert total.until_ms == accounts[-1].until_ms
    assert sum(sum(h.arrivals.values()) for h in total.hours.values()) == sum(
        sum(h.arrivals.values()) for account in accounts for h in account.hours.values()
    )
    assert sum(p.open_ms for p in total.counters.values()) == sum(
        p.open_ms for account in accounts for p in account.counters.values()
    )
    assert not any(presence.stretches for presence in total.counters.values())
    assert accounts[0].counters[1].stretches


def told(play: Play) -> Account:
    heard = [event for event in play.log if isinstance(event, Event)]
    return account_of(play.state, heard, SMALL, play.now_ms)


def test_without_a_day_there_is_no_account(play: Play) -> None:
    with pytest.raises(ValueError, match="no day"):
        told(play)


def test_an_empty_day(play: Play) -> None:
    play.opened()
    play.at("15:30").do(CloseDay(play.date))
    account = told(play)
    assert (account.tickets.created, account.services, account.closed) == (0, {}, True)
    assert account.until_ms == SMALL.at(play.date, "15:30")
    assert account.counters[1].late_ms is None
    assert account.counters[1].stayed_closed == 1
    assert account.counters[1].planned_ms == 7 * 3_600_000
    assert 6 not in account.counters


def test_one_number_from_its_paper_to_the_end(hall: Play) -> None:
    ticket = hall.issue("KTP", priority=True)
    hall.later(minutes=12).do(CallNext(1))
    hall.later(seconds=30).do(Start(1))
    hall.later(minutes=5).do(Finish(1))
    account = told(hall)
    steps = account.services["KTP"]
    assert (steps.created, steps.done, steps.in_standard, steps.priority) == (1, 1, 1, 1)
    assert (steps.waits.percentile(0.5), steps.services.counts) == (12, {5: 1})
    assert account.hours["dukcapil"].arrivals == {8: 1}
    assert account.hours["dukcapil"].waits[8].counts == {12: 1}
    assert (account.tickets.visits, account.tickets.done) == (1, 1)
    assert account.names["service/KTP"].of == "dukcapil"
    assert not account.closed
    assert account.until_ms == hall.now_ms
    assert ticket.is_open is False


def test_a_day_that_nobody_closed_goes_on_over_midnight(hall: Play) -> None:
    hall.issue("KTP")
    hall.at("23:50").later(minutes=30).do(CallNext(1))
    account = told(hall)
    assert (account.closed, account.day, account.until_ms) == (False, hall.date.isoformat(), hall.now_ms)
    assert account.services["KTP"].waits.percentile(0.5) == 16 * 60 + 20


def test_three_agencies_added_steps_and_a_transfer(hall: Play) -> None:
    several = hall.issue("KTP", "SETOR")
    hall.later(minutes=1).do(AddStep(several.id, Errand("LEGAL")))
    hall.later(minutes=2).do(CallNext(1))
    hall.later(minutes=3).do(Transfer(1, "AKTA"))
    hall.later(minutes=30).do(CallNext(2))
    hall.later(minutes=4).do(Finish(2, Outcome.DOCUMENTS_INCOMPLETE))
    account = told(hall)
    assert account.services["KTP"].transferred == 1
    assert account.services["AKTA"].outcomes == {Outcome.DOCUMENTS_INCOMPLETE: 1}
    assert account.services["AKTA"].waits.counts == {30: 1}
    assert (account.services["SETOR"].open, account.services["LEGAL"].open) == (1, 1)
    assert (account.tickets.several, account.tickets.open) == (1, 1)
    assert set(account.hours) == {"dukcapil", "bank", "imigrasi"}


def test_a_step_waits_from_the_end_of_the_one_before_it(hall: Play) -> None:
    hall.issue(Errand("AKTA"), Errand("KK", after=(0,)))
    hall.later(minutes=10).do(CallNext(2))
    hall.later(minutes=10).do(Finish(2))
    hall.later(minutes=7).do(CallNext(1))
    assert told(hall).services["KK"].waits.counts == {7: 1}


def test_an_undone_call_is_none(hall: Play) -> None:
    hall.issue("KTP")
    hall.later(minutes=3).do(CallNext(1))
    hall.later(seconds=5).do(UndoCall(1))
    account = told(hall)
    assert (account.services["KTP"].called, account.services["KTP"].open) == (0, 1)


def test_a_visitor_who_was_sent_off_by_mistake_counts_once_with_the_whole_service(hall: Play) -> None:
    hall.issue("KTP")
    hall.later(minutes=3).do(CallNext(1))
    hall.later(minutes=4).do(Finish(1))
    hall.later(seconds=5).do(UndoCall(1))
    reopened = told(hall).services["KTP"]
    assert (reopened.created, reopened.done, reopened.open, reopened.services.count) == (1, 0, 1, 0)
    hall.later(minutes=6).do(Finish(1))
    ended = told(hall).services["KTP"]
    assert (ended.created, ended.done, ended.open, ended.called) == (1, 1, 0, 1)
    assert (ended.waits.counts, ended.services.counts) == ({3: 1}, {10: 1})


def test_absent_and_cancelled_and_who_came(hall: Play) -> None:
    gone, never = hall.issue("KTP"), hall.issue("KK")
    hall.later(minutes=1).do(CallNext(1))
    hall.do(Absent(1))
    hall.later(minutes=31).do(ExpireHold(gone.id, 0))
    hall.do(CancelTicket(never.id, Reason.VISITOR_ASKED))
    account = told(hall)
    assert (account.tickets.absent, account.tickets.cancelled, account.tickets.visits) == (1, 1, 1)


def test_a_quota_is_used_up_with_its_last_number(hall: Play) -> None:
    for _ in range(4):
        hall.later(minutes=1).issue("AKTA")
    assert told(hall).used_up == {"B": hall.now_ms}


def test_a_counter_that_opened_late_paused_and_closed(play: Play) -> None:
    play.at("08:00").opened(2)
    play.at("08:20").do(OpenCounter(1))
    play.at("10:00").do(PauseCounter(1, Reason.PRAYER))
    play.at("10:15").do(OpenCounter(1))
    account = told(play.at("12:00"))
    one = account.counters[1]
    assert (one.late_ms, one.paused_ms, one.pauses) == (20 * 60_000, 15 * 60_000, {"prayer": 15 * 60_000})
    assert one.open_ms == (220 - 15) * 60_000
    assert account.counters[2].late_ms == 0


def test_ratings_outages_help_and_bookings(hall: Play) -> None:
    hall.do(MakeBooking(ident("b"), "PASPOR", SMALL.at(hall.date, "09:00"), "ab" * 32))
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Finish(1))
    hall.do(Rate(ticket.id, 0, {SkmElement.MANNER: 4, SkmElement.TIME: 2}))
    hall.do(AskHelp(ident("h"), "kios-1"))
    hall.do(BeginOutage(Reason.POWER))
    hall.later(minutes=3).do(EndOutage())
    account = told(hall)
    assert account.ratings["KTP"].respondents == 1
    assert account.bookings == {"made": 1}
    assert account.helps == 1
    assert [(o.cause, o.end_ms) for o in account.outages] == [("power", hall.now_ms)]


def test_a_booking_waits_from_its_time(hall: Play) -> None:
    hall.do(MakeBooking(ident("b"), "PASPOR", SMALL.at(hall.date, "08:30"), "ab" * 32))
    hall.do(MakeBooking(ident("c"), "PASPOR", SMALL.at(MONDAY_AFTER, "08:30"), "cd" * 32))
    hall.at("08:20").do(Issue(ident("t"), (Errand("PASPOR"),), booking="ab" * 32))
    hall.at("08:34").do(CallNext(4))
    account = told(hall)
    assert account.services["PASPOR"].waits.counts == {4: 1}
    assert account.bookings == {"checked_in": 1}


def test_promises_that_were_kept_broken_and_without_a_verdict() -> None:
    step = Step(0, "KTP", "A", "dukcapil", True, (), (1, 0), 0)
    ticket = Ticket("t", MONDAY, "A001", "A", 1, None, 0, "kiosk-1", [step])
    kept = Kept()
    kept.count(ticket, ticket.steps[0])
    ticket.promise = 100, 200
    kept.count(ticket, ticket.steps[0])
    for called_ms in (99, 100, 200, 201):
        step.called_ms = called_ms
        kept.count(ticket, ticket.steps[0])
    step.chosen = Reason.COMPANION
    kept.count(ticket, ticket.steps[0])
    assert kept == Kept(promised=4, kept=2, early=1, late=1, width_ms=400)


def test_what_the_site_file_no_longer_knows_is_counted_without_a_name(hall: Play) -> None:
    hall.issue("KTP")
    state = deepcopy(hall.state)
    (ticket,) = state.tickets.values()
    ticket.journey = "bubar"
    ticket.steps[0].service, ticket.steps[0].agency = "LAMA", "bubar"
    account = account_of(state, (), SMALL, hall.now_ms)
    assert account.services["LAMA"].created == 1
    assert account.journeys["bubar"].started == 1
    assert not {"service/LAMA", "agency/bubar", "journey/bubar"} & account.names.keys()


def test_journeys_are_counted_with_the_agencies_that_took_part(hall: Play) -> None:
    errands = (Errand("AKTA"), Errand("KK", after=(0,)))
    hall.do(Issue(ident("t"), errands, journey="lahir"))
    for counter in (2, 1):
        hall.later(minutes=5).do(CallNext(counter))
        hall.later(minutes=5).do(Finish(counter))
    joined = told(hall).journeys["lahir"]
    assert (joined.started, joined.completed, joined.agencies) == (1, 1, {"dukcapil": 2})
    assert joined.governments == {"kota": Share(1, 1)}
    twice = summed([told(hall), told(hall)], "x", "two").journeys["lahir"]
    assert (twice.agencies, twice.governments) == ({"dukcapil": 4}, {"kota": Share(2, 2)})
    assert told(hall).names["journey/lahir"].of == "integrasi"


def test_a_rating_of_a_number_that_is_gone_is_not_counted(hall: Play) -> None:
    rated = StepRated("gone", 0, {SkmElement.TIME: 4})
    heard = [Event(1, 1, hall.now_ms, ident("x"), "phone", rated)]
    assert account_of(hall.state, heard, SMALL, hall.now_ms).ratings == {}


def test_counters_that_work_without_a_plan_are_there_too(play: Play) -> None:
    play.on(SUNDAY, "09:00").opened(1)
    account = told(play.later(minutes=30))
    assert (account.counters[1].planned_ms, account.counters[1].open_ms) == (0, 30 * 60_000)
    assert set(account.counters) == {1}


def test_numbers_of_another_day_do_not_count(hall: Play) -> None:
    for _ in range(4):
        hall.issue("AKTA")
    state = deepcopy(hall.state)
    next(iter(state.tickets.values())).day = SUNDAY
    account = account_of(state, (), SMALL, hall.now_ms)
    assert (account.tickets.created, account.services["AKTA"].created, account.used_up) == (3, 3, {})


def test_without_a_clock_a_day_that_runs_is_known_up_to_what_happened_last(hall: Play) -> None:
    hall.later(minutes=40).issue("KTP")
    heard = [event for event in hall.log if isinstance(event, Event)]
    hall.later(minutes=20)
    account = account_of(hall.state, heard, SMALL, 0)
    assert account.until_ms == heard[-1].at
    assert account.counters[1].open_ms == account.until_ms - SMALL.at(hall.date, "08:00")
