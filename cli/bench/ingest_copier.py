"""Bare COPY for a bench (`python -m cli.bench.ingest_copier STORE ADDRESS SITE…`): once a line has come on standard
input, copies the events in STORE into the database at ADDRESS under the name of each SITE, all at once.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from centre import copying, tables
from centre.database import Database
from store.log_reader import LogReader
from sync.wire_centre import MOST_EVENTS


def main(words: list[str]) -> None:
    store, address, *sites = words
    with closing(LogReader(Path(store))) as log:
        entries = log.after(0, 1_000_000)
    rows = {site: [(site, e.day, e.lsn, e.epoch, e.raw, e.hash) for e in entries] for site in sites}
    with closing(Database.open(address)) as database, ThreadPoolExecutor(len(sites)) as threads:
        print("ready", flush=True)
        sys.stdin.readline()
        list(threads.map(lambda site: copy(database, rows[site]), sites))


def copy(database: Database, rows: Sequence[tuple[Any, ...]]) -> None:
    for first in range(0, len(rows), MOST_EVENTS):
        with database.writing() as connection:
            copying.append(connection, tables.event, rows[first : first + MOST_EVENTS])


if __name__ == "__main__":
    main(sys.argv[1:])
