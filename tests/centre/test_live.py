"""Today so far, against plain counting over the folded state; and which malls are late or silent."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from centre import heads
from centre.database import Database
from centre.intake import Intake
from centre.known_sites import KnownSite, KnownSites
from centre.live import Live, live
from centre.live_news import News, State, standing
from centre.memory import load
from core.rollup.tickets import Tickets
from core.state import State as Folded
from core.words import AT_COUNTER, CounterState
from tests.centre.mall import SITE, Mall

LAST = "2026-11-04"
HOUR_MS = 3_600_000


class _At(msgspec.Struct):
    at: int


def until(mall: Mall, at_ms: int) -> int:
    return max(entry.lsn for entry in mall.entries if msgspec.json.decode(entry.raw, type=_At).at <= at_ms)


def counted(state: Folded) -> Live:
    """What the rows say, from the state that they were made from."""
    tickets = [ticket for ticket in state.tickets.values() if ticket.day.isoformat() == LAST]
    sums = Tickets()
    for ticket in tickets:
        sums.count(ticket)
    queued = {ticket for queue in state.waiting.values() for ticket, _ in queue.values()}
    busy = {t.id for t in tickets if any(step.state in AT_COUNTER for step in t.steps)}
    since = [
        state.step(ticket, n).created_ms for queue in state.waiting.values() for ticket, n in queue.values()
        if ticket not in busy
    ]  # fmt: skip
    open_ = sum(counter.state is CounterState.OPEN for counter in state.counters.values())
    return Live(sums.created, sums.visits, sums.done, len(queued - busy), min(since, default=None), len(busy), open_)


@pytest.mark.parametrize("hour", [0.2, 1.5, 4, 8])
def test_a_day_so_far_is_what_the_fold_says(database: Database, mall: Mall, hour: float) -> None:
    end_ms = msgspec.json.decode(mall.entries[-1].raw, type=_At).at
    first = next(entry.lsn for entry in mall.entries if entry.day == LAST)
    begin_ms = msgspec.json.decode(mall.entries[first - 1].raw, type=_At).at
    last = until(mall, min(end_ms, begin_ms + round(hour * HOUR_MS)))
    Intake(database, lambda: 0).take(mall.push(1, last))
    with database.reading() as connection:
        state = load(connection, SITE, heads.read(connection, SITE).head).memory.state
        found = live(connection, {SITE: LAST, "elsewhere": LAST})
    assert found == {SITE: counted(state)}


@pytest.fixture
def site(another: Callable[..., Database], mall: Mall) -> KnownSite:
    database = another("sqlite")
    Intake(database, lambda: 0).take(mall.push(1, 10))
    with database.reading() as connection:
        return KnownSites().all(connection)[SITE]


def at(site: KnownSite, day: int, clock: str) -> int:
    assert site.catalog is not None
    return site.catalog.at(dt.date(2026, 11, day), clock)


def said(site: KnownSite, heard_ms: int, log_day: str, now_ms: int) -> State:
    return standing(site, News(heard_ms, log_day, ""), now_ms).state


def test_a_mall_that_is_heard_and_open_serves(site: KnownSite) -> None:
    now_ms = at(site, 4, "10:00")
    assert said(site, now_ms - 5_000, LAST, now_ms) is State.SERVING


def test_a_mall_that_was_never_heard(site: KnownSite) -> None:
    assert said(site, 0, "", at(site, 4, "10:00")) is State.NEVER


def test_a_mall_is_silent_once_it_missed_a_quarter_of_an_hour_of_its_hours(site: KnownSite) -> None:
    heard_ms = at(site, 4, "10:00")
    assert said(site, heard_ms, LAST, at(site, 4, "10:14")) is State.SERVING
    found = standing(site, News(heard_ms, LAST, ""), at(site, 4, "10:15"))
    assert (found.state, found.since_ms) == (State.SILENT, heard_ms)


def test_a_night_without_news_is_no_silence(site: KnownSite) -> None:
    heard_ms = at(site, 3, "15:00")
    assert said(site, heard_ms, "2026-11-03", at(site, 4, "07:00")) is State.CLOSED
    assert said(site, heard_ms, "2026-11-03", at(site, 4, "08:10")) is State.SERVING
    assert said(site, heard_ms, "2026-11-03", at(site, 4, "08:15")) is State.SILENT


def test_a_week_end_without_news_is_no_silence(site: KnownSite) -> None:
    friday = dt.date(2026, 10, 30)
    assert site.catalog is not None
    heard_ms = site.catalog.at(friday, "15:00")
    assert said(site, heard_ms, friday.isoformat(), at(site, 1, "12:00")) is State.CLOSED
    # On Monday it is missed, and stays so at night.
    assert said(site, heard_ms, friday.isoformat(), at(site, 2, "23:00")) is State.SILENT


def test_a_mall_that_is_heard_and_does_not_open_is_late(site: KnownSite) -> None:
    before = "2026-11-03"
    for clock, state in (("08:14", State.SERVING), ("08:15", State.LATE)):
        now_ms = at(site, 4, clock)
        assert said(site, now_ms - 1_000, before, now_ms) is state
    found = standing(site, News(at(site, 4, "09:00"), before, ""), at(site, 4, "09:01"))
    assert found.since_ms == at(site, 4, "08:00")


def test_a_holiday_is_told_and_nobody_is_late(site: KnownSite) -> None:
    assert site.catalog is not None
    christmas = dt.date(2026, 12, 25)
    now_ms = site.catalog.at(christmas, "10:00")
    found = standing(site, News(now_ms - 20 * HOUR_MS, "2026-12-24", ""), now_ms)
    assert (found.state, found.holiday is not None) == (State.CLOSED, True)


def test_a_mall_whose_hours_nobody_knows_is_silent_by_the_clock(site: KnownSite) -> None:
    unknown = site._replace(catalog=None)
    now_ms = at(site, 1, "03:00")
    assert said(unknown, now_ms - 14 * 60_000, "", now_ms) is State.CLOSED
    assert said(unknown, now_ms - 15 * 60_000, "", now_ms) is State.SILENT
