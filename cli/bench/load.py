"""How long a full day takes to load."""

import time
from contextlib import closing
from pathlib import Path

from cli.bench import mall
from cli.bench.stores import opened_store
from core.commands import Body, CallNext, Command, Finish, Start
from core.fold import fold
from core.ids import derived
from store.reader import SiteReader
from store.writer import SiteWriter, wall_clock_ms

EVENTS = 12_000
EVENTS_PER_VISITOR = 4
ROUNDS = 3


def load_day_seconds(folder: Path) -> float:
    """Seconds to load a day of 12,000 events, the best of three."""
    store = folder / "day"
    with closing(opened_store(store)) as writer:
        _play(writer, EVENTS // EVENTS_PER_VISITOR)
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with closing(SiteReader.open(store, fold=fold)) as reader:
            took.append(time.perf_counter() - start)
            assert reader.state.lsn >= EVENTS
    return min(took)


def _play(writer: SiteWriter, visitors: int) -> None:
    """Everybody takes a number, is called, served and done."""
    writer.submit([mall.issue(0, n) for n in range(visitors)], wall_clock_ms())
    for n in range(visitors):
        counter = n % mall.AGENCIES + 1
        moves: list[Body] = [CallNext(counter), Start(counter), Finish(counter)]
        writer.submit([Command(derived("move", n, k), "bench", body) for k, body in enumerate(moves)], wall_clock_ms())
