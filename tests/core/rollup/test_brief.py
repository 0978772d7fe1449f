"""A day in short says what its account says."""

import msgspec

from core.rollup.account import Account
from core.rollup.brief import Brief, brief_of
from core.rollup.kept import Kept
from core.rollup.minutes import Minutes
from core.rollup.period import summed
from core.rollup.ratings import Ratings
from core.rollup.steps import Steps
from core.rollup.tickets import Tickets
from core.words import Outcome, SkmElement

encode = msgspec.msgpack.encode


def day(site: str, date: str, parked: int = 0) -> Account:
    return Account(
        site, date, closed=True, tickets=Tickets(created=7, done=5, cancelled=2, visits=6), parked=parked,
        services={
            "A": Steps(created=6, done=3, absent=1, transferred=1, open=1, in_standard=2,
                       outcomes={Outcome.DONE: 2, Outcome.REFERRED: 1}, waits=Minutes({4: 2, 9: 1}, 1_020_000, 560_000),
                       services=Minutes({3: 3}, 540_000, 180_000)),
            "B": Steps(created=2, done=2, outcomes={Outcome.DONE: 2}, waits=Minutes({4: 1}, 250_000, 250_000)),
        },
        kept={"A": Kept(3, 2, 1, 0, 10), "B": Kept(1, 1, 0, 0, 5)},
        ratings={"A": Ratings(2, {SkmElement.TIME: {4: 2}}), "B": Ratings(1, {SkmElement.TIME: {3: 1}})},
    )  # fmt: skip


def test_a_day_in_short() -> None:
    made = brief_of(day("kpg", "2026-11-23"))
    assert made == Brief(
        "kpg", "2026-11-23", closed=True, created=7, visits=6, errands=8, ended=6, finished=4, served=3, in_standard=2,
        waits=Minutes({4: 3, 9: 1}, 1_270_000, 560_000), kept=Kept(4, 3, 1, 0, 15),
        ratings=Ratings(3, {SkmElement.TIME: {4: 2, 3: 1}}),
    )  # fmt: skip


def test_the_same_day_is_written_the_same() -> None:
    account = day("kpg", "2026-11-23")
    account.services = dict(reversed(account.services.items()))
    account.ratings = dict(reversed(account.ratings.items()))
    assert encode(brief_of(account)) == encode(brief_of(day("kpg", "2026-11-23")))


def test_briefs_add_up_as_their_accounts_do() -> None:
    days = [day("kpg", "2026-11-23", parked=2), day("kpg", "2026-11-24", parked=1)]
    total = Brief("kpg", "2026-11")
    for each in days:
        total.take(brief_of(each))
    assert total == brief_of(summed(days, "kpg", "2026-11"))
    assert total.parked == 2


def test_an_account_is_not_changed_by_its_brief() -> None:
    account = day("kpg", "2026-11-23")
    made = brief_of(account)
    made.take(brief_of(account))
    assert account == day("kpg", "2026-11-23")
