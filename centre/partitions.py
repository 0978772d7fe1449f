"""The months of the table `event`: each is a partition of its own, so that an old one can be taken away whole.

SQLite has no partitions; there every month is in the one table.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, text

REST = "event_rest"
"""Takes what belongs to no month: the events before a site's first day."""


def is_postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def month_of(day: str) -> str:
    """The month of a day: 2026-11 of 2026-11-30; "" before the first day."""
    return day[:7]


def bounds(month: str) -> tuple[str, str]:
    """The first day of a month and the first day after it."""
    return f"{month}-01", f"{_next(month)}-01"


def partition(month: str) -> str:
    return f"event_{month.replace('-', '_')}"


def make_rest(connection: Connection) -> None:
    if is_postgres(connection):
        connection.execute(text(f"CREATE TABLE IF NOT EXISTS {REST} PARTITION OF event DEFAULT"))


def make(connection: Connection, months: Iterable[str]) -> None:
    """Makes the partitions of `months` that are missing. Safe beside others that do the same."""
    if not is_postgres(connection):
        return
    for month in months:
        first, after = bounds(month)
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('besti.partitions'))"))
        connection.execute(
            text(
                f"CREATE TABLE IF NOT EXISTS {partition(month)} PARTITION OF event "
                f"FOR VALUES FROM ('{first}') TO ('{after}')"
            )
        )


def present(connection: Connection) -> set[str]:
    """The months that have their partition."""
    if not is_postgres(connection):
        return set()
    query = (
        "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        " JOIN pg_class p ON p.oid = i.inhparent WHERE p.relname = 'event'"
    )
    names = [str(name) for (name,) in connection.execute(text(query))]
    return {name.removeprefix("event_").replace("_", "-") for name in names if name != REST}


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"
