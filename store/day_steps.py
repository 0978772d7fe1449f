"""The errands of a stretch of days, one by one and without whom they were for: what a spreadsheet may hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from store.faults import told
from store.open import open_reader, require_schema
from store.opening import DATABASE
from store.schema import SCHEMA

_QUERY = """
    SELECT t.day, t.label, s.agency, s.service, t.channel, s.state, s.outcome, s.counter, s.created_ms, s.called_ms,
        s.started_ms, s.ended_ms
    FROM ticket t JOIN step s USING (site_id, day, ticket)
    WHERE t.day BETWEEN ? AND ? ORDER BY t.day, s.created_ms, t.label, s.n
"""
"""No id, which opens the ticket's page, and neither priority nor needs, which would tell of single people."""


class DayStep(NamedTuple):
    """Times are milliseconds since 1970 (UTC). `label`: the number on paper, which is given anew each day."""

    day: str
    label: str
    agency: str
    service: str
    channel: str
    state: str
    outcome: str | None
    counter: int | None
    created_ms: int
    called_ms: int | None
    started_ms: int | None
    ended_ms: int | None


def day_steps(folder: Path, first_day: str, last_day: str) -> Iterator[DayStep]:
    """In the order of time, for the days between two dates (both included). Raises the faults of store.faults."""
    path = folder / DATABASE
    with open_reader(path) as connection, told(path):
        require_schema(connection, path, SCHEMA)
        for row in connection.exec_driver_sql(_QUERY, (first_day, last_day)):
            yield DayStep(*row)
