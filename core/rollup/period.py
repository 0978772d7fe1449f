"""Several days, or several sites, added up to one account."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from core.rollup.account import Account, Joined, Outage, Share
from core.rollup.hours import Hours
from core.rollup.kept import Kept
from core.rollup.presence import Presence
from core.rollup.ratings import Ratings
from core.rollup.steps import Steps

K = TypeVar("K")


S = TypeVar("S", Steps, Kept, Ratings, Presence, Hours)


def summed(accounts: Iterable[Account], site: str, label: str) -> Account:
    """The sum of accounts, under the name `label`; none of them is changed. Names are those of the latest day.

    What belongs to one day (stretches of counters, when a quota was used up) is left out.
    """
    total = Account(site, label)
    for account in sorted(accounts, key=lambda each: each.day):
        _take(total, account)
    return total


def _take(total: Account, more: Account) -> None:
    total.until_ms = max(total.until_ms, more.until_ms)
    total.tickets.take(more.tickets)
    _each(total.services, more.services, Steps)
    _each(total.kept, more.kept, Kept)
    _each(total.ratings, more.ratings, Ratings)
    _each(total.counters, more.counters, Presence)
    _each(total.desks, more.desks, Steps)
    _each(total.hours, more.hours, Hours)
    for name, joined in more.journeys.items():
        _join(total.journeys.setdefault(name, Joined()), joined)
    for mine, theirs in ((total.bookings, more.bookings), (total.unmet, more.unmet), (total.papers, more.papers)):
        _count(mine, theirs)
    _count(total.faces, more.faces)
    _count(total.alone, more.alone)
    _count(total.anomalies, more.anomalies)
    total.reprints += more.reprints
    total.outages += _over(more)
    total.helps += more.helps
    # What waits for an upgrade waits every day until then.
    total.parked = max(total.parked, more.parked)
    total.names |= more.names


def _over(day: Account) -> tuple[Outage, ...]:
    """An outage that a day ends with goes on in the next one's account, or does not count beyond the hall's day."""
    if not day.closed:
        return day.outages
    return tuple(
        replace(each, end_ms=max(each.start_ms, day.until_ms)) if each.end_ms is None else each for each in day.outages
    )


def _each(mine: dict[K, S], theirs: dict[K, S], kind: type[S]) -> None:
    for key, value in theirs.items():
        if key not in mine:
            mine[key] = kind()
        mine[key].take(value)


def _count(mine: dict[K, int], theirs: dict[K, int]) -> None:
    for key, count in theirs.items():
        mine[key] = mine.get(key, 0) + count


def _join(mine: Joined, theirs: Joined) -> None:
    mine.started += theirs.started
    mine.completed += theirs.completed
    _count(mine.agencies, theirs.agencies)
    for government, share in theirs.governments.items():
        known = mine.governments.setdefault(government, Share())
        known.started += share.started
        known.completed += share.completed
