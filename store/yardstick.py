"""To measure a store against: the plainest durable write that SQLite can do, and a store with years behind it."""

import time
from contextlib import ExitStack
from pathlib import Path

from store import tables
from store.open import WriterLock, open_writer, transaction
from store.opening import DATABASE

ROW_BYTES = 400


def raw_commits(folder: Path, count: int) -> list[float]:
    """Seconds of each of `count` INSERT + COMMIT with synchronous=FULL, by the driver alone, in a new file."""
    took = []
    with open_writer(folder / "yardstick.db") as connection:
        raw = connection.driver
        raw.execute("CREATE TABLE line (n INTEGER PRIMARY KEY, text BLOB)")
        row = bytes(ROW_BYTES)
        for n in range(count):
            start = time.perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO line VALUES (?, ?)", (n, row))
            raw.execute("COMMIT")
            took.append(time.perf_counter() - start)
    return took


def grow_old(folder: Path, tickets: int) -> None:
    """Adds `tickets` tickets of past years to the store in `folder`, each with a step, made from one that is there.

    Nobody else may have the store open.
    """
    path = folder / DATABASE
    with ExitStack() as stack:
        stack.callback(WriterLock(path).release)
        connection = stack.enter_context(open_writer(path))
        stack.enter_context(transaction(connection))
        for table in (tables.ticket, tables.step):
            columns = [column.name for column in table.columns]
            old = [_AGED.get(name, name) for name in columns]
            connection.exec_driver_sql(
                "WITH RECURSIVE series(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM series WHERE k + 1 < ?),"  # noqa: S608
                f" one AS (SELECT * FROM {table.name} LIMIT 1)"
                f" INSERT INTO {table.name} ({', '.join(columns)}) SELECT {', '.join(old)} FROM series, one",
                (tickets,),
            )


_AGED = {"day": "date('2020-01-01', '+' || (k / 1000) || ' days')", "ticket": "printf('%022d', k)"}
"""The columns of a past ticket that differ from its model's: a thousand a day from 2020 on."""
