"""Take the logs of many malls at the centre: from HTTP to committed, folded and counted, beside a bare COPY.

What is compared. Both sides write to one PostgreSQL that waits for the disk at each commit, into the same table with
the same key and partitions, in commits of MOST_EVENTS events, from WORKERS processes that each serve their share of
SITES sites at once. The ingest is the whole way: HTTP, unpacking, the chain of hashes, folding, rows of tickets, steps
and counters, accounts of ended days, the head. The bare side puts the events' rows alone there, by COPY into a
temporary table and INSERT … ON CONFLICT DO NOTHING, from rows made beforehand. So are the bodies that the hubs send: in
life each hub packs its own on a machine of its own. The bare side runs before and after the ingest, and its faster run
counts.
"""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import click

from centre.database import Database
from centre.keys import Keys
from centre.partitions import month_of
from cli.bench.cluster import cluster
from cli.bench.malls import Malls
from store.centre_file import Centre, write

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
    """`events_per_s`: of SITES malls through WORKERS workers; `copy_events_per_s`: their events by COPY alone;
    `ratio`: of the two; `backlog_36000_s`: one mall after three days; `replay_events_per_s`: what the centre has
    already, once more.
    """
    log = Malls(folder / "malls", BACKLOG)
    with ExitStack() as open_:
        address = db or open_.enter_context(cluster(durable=True)).replace("+psycopg", "")
        with closing(Database.open(address)) as database:
            database.make({month_of(entry.day) for entry in log.entries if entry.day})
            keys = Keys(database, lambda: 0)
            for n in range(SITES + 1):
                log.join(n, keys)
        before = _copied(log, address, "before")
        workers = [open_.enter_context(_worker(address)) for _ in range(WORKERS)]
        alone = _pushed(log, [(SITES, workers[0])])
        pushes = [(n, workers[n % WORKERS]) for n in range(SITES)]
        many, replay = _pushed(log, pushes), _pushed(log, pushes, "--again")
        copied = min(before, _copied(log, address, "after"))
    events = SITES * log.whole
    figures = {
        "events_per_s": events / many,
        "copy_events_per_s": events / copied,
        "ratio": copied / many,
        "backlog_36000_s": alone * BACKLOG / log.whole,
        "replay_events_per_s": events / replay,
    }
    return {name: round(value, 2) for name, value in figures.items()}


def _copied(log: Malls, address: str, when: str) -> float:
    """Seconds until WORKERS processes have copied the events of SITES sites, each its sites at once."""
    sites = [f"copied-{when}-{n}" for n in range(SITES)]
    return _played([["ingest_copier", str(log.store), address, *sites[n::WORKERS]] for n in range(WORKERS)])


def _pushed(log: Malls, pushes: Sequence[tuple[int, str]], *words: str) -> float:
    """Seconds until so many hubs, in one process for each worker, have brought their logs."""
    by_worker: dict[str, list[str]] = {}
    for n, url in pushes:
        write(log.folder(n), Centre(url, log.site(n), log.token(n)))
        by_worker.setdefault(url, []).append(str(log.folder(n)))
    return _played([["ingest_pusher", str(log.store), *words, *folders] for folders in by_worker.values()])


def _played(parts: Sequence[Sequence[str]]) -> float:
    """Seconds from the word that they all wait for until the last of these modules of the bench has ended."""
    with ExitStack() as open_:
        playing = [
            open_.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", f"cli.bench.{module}", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
                )
            )
            for module, *words in parts
        ]
        for each in playing:
            assert each.stdout is not None
            each.stdout.readline()
        began = time.perf_counter()
        for each in playing:
            assert each.stdin is not None
            each.stdin.write(b"go\n")
            each.stdin.flush()
        for each in playing:
            each.communicate()
            assert each.returncode == 0
        return time.perf_counter() - began


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
