"""What the hub tells now of the times ahead, as rows: for the stores of devices that follow it.

It is no part of the log: it grows old within half a minute, and whoever reads it asks how old it is.
"""

import msgspec

from store.connection import Connection

_Promise = tuple[str, int, int, int]
_Capacity = tuple[str, int | None, str | None, int]
_Step = tuple[
    str, int, int | None, int | None, str | None, int, float, int, int | None, int | None, int, int, int
]  # fmt: skip
_Later = tuple[str, int, int, int]
_Basis = tuple[str, int, float, int, int | None, int | None, int, int, int]


class Outlook(msgspec.Struct, frozen=True):
    """Rows of the tables that `_TABLES` names, each with the hub's time last. An older hub tells fewer of them."""

    promises: tuple[_Promise, ...] = ()
    capacity: tuple[_Capacity, ...] = ()
    steps: tuple[_Step, ...] = ()
    later: tuple[_Later, ...] = ()
    bases: tuple[_Basis, ...] = ()


_TABLES = {
    "promises": "promise_now",
    "capacity": "capacity_now",
    "steps": "promise_step",
    "later": "promise_later",
    "bases": "promise_basis",
}


def read(connection: Connection, *, tickets: bool) -> Outlook:
    """`tickets`: with what is told of everybody who waits; many rows in a full hall."""
    wanted = _TABLES if tickets else {name: _TABLES[name] for name in ("promises", "capacity")}
    rows = {
        name: tuple(tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}"))  # noqa: S608 - own words
        for name, table in wanted.items()
    }
    return msgspec.convert(rows, Outlook)


def write(connection: Connection, outlook: Outlook) -> None:
    """Writes it over what was told before. Call it in a transaction."""
    for name, table in _TABLES.items():
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - own words
        rows = getattr(outlook, name)
        if rows:
            places = ", ".join("?" * len(rows[0]))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", list(rows))  # noqa: S608 - own words
