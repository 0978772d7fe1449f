"""A connection to SQLite, as small as the store needs it.

The programs with a window run all day on small machines, and what they do here is a statement at a time; a library for
many databases would cost them more memory than their whole hall. `tables` and the migrations are SQLAlchemy's.
"""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any

Values = Sequence[Any]


class Result:
    """What a statement gave. Rows are tuples."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    @property
    def rowcount(self) -> int:
        """How many rows a change concerned."""
        return int(self._cursor.rowcount)

    @property
    def lastrowid(self) -> int:
        return int(self._cursor.lastrowid)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._cursor)

    def close(self) -> None:
        """Lets go of what was not read."""
        self._cursor.close()

    def all(self) -> list[tuple[Any, ...]]:
        return list(self._cursor)

    def first(self) -> tuple[Any, ...] | None:
        """The first row; the rest is let go of, so that no transaction stays open."""
        row: tuple[Any, ...] | None = self._cursor.fetchone()
        self._cursor.close()
        return row

    def one(self) -> tuple[Any, ...]:
        """The first row, which has to be there. Raises LookupError."""
        row = self.first()
        if row is None:
            raise LookupError("the statement gave no row")
        return row

    def scalar(self) -> Any:
        """The first value of the first row; None where there is no row."""
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self) -> Any:
        """The first value of the first row, which has to be there. Raises LookupError."""
        return self.one()[0]


class Connection:
    """`driver`: the connection of the SQLite library itself. It is closed with the block that it is used in."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def exec_driver_sql(self, statement: str, values: Values = ()) -> Result:
        """One statement; `values` fill its places, a list of tuples runs it once for each. Raises DriverError."""
        if isinstance(values, list):
            return Result(self.driver.executemany(statement, values))
        return Result(self.driver.execute(statement, values))

    @property
    def in_transaction(self) -> bool:
        return bool(self.driver.in_transaction)

    def close(self) -> None:
        self.driver.close()

    def __enter__(self) -> "Connection":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
