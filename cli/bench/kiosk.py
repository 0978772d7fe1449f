"""Kiosk: first frame, next page, durable number, idle CPU, memory; drawn in software, off screen, on a real hub."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cli.bench import kupang
from cli.bench.bare_window import bare_window, unseen
from cli.bench.figures import ms, percentile
from cli.bench.hub import running_hub
from cli.bench.kiosk_driver import FIRST_DAY_MS
from cli.bench.kiosk_trace import NS_PER_S, commit_seconds, moments, page_seconds
from cli.bench.sink import Sink
from cli.bench.stores import opened_store
from store.yardstick import raw_commits

STARTS = 5
NUMBERS = 240
"""Visitors whose touches are measured; each turns five pages or more and takes one number."""

IDLE_S = 20.0
"""So long the kiosk is watched on the first page, and again on a page of tiles."""

START_S, STOP_S = 30.0, 15.0
WINDOW = "1080x1920"

OPTIONS = (
    click.Option(
        ["--visitors"],
        type=click.IntRange(1),
        default=10_000,
        show_default=True,
        help="How many play through the kiosk for soak_growth_mb, 500 a day, as fast as it paints and prints.",
    ),
)


def run(folder: Path, visitors: int = 10_000) -> dict[str, float]:
    """The figures. Ratios: against the smallest window that Qt can show, and a bare durable INSERT on this disk."""
    raw = raw_commits(folder, NUMBERS)
    bare = [bare_window(1080, 1920).first_frame_s for _ in range(STARTS)]
    figures = _used(folder / "used")
    click.echo(f"{visitors} visitors …", err=True)
    soaked = _soaked(folder / "soak", visitors)
    return (
        figures
        | soaked
        | {
            "bare_window_ms": ms(percentile(bare, 0.5)),
            "first_frame_ratio": round(figures["first_frame_ms"] / ms(percentile(bare, 0.5)), 2),
            "raw_p99_ms": ms(percentile(raw, 0.99)),
            "commit_ratio_p99": round(figures["commit_p99_ms"] / ms(percentile(raw, 0.99)), 2),
        }
    )


def _used(folder: Path) -> dict[str, float]:
    """A kiosk as it is used: started anew a few times, then touched by visitors, then left alone."""
    opened_store(folder, kupang.site()).close()
    trace = folder / "trace"
    with running_hub(folder) as url, _printer() as printer:
        words = _words(folder, printer)
        starts = [
            _first_frame(["-m", "besti", "kiosk", *words, "--hub", url], folder / f"start-{n}") for n in range(STARTS)
        ]
        found = _driven("measure", NUMBERS, url, *words, "--trace", str(trace))
    told = moments(trace)
    pages, commits = list(page_seconds(told)), list(commit_seconds(told))
    return {
        "first_frame_ms": ms(percentile(starts, 0.5)),
        "page_p95_ms": ms(percentile(pages, 0.95)),
        "commit_p99_ms": ms(percentile(commits, 0.99)),
        **found,
        "pages": len(pages),
        "numbers": len(commits),
    }


def _soaked(folder: Path, visitors: int) -> dict[str, float]:
    """A kiosk that follows the hub's clock from day to day."""
    opened_store(folder, kupang.site(), FIRST_DAY_MS).close()
    with running_hub(folder, "--demo-clock") as url, _printer() as printer:
        return _driven("soak", visitors, url, *_words(folder, printer), "--demo-speed", "1")


@contextmanager
def _printer() -> Iterator[str]:
    with Sink() as sink:
        yield f"tcp://127.0.0.1:{sink.port}"


def _words(folder: Path, printer: str) -> list[str]:
    return ["--folder", str(folder), "--window", WINDOW, "--printer", printer, "--profile", "tm-t82"]


def _first_frame(words: list[str], trace: Path) -> float:
    """Seconds from the start of a process to its first frame; then it is stopped."""
    began = time.monotonic_ns()
    with subprocess.Popen([sys.executable, *words, "--trace", str(trace)], env=unseen()) as process:
        until = time.monotonic() + START_S
        while not (painted := [at for at, what in moments(trace) if what == "frame"]):
            assert process.poll() is None, "the kiosk ended"
            assert time.monotonic() < until, "the kiosk painted nothing"
            time.sleep(0.05)
        process.terminate()
        process.wait(STOP_S)
    return (painted[0] - began) / NS_PER_S


def _driven(play: str, visitors: int, *words: str) -> dict[str, float]:
    argv = [sys.executable, "-m", "cli.bench.kiosk_driver", play, str(visitors), str(IDLE_S), *words]
    with subprocess.Popen(argv, env=unseen(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.read().splitlines()
    assert process.returncode == 0, f"the kiosk ended with {process.returncode}"
    found: dict[str, float] = json.loads(said[-1])
    return found
