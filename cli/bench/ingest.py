"""Take the logs of many malls at the centre: from HTTP to committed, folded and counted, beside a bare COPY."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import click

from centre import copying, tables
from centre.database import Database
from centre.keys import Keys
from centre.partitions import month_of
from cli.bench.cluster import cluster
from cli.bench.malls import Malls
from store.centre_file import Centre, write
from store.log import Entry
from sync.wire_centre import MOST_EVENTS

SITES, WORKERS = 6, 2
BACKLOG = 36_000
"""Events: three days of a big mall."""

START_S = 60.0

OPTIONS = (
    click.Option(
        ["--db"], help="An empty PostgreSQL to measure; by default one is started, of the package postgresql."
    ),
)


def run(folder: Path, db: str | None = None) -> dict[str, float]:
    """`events_per_s`: of SITES malls through WORKERS workers; `copy_events_per_s`: the same rows by COPY alone, into a
    table of the same form; `ratio`: of the two; `backlog_36000_s`: one mall after three days; `replay_events_per_s`:
    what the centre has already, once more.
    """
    log = Malls(folder / "malls", BACKLOG)
    with ExitStack() as open_:
        address = db or open_.enter_context(cluster(durable=True)).replace("+psycopg", "")
        with closing(Database.open(address)) as database:
            copied = _copied(database, log.entries)
            keys = Keys(database, lambda: 0)
            for n in range(SITES + 1):
                log.join(n, keys)
        workers = [open_.enter_context(_worker(address)) for _ in range(WORKERS)]
        alone = _pushed(log, [(SITES, workers[0])])
        many = _pushed(log, [(n, workers[n % WORKERS]) for n in range(SITES)])
        replay = _pushed(log, [(n, workers[n % WORKERS]) for n in range(SITES)], "--again")
    events = len(log.entries)
    figures = {
        "events_per_s": SITES * events / many,
        "copy_events_per_s": events / copied,
        "ratio": SITES * copied / many,
        "backlog_36000_s": alone * BACKLOG / events,
        "replay_events_per_s": SITES * events / replay,
    }
    return {name: round(value, 2) for name, value in figures.items()}


def _copied(database: Database, entries: Sequence[Entry]) -> float:
    """Seconds to COPY the events into a table of the form of `event`, committed batch by batch; it is emptied again."""
    database.make({month_of(entry.day) for entry in entries if entry.day})
    rows = [("copied", e.day, e.lsn, e.epoch, e.raw, e.hash) for e in entries]
    began = time.perf_counter()
    for first in range(0, len(rows), MOST_EVENTS):
        with database.writing() as connection:
            copying.append(connection, tables.event, rows[first : first + MOST_EVENTS])
    took = time.perf_counter() - began
    with database.writing() as connection:
        connection.execute(tables.event.delete())
    return took


@contextmanager
def _worker(address: str) -> Iterator[str]:
    """A worker of the centre; its address."""
    argv = [sys.executable, "-m", "besti", "centre", "--db", address, "--port", "0"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            yield line[line.index("http") :].strip().rstrip(".")
        finally:
            process.terminate()
            process.wait(START_S)


def _pushed(log: Malls, pushes: Sequence[tuple[int, str]], *words: str) -> float:
    """Seconds until so many hubs, one process for each worker, have brought their logs."""
    by_worker: dict[str, list[str]] = {}
    for n, url in pushes:
        write(log.folder(n), Centre(url, log.site(n), log.token(n)))
        by_worker.setdefault(url, []).append(str(log.folder(n)))
    argv = [sys.executable, "-m", "cli.bench.ingest_pusher", str(log.store), *words]
    began = time.perf_counter()
    hubs = [
        subprocess.Popen([*argv, *folders], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for folders in by_worker.values()
    ]
    for hub in hubs:
        assert hub.stdout is not None
        hub.stdout.readline()
    began = time.perf_counter()
    for hub in hubs:
        hub.communicate(b"go\n")
        assert hub.returncode == 0
    return time.perf_counter() - began
