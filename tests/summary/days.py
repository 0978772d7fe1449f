"""Accounts for the tests of reports: a simulated day with its events, and days made by hand."""

import datetime as dt
from functools import cache

from core.decider import Accepted
from core.events import Event
from core.hall_alone import play_alone
from core.rollup.account import Account, Name, account_of
from core.rollup.minutes import Minutes
from core.rollup.ratings import Ratings
from core.rollup.steps import Steps
from core.rollup.tickets import Tickets
from core.state import State
from core.visitors import plan_of
from core.words import Outcome, SkmElement, Text
from summary.report import Head
from tests.core.small_mall import mall

MALL = mall()
MONDAY = dt.date(2026, 9, 7)
ZONE = "Asia/Makassar"
HEAD = Head(Text("MPP Kecil", "Small mall"), "DPMPTSP", "Kupang", ZONE, "WITA")


@cache
def simulated(day: dt.date = MONDAY, seed: int = 7) -> tuple[Account, list[Event]]:
    """A whole day of a small mall, and what happened on it; not to be changed."""
    plan = plan_of(MALL, day, seed)
    assert plan is not None
    state = State()
    answers = [answer for _, _, answer in play_alone(plan, MALL, state)]
    heard = [event for answer in answers if isinstance(answer, Accepted) for event in answer.events]
    return account_of(state, heard, MALL, plan.ends_ms), heard


def quiet(visits: int = 20, day: str = "2026-11-24") -> Account:
    """A closed day on which nothing stood out, of one agency `a` with the service `S`."""
    account = Account("mpp-test", day, closed=True)
    account.tickets = Tickets(created=visits, done=visits, visits=visits)
    account.services = {"S": done(visits)} if visits else {}
    account.names = {
        "service/S": Name(Text("Layanan S", "Service S"), "a"),
        "agency/a": Name(Text("Gerai A", "Agency A")),
    }
    return account


def done(count: int) -> Steps:
    return Steps(created=count, done=count, outcomes={Outcome.DONE: count})


def lengths(minutes: int, count: int) -> Minutes:
    return Minutes({minutes: count}, minutes * count * 60_000, minutes * 60_000)


def rated(score: int, count: int) -> Ratings:
    return Ratings(count, {element: {score: count} for element in SkmElement})
