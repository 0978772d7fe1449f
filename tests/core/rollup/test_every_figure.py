"""Every figure of an account against plain loops over the events: a simulated month, and days lived by hand."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from core.decider import Accepted
from core.events import DayOpened, Event
from core.hall_alone import play_alone
from core.promise.book import Book
from core.promise.promiser import Promiser
from core.rollup.account import HEARD, Account, account_of
from core.rollup.period import summed
from core.state import State
from core.visitors_frozen import frozen_catalog, frozen_day, frozen_days
from tests.core.play import Play
from tests.core.rollup.lived import DAYS, Lived, dark_over_night, lived, outage_over_night
from tests.core.rollup.tally import Tally
from tests.core.small_site import SMALL, WEDNESDAY

FROZEN = frozen_catalog()
MONTH = frozen_days(FROZEN, 22)
NAMED_ELSEWHERE = {"site", "day", "names", "anomalies"}
"""Which day of which site, what things are called, what the store noted: no figures of the events."""


def plain(account: Account) -> dict[str, Any]:
    """Nothing but numbers, texts, lists and dicts; without what the loops do not tell."""
    found = msgspec.to_builtins(account, str_keys=False)
    for presence in found["counters"].values():
        del presence["stretches"]
    found["outages"] = list(found["outages"])
    return {name: value for name, value in found.items() if name not in NAMED_ELSEWHERE}


def tally_of(play: Play) -> Tally:
    return Tally(play.log, SMALL.site, play.date, play.now_ms)


def told(play: Play) -> tuple[Account, dict[str, Any]]:
    """The account of the day that a play stands in, and what the loops say."""
    log = [event for event in play.log if isinstance(event, Event)]
    opened = max(n for n, event in enumerate(log) if isinstance(event.body, DayOpened))
    tally = tally_of(play)
    account = account_of(play.state, log[opened:], SMALL, play.now_ms, tally.going())
    return account, tally.account()


def month_day(day: dt.date, seed: int, promiser: Promiser | None = None) -> tuple[Account, dict[str, Any]]:
    plan, state = frozen_day(FROZEN, day, seed), State()
    answers = [answer for _, _, answer in play_alone(plan, FROZEN, state, promiser)]
    heard = [event for answer in answers if isinstance(answer, Accepted) for event in answer.events]
    account = account_of(state, heard, FROZEN, plan.ends_ms)
    return account, Tally(heard, FROZEN.site, day, plan.ends_ms).account()


def test_no_figure_is_left_out() -> None:
    _, expected = told(lived(DAYS[0]))
    assert expected.keys() | NAMED_ELSEWHERE == set(Account.__struct_fields__)


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.__name__)
def test_a_day_lived_by_hand_is_what_the_loops_say(day: Lived) -> None:
    account, expected = told(lived(day))
    found = plain(account)
    for name, value in expected.items():
        assert found[name] == normal(value), name


def test_a_simulated_month_is_what_the_loops_say() -> None:
    accounts = []
    for day in MONTH:
        account, expected = month_day(day, 11)
        found = plain(account)
        assert [name for name, value in expected.items() if found[name] != normal(value)] == [], day
        accounts.append(account)
    month = summed(accounts, "frozen-1", "2026-09")
    assert all(account.tickets.visits > 200 for account in accounts)
    assert month.bookings.keys() == {"checked_in", "expired"}
    assert month.outages
    assert month.journeys.keys() == {"birth", "move", "shop"}
    assert sum(bool(account.used_up) for account in accounts) > 5


def test_promises_of_a_day_are_what_the_loops_say() -> None:
    promiser = Promiser(Book.empty())
    for day in MONTH[:3]:
        account, expected = month_day(day, 11, promiser)
        assert plain(account)["kept"] == expected["kept"]
        assert sum(kept.promised for kept in account.kept.values()) > 100


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.__name__)
def test_the_kinds_that_it_says_to_hear_are_enough(day: Lived) -> None:
    """A centre hands over no others."""
    play = lived(day)
    log = [event for event in play.log if isinstance(event, Event)]
    opened = max(n for n, event in enumerate(log) if isinstance(event.body, DayOpened))
    few = [event for event in log[opened:] if isinstance(event.body, HEARD)]
    assert account_of(play.state, few, SMALL, play.now_ms, tally_of(play).going()) == told(play)[0]


def test_an_outage_over_night_is_counted_on_both_days() -> None:
    account, _ = told(lived(outage_over_night))
    assert [(o.start_ms, o.end_ms, o.cause) for o in account.outages] == [
        (SMALL.at(WEDNESDAY, "07:30"), SMALL.at(WEDNESDAY, "08:05"), "power"),
        (SMALL.at(WEDNESDAY, "09:00"), None, "network"),
    ]


def test_a_day_closed_in_the_morning_after_ended_with_what_happened_last() -> None:
    account, _ = told(lived(dark_over_night))
    assert (account.closed, account.until_ms) == (True, SMALL.at(dt.date(2026, 11, 24), "14:10"))
    assert account.counters[1].open_ms == 370 * 60_000
    assert account.hours["dukcapil"].waiting_ms == {8: 5 * 60_000, 13: 10 * 60_000, 14: 10 * 60_000}


def normal(value: Any) -> Any:
    """Enums as what they are written as; lists for tuples."""
    return msgspec.to_builtins(value, str_keys=False)
