"""Numbers: how fast one is given, from the request to the durable answer."""

import json
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import click

from cli.bench import client, mall
from cli.bench.figures import ms, percentile
from cli.bench.hub import running_hub
from cli.bench.load import load_day_seconds
from cli.bench.stores import opened_store
from core.events import Event, TicketIssued, decode
from store.log_reader import LogReader
from store.writer import SiteWriter, wall_clock_ms
from store.yardstick import grow_old, raw_commits

COUNT = 2000
WARM = 200
CLIENTS = 8
HISTORY = 1_000_000


def run(folder: Path) -> dict[str, float]:
    """The figures; rates are over all clients together."""
    raw = raw_commits(folder, COUNT)
    store, ratio = _store_path(folder)
    figures = _http(folder)
    load = load_day_seconds(folder)
    return figures | {
        "raw_p95_ms": ms(percentile(raw, 0.95)),
        "store_p95_ms": ms(percentile(store, 0.95)),
        "ratio_p95": round(percentile(store, 0.95) / percentile(raw, 0.95), 2),
        "history_p50_ratio": ratio,
        "load_day_ms": ms(load),
    }


def _store_path(folder: Path) -> tuple[list[float], float]:
    """Seconds per number without HTTP, and how much slower the median is in a file with a million old tickets."""
    for name in ("young", "old"):
        with closing(opened_store(folder / name)) as writer:
            writer.submit([mall.issue(0, 0)], wall_clock_ms())
    click.echo(f"{HISTORY} old tickets …", err=True)
    grow_old(folder / "old", HISTORY)
    with ExitStack() as stack:
        pair = [stack.enter_context(closing(opened_store(folder / name))) for name in ("young", "old")]
        took = [_one_by_one(pair, n) for n in range(WARM + COUNT)][WARM:]
    young, old = ([times[k] for times in took] for k in (0, 1))
    return young, round(percentile(old, 0.5) / percentile(young, 0.5), 3)


def _one_by_one(writers: list[SiteWriter], n: int) -> list[float]:
    """The same number in both stores, in turn, so that a slow moment of the box hits both."""
    command = mall.issue(1, n)
    took = []
    for writer in writers if n % 2 else reversed(writers):
        start = time.perf_counter()
        writer.submit([command], wall_clock_ms())
        took.append(time.perf_counter() - start)
    return took if n % 2 else took[::-1]


def _http(folder: Path) -> dict[str, float]:
    store = folder / "http"
    opened_store(store).close()
    with running_hub(store) as url:
        client.issue(url, 0, WARM)
        start = time.perf_counter()
        took = client.issue(url, 1, COUNT)
        one = COUNT / (time.perf_counter() - start)
        eight = _eight_clients(url)
    with closing(LogReader(store)) as rows:
        labels = [body for entry in rows.after(0, -1) if (body := _issued(entry.raw))]
    return {
        "p50_ms": ms(percentile(took, 0.5)),
        "p95_ms": ms(percentile(took, 0.95)),
        "p99_ms": ms(percentile(took, 0.99)),
        "max_ms": ms(max(took)),
        "rate_per_s": round(one, 1),
        "rate8_per_s": round(eight, 1),
        "duplicates": sum(n - 1 for n in Counter(body.label for body in labels).values()),
        "gaps": _gaps(labels),
    }


def _issued(raw: bytes) -> TicketIssued | None:
    event = decode(raw)
    return event.body if isinstance(event, Event) and isinstance(event.body, TicketIssued) else None


def _gaps(labels: list[TicketIssued]) -> int:
    """How many numbers of a letter were left out below its last."""
    last: dict[str, int] = {}
    for body in labels:
        last[body.letter] = max(last.get(body.letter, 0), body.number)
    return sum(last.values()) - len({body.label for body in labels})


def _eight_clients(url: str) -> float:
    """Numbers a second with eight clients at once, each a process of its own."""
    count = COUNT // 2
    argv = [sys.executable, "-m", "cli.bench.client", url]
    clients = [
        subprocess.Popen([*argv, str(10 + n), str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for n in range(CLIENTS)
    ]
    for each in clients:
        assert each.stdout is not None
        each.stdout.readline()
    start = time.perf_counter()
    for each in clients:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    done = [each.communicate()[0].split() for each in clients]
    took = time.perf_counter() - start
    assert all(len(lines) == count for lines in done), json.dumps([len(lines) for lines in done])
    return CLIENTS * count / took
