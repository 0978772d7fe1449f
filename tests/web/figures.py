"""A hub whose mall has history, and the screen of what it made."""

import datetime as dt

from core.commands import Finish
from core.fold import fold
from core.rollup.account import Account
from core.words import Outcome
from store.rollups import accounts
from tests.web.visit import Hub


def a_day_passes(hub: Hub, visitors: int = 3) -> dt.date:
    """Some are served today, then it is tomorrow at nine; the day that is over."""
    for _ in range(visitors):
        hub.issue("A1")
        hub.later(seconds=120)
        hub.call(1)
        hub.do(Finish(1, Outcome.DONE))
    day = hub.state().day
    assert day is not None
    hub.later(hours=24)
    hub.issue("A1")
    return day.date


def account_of(hub: Hub, day: dt.date) -> Account:
    (found,) = accounts(hub.folder, fold, day.isoformat(), day.isoformat())
    return found
