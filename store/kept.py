"""How promises were kept, on paper and to those who went on to a later step, from the tables."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from store.faults import told
from store.open import open_reader, require_schema
from store.opening import DATABASE
from store.schema import SCHEMA

_CALLED = """
    WITH called AS (
        SELECT ticket.day, step.service, step.counter, step.called_ms, step.n > 0 AS later,
            CASE step.n WHEN 0 THEN ticket.promise_from_ms ELSE step.promise_from_ms END AS from_ms,
            CASE step.n WHEN 0 THEN ticket.promise_until_ms ELSE step.promise_until_ms END AS until_ms
        FROM ticket JOIN step USING (site_id, day, ticket)
        WHERE step.called_ms IS NOT NULL AND step.out_of_turn IS NULL
    )
"""
"""A ticket's first step is promised on paper; each later one when it is free and its visitor is."""

_KEPT = f"""
    {_CALLED}
    SELECT service, count(*), sum(called_ms < from_ms), sum(called_ms > until_ms), sum(until_ms - from_ms)
    FROM called WHERE from_ms IS NOT NULL AND (day = ? OR ? IS NULL)
    GROUP BY service ORDER BY service
"""  # noqa: S608 - our own words

_OUTCOMES = f"""
    {_CALLED}
    SELECT day, service, counter, called_ms, from_ms, until_ms, later
    FROM called WHERE from_ms IS NOT NULL AND (day <= ? OR ? IS NULL)
    ORDER BY day, called_ms
"""  # noqa: S608 - our own words

_LAST = f"""
    {_CALLED}
    SELECT day, count(*), sum(called_ms BETWEEN from_ms AND until_ms)
    FROM called WHERE from_ms IS NOT NULL AND day < ?
    GROUP BY day ORDER BY day DESC LIMIT 1
"""  # noqa: S608 - our own words


class Kept(NamedTuple):
    """Of `promised` steps that were called in turn, so many were called before or after their span.

    `width_ms`: of all those spans together.
    """

    service: str
    promised: int
    early: int
    late: int
    width_ms: int


def kept(folder: Path, day: str | None) -> list[Kept]:
    """One line per service, of one day (ISO) or of all. Raises the faults of store.faults."""
    path = folder / DATABASE
    with open_reader(path) as connection, told(path):
        require_schema(connection, path, SCHEMA)
        return [Kept(*row) for row in connection.exec_driver_sql(_KEPT, (day, day))]


class CalledRow(NamedTuple):
    """A step with a span that was called in turn, last by `counter`. Times: ms since 1970.

    `later`: not the first of its ticket: its span was told when it became free.
    """

    day: dt.date
    service: str
    counter: int | None
    called_ms: int
    from_ms: int
    until_ms: int
    later: bool


def called(folder: Path, until: dt.date | None) -> list[CalledRow]:
    """All of them up to a day (None: up to now), in order. Raises the faults of store.faults."""
    path = folder / DATABASE
    day = until.isoformat() if until else None
    with open_reader(path) as connection, told(path):
        require_schema(connection, path, SCHEMA)
        rows = connection.exec_driver_sql(_OUTCOMES, (day, day)).all()
    return [CalledRow._make((dt.date.fromisoformat(day), *rest, bool(later))) for day, *rest, later in rows]


class KeptDay(NamedTuple):
    """Of `promised` steps that were called in turn on a `day`, so many were called within their span."""

    day: dt.date
    promised: int
    kept: int


def last_day_kept(folder: Path, before: dt.date) -> KeptDay | None:
    """The last day before that date on which anything was promised. Raises the faults of store.faults."""
    path = folder / DATABASE
    with open_reader(path) as connection, told(path):
        require_schema(connection, path, SCHEMA)
        row = connection.exec_driver_sql(_LAST, (before.isoformat(),)).first()
    return KeptDay(dt.date.fromisoformat(row[0]), row[1], row[2]) if row else None
