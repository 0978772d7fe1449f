"""How the promises that were printed were kept, from the tables."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from store.faults import told
from store.open import open_reader, require_schema
from store.opening import DATABASE
from store.schema import SCHEMA

_KEPT = """
    SELECT step.service, count(*),
        sum(step.called_ms < promise_from_ms), sum(step.called_ms > promise_until_ms),
        sum(promise_until_ms - promise_from_ms)
    FROM ticket JOIN step USING (site_id, day, ticket)
    WHERE step.n = 0 AND promise_from_ms IS NOT NULL AND step.called_ms IS NOT NULL AND step.out_of_turn IS NULL
        AND (ticket.day = ? OR ? IS NULL)
    GROUP BY step.service ORDER BY step.service
"""

_OUTCOMES = """
    SELECT ticket.day, step.service, step.counter, step.called_ms, promise_from_ms, promise_until_ms
    FROM ticket JOIN step USING (site_id, day, ticket)
    WHERE step.n = 0 AND promise_from_ms IS NOT NULL AND step.called_ms IS NOT NULL AND step.out_of_turn IS NULL
        AND (ticket.day <= ? OR ? IS NULL)
    ORDER BY ticket.day, step.called_ms
"""

_LAST = """
    SELECT ticket.day, count(*), sum(step.called_ms BETWEEN promise_from_ms AND promise_until_ms)
    FROM ticket JOIN step USING (site_id, day, ticket)
    WHERE step.n = 0 AND promise_from_ms IS NOT NULL AND step.called_ms IS NOT NULL AND step.out_of_turn IS NULL
        AND ticket.day < ?
    GROUP BY ticket.day ORDER BY ticket.day DESC LIMIT 1
"""


class Kept(NamedTuple):
    """Of `promised` tickets that were called in turn, so many were called before or after their span.

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
    """A number with a printed span that was called in turn, last by `counter`. Times: ms since 1970."""

    day: dt.date
    service: str
    counter: int | None
    called_ms: int
    from_ms: int
    until_ms: int


def called(folder: Path, until: dt.date | None) -> list[CalledRow]:
    """All of them up to a day (None: up to now), in order. Raises the faults of store.faults."""
    path = folder / DATABASE
    day = until.isoformat() if until else None
    with open_reader(path) as connection, told(path):
        require_schema(connection, path, SCHEMA)
        rows = connection.exec_driver_sql(_OUTCOMES, (day, day)).all()
    return [CalledRow(dt.date.fromisoformat(row[0]), *row[1:]) for row in rows]


class KeptDay(NamedTuple):
    """Of `promised` tickets that were called in turn on a `day`, so many were called within their span."""

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
