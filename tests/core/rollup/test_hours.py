"""Counters, hours and outages of a day's account: against plain loops over the events, and days made by hand."""

import datetime as dt

import pytest

from core.commands import CallNext, CancelTicket, Errand, Finish
from core.events import Body, Event, OutageEnded, PrintAsked
from core.rollup.account import Account, Outage, account_of
from core.rollup.period import summed
from core.words import Reason
from tests.core.play import Play, ident
from tests.core.rollup.loops import Loops
from tests.core.rollup.test_account import DAYS, MALL, simulated, told
from tests.core.small_site import SMALL


@pytest.mark.parametrize(("day", "seed"), DAYS[:2])
def test_counters_and_hours_of_a_simulated_day_are_what_plain_loops_say(day: dt.date, seed: int) -> None:
    account, heard = simulated(day, seed)
    loops = Loops(heard)
    assert {no: steps.done for no, steps in account.desks.items()} == loops.at_counters()
    assert sum(d.services.total_ms for d in account.desks.values()) == sum(sum(v) for v in loops.served().values())
    begun: dict[int, int] = {}
    for at, count in loops.begun().items():
        begun[MALL.local(at).hour] = begun.get(MALL.local(at).hour, 0) + count
    served: dict[int, int] = {}
    for hours in account.hours.values():
        for hour, lengths in hours.services.items():
            served[hour] = served.get(hour, 0) + lengths.count
    assert served == begun
    # How many wait, looked at four times a minute: the mean over an hour is what was summed up.
    for hour in range(8, 15):
        looks = [loops.waiting(account.until_ms, MALL.at(day, f"{hour:02}:00") + 15_000 * n) for n in range(240)]
        summed_up = sum(hours.waiting_ms.get(hour, 0) for hours in account.hours.values()) / 3_600_000
        assert summed_up == pytest.approx(sum(looks) / len(looks), abs=0.1)


def test_who_waits_is_counted_in_every_hour_that_the_wait_touches(hall: Play) -> None:
    hall.at("08:30").issue(Errand("AKTA"), Errand("KK", after=(0,)))
    hall.at("10:15").do(CallNext(2))
    hall.at("10:25").do(Finish(2))
    waiting = told(hall.at("11:10")).hours["dukcapil"].waiting_ms
    assert waiting == {8: 30 * 60_000, 9: 60 * 60_000, 10: (15 + 35) * 60_000, 11: 10 * 60_000}


def test_a_step_that_waits_for_another_waits_for_nobody_yet(hall: Play) -> None:
    hall.at("08:30").issue(Errand("AKTA"), Errand("KK", after=(0,)))
    assert told(hall.at("09:00")).hours["dukcapil"].waiting_ms == {8: 30 * 60_000}


def test_who_left_waits_no_more(hall: Play) -> None:
    ticket = hall.at("08:30").issue("KTP")
    hall.at("08:40").do(CancelTicket(ticket.id, Reason.VISITOR_ASKED))
    assert told(hall.at("12:00")).hours["dukcapil"].waiting_ms == {8: 10 * 60_000}


def test_counters_that_were_planned_by_the_hour(hall: Play) -> None:
    hall.issue("KTP")
    hours = told(hall.at("12:00")).hours["dukcapil"]
    plans = [SMALL.counters[no] for no in SMALL.counters if SMALL.counters[no].agency == "dukcapil"]
    assert hours.planned_ms[9] == len(plans) * 3_600_000
    assert sum(hours.planned_ms.values()) == sum(
        presence.planned_ms for no, presence in told(hall).counters.items() if SMALL.counters[no] in plans
    )
    assert 7 not in hours.planned_ms


def test_a_counter_has_the_errands_that_were_called_there(hall: Play) -> None:
    hall.issue("KTP")
    hall.issue("AKTA")
    hall.later(minutes=4).do(CallNext(1))
    hall.later(minutes=6).do(Finish(1))
    desks = told(hall).desks
    assert (set(desks), desks[1].done, desks[1].waits.counts, desks[1].services.counts) == ({1}, 1, {4: 1}, {6: 1})
    hours = told(hall).hours["dukcapil"]
    assert hours.services[8].counts == {6: 1}


def test_numbers_that_a_kiosk_gave_alone_and_papers_asked_for_again(hall: Play) -> None:
    hall.lane("B1001", "AKTA")
    hall.lane("B9001", "AKTA")
    ticket = hall.issue("KTP")
    for copy_no in (0, 1):
        hall.take(event_of(hall, PrintAsked(ticket.id, "kiosk-1", copy_no)))
    account = told(hall)
    assert (account.alone, account.reprints) == ({8: 1}, 1)


def test_an_outage_that_began_the_day_before_counts_from_the_begin_of_this_one(hall: Play) -> None:
    ends = [event_of(hall, OutageEnded(0), after_ms) for after_ms in (0, 60_000)]
    account = account_of(hall.state, ends, SMALL, hall.now_ms, "power")
    assert hall.state.day is not None
    assert account.outages == (Outage(hall.state.day.opened_ms, hall.now_ms, "power"),)
    assert account_of(hall.state, ends, SMALL, hall.now_ms).outages == ()


def test_over_several_days_an_outage_lasts_until_the_end_of_each_day() -> None:
    cuts = Outage(500, 600, "power"), Outage(700, None, "power")
    one = Account("mall", "2026-11-24", until_ms=900, closed=True, outages=cuts)
    late = Account("mall", "2026-11-25", until_ms=1900, closed=True, outages=(Outage(2000, None, "power"),))
    runs = Account("mall", "2026-11-26", until_ms=2900, outages=(Outage(2100, None, "power"),))
    total = summed([one, late, runs], "mall", "week")
    assert [(o.start_ms, o.end_ms) for o in total.outages] == [(500, 600), (700, 900), (2000, 2000), (2100, None)]
    assert one.outages[1].end_ms is None


def event_of(play: Play, body: Body, after_ms: int = 0) -> Event:
    return Event(play.state.lsn + 1, play.state.epoch, play.now_ms + after_ms, ident("e", body, after_ms), "desk", body)
