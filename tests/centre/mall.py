"""The log of a mall's store, as its hub would push it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Table, select

from centre import tables
from centre.database import Database
from centre.intake import Push
from core.fold import fold
from core.rollup.account import Account
from store import documents, log
from store.log import Entry, Head
from store.log_reader import LogReader
from store.open import open_reader
from store.opening import DATABASE
from store.rollups import accounts

SITE = "mpp-kota-kupang"


class Mall:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        reader = LogReader(folder)
        self.entries: Sequence[Entry] = reader.after(0, 1_000_000)
        reader.close()
        with open_reader(folder / DATABASE) as connection:
            self.documents = list(documents.every(connection))

    @property
    def head(self) -> Head:
        return Head(self.entries[-1].lsn, self.entries[-1].hash)

    def push(self, first: int, last: int, site: str = SITE) -> Push:
        """The events from lsn `first` to `last`, with every document."""
        part = self.entries[first - 1 : last]
        before = log.GENESIS if first == 1 else self.entries[first - 2].hash
        return Push(site, Head(first - 1, before), [entry.raw for entry in part], self.documents)

    def pushes(self, size: int, site: str = SITE) -> Iterator[Push]:
        for first in range(1, len(self.entries) + 1, size):
            yield self.push(first, first + size - 1, site)

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """The rows of a table of the mall's own store, in the order of their keys."""
        with open_reader(self.folder / DATABASE) as connection:
            return sorted(connection.exec_driver_sql(f"SELECT * FROM {table}").all(), key=repr)

    def accounts(self) -> list[Account]:
        return accounts(self.folder, fold, "2026-01-01", "2026-12-31")


def stored(database: Database, table: Table, site: str = SITE) -> list[tuple[Any, ...]]:
    """The rows of a site in a table of the centre, in the order of their keys."""
    with database.reading() as connection:
        rows = connection.execute(select(table).where(table.c.site_id == site)).all()
    return sorted((tuple(row) for row in rows), key=repr)


def everything(database: Database, site: str = SITE) -> dict[str, list[tuple[Any, ...]]]:
    """All that the centre holds of a site, but when it was heard."""
    kinds = [table for name, table in tables.metadata.tables.items() if name not in ("schema", "site_head")]
    found = {table.name: stored(database, table, site) for table in kinds}
    # How often a day's beginning is kept depends on the batches.
    found["snapshot"] = found["snapshot"][-1:]
    # The order in which an account names things is nobody's concern.
    found["rollup"] = [(*row[:-1], msgspec.json.decode(row[-1])) for row in found["rollup"]]
    return found
