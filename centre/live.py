"""Today so far at each site, from the rows of tickets, steps and counters as they were pushed."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Subquery, case, func, select

from centre import tables
from core.words import AT_COUNTER, CounterState, StepState


class Live(NamedTuple):
    """`created`: numbers of the day; `visits`: without those cancelled before any call; `done`: visits that are over
    with an errand finished. `waiting`: visitors who wait for a call, the longest since `since_ms` (None: nobody).
    `at_counter`: visitors who are called or served. `counters`: open ones.
    """

    created: int = 0
    visits: int = 0
    done: int = 0
    waiting: int = 0
    since_ms: int | None = None
    at_counter: int = 0
    counters: int = 0


def live(connection: Connection, days: Mapping[str, str]) -> dict[str, Live]:
    """By site. `days`: the service day of each site, YYYY-MM-DD; sites without a row are left out."""
    found: dict[str, Live] = {}
    for day in sorted(set(days.values())):
        sites = [site for site, its in days.items() if its == day]
        open_ = _open_counters(connection, day, sites)
        for row in connection.execute(_counted(_tickets(day, sites))):
            found[row.site_id] = Live(
                row.created, row.created - row.gone, row.done, row.waiting, row.since_ms, row.at_counter,
                open_.get(row.site_id, 0),
            )  # fmt: skip
    return found


def _tickets(day: str, sites: Iterable[str]) -> Subquery:
    """A row for each number: what its errands are at."""
    step = tables.step
    waits = (step.c.state == StepState.WAITING.value) & step.c.place_ms.is_not(None)

    def any_(what: ColumnElement[bool]) -> ColumnElement[int]:
        return func.max(case((what, 1), else_=0))

    return (
        select(
            step.c.site_id,
            any_(step.c.state.in_([s.value for s in (*AT_COUNTER, StepState.WAITING, StepState.HELD)])).label("open"),
            any_(step.c.state.in_([s.value for s in AT_COUNTER])).label("at_counter"),
            any_(waits).label("waits"),
            any_(step.c.state == StepState.DONE.value).label("done"),
            any_(step.c.state.in_([StepState.ABSENT.value, StepState.EXPIRED.value])).label("missed"),
            any_(step.c.called_ms.is_not(None)).label("called"),
            func.min(case((waits, step.c.created_ms))).label("since_ms"),
        )
        .where(step.c.site_id.in_(list(sites)), step.c.day == day)
        .group_by(step.c.site_id, step.c.ticket)
        .subquery()
    )


def _counted(each: Subquery) -> Select[Any]:
    c = each.c
    over = c.open == 0
    waits = (c.waits == 1) & (c.at_counter == 0)
    gone = over & (c.done == 0) & (c.missed == 0) & (c.called == 0)

    def count(what: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((what, 1), else_=0))

    return select(
        c.site_id, func.count().label("created"), count(gone).label("gone"), count(over & (c.done == 1)).label("done"),
        count(waits).label("waiting"), func.min(case((waits, c.since_ms))).label("since_ms"),
        count(c.at_counter == 1).label("at_counter"),
    ).group_by(c.site_id)  # fmt: skip


def _open_counters(connection: Connection, day: str, sites: Iterable[str]) -> dict[str, int]:
    counter = tables.counter
    query = select(counter.c.site_id, func.count().label("open")).where(
        counter.c.site_id.in_(list(sites)), counter.c.day == day, counter.c.state == CounterState.OPEN.value
    )
    return {row.site_id: row.open for row in connection.execute(query.group_by(counter.c.site_id))}
