"""The kiosk of a bench: the real program, with a finger on its window.

Run as a process (`python -m cli.bench.kiosk_driver PLAY VISITORS IDLE HUB WORD…`): plays PLAY with so many VISITORS on
the kiosk that `besti kiosk WORD…` runs, and writes what it found as one JSON object. IDLE: for how many seconds nobody
touches it. Touches come as fast as pages are painted, so the
guard against the second half of a double tap is off.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cli.bench import kupang
from cli.demo.driver import HubClock
from core.commands import MINUTE_MS
from ui import thrift

if TYPE_CHECKING:
    from kiosk.finger import Finger

TRIES = 20
MOST_PAGES = 6
"""Of tiles: more than the sample site has."""

DAY_VISITORS = 500
WARM_DAYS = 3
"""Yesterday's numbers stay known for a day, so after two a kiosk holds as much as it ever will; and one more."""

STILL_S = 4.0
"""So long nobody touches it in the evening: what a page left is given back after three (kiosk.tidy)."""

DAY_MS = 24 * 60 * MINUTE_MS
PAGE_BYTES, BYTES_PER_MB = os.sysconf("SC_PAGE_SIZE"), 1_000_000

Found = dict[str, float]


def measure(finger: "Finger", visitors: int, idle_s: float, _: str) -> Found:
    """Visitors one after the other, then nobody: on the first page, and where somebody has just left a choice."""
    for agency, service in islice(cycle(kupang.choices(kupang.site())), visitors):
        visit(finger, agency, service)
    attract = idle_percent(finger, idle_s)
    finger.touch("start")
    finger.touch("agency")
    finger.see("next")
    idle = max(attract, idle_percent(finger, idle_s))
    return {"idle_cpu_percent": round(idle, 2), "rss_mb": round(rss_mb(), 1)}


def soak(finger: "Finger", visitors: int, _: float, hub: str) -> Found:
    """Day after day of 500 visitors; what a day adds once the kiosk has seen a few is growth."""
    each = min(DAY_VISITORS, visitors)
    choices = cycle(kupang.choices(kupang.site()))
    sizes = []
    with closing(HubClock(hub)) as clock:
        for day in range(WARM_DAYS + -(-visitors // each)):
            began = time.monotonic()
            clock.set(FIRST_DAY_MS + day * DAY_MS)
            for agency, service in islice(choices, each):
                hurried_visit(finger, agency, service)
            visit_ms = (time.monotonic() - began) / each * 1000
            gc.collect()
            finger.rest(STILL_S)
            sizes.append(rss_mb())
            print(f"day {day}: {sizes[-1]:.1f} MB, {visit_ms:.0f} ms a visitor", file=sys.stderr)
    return {
        "soak_growth_mb": round(sizes[-1] - sizes[WARM_DAYS - 1], 2),
        "soak_rss_mb": round(max(sizes[WARM_DAYS - 1 :]), 1),
    }


FIRST_DAY_MS = 1_795_485_600_000
"""Ten o'clock at the site on a day in November 2026."""


def visit(finger: "Finger", agency: str, service: str | None) -> None:
    """From welcome to the paper."""
    finger.touch("start")
    finger.touch("agency")
    choose(finger, f"tile-{agency}")
    if service is not None:
        choose(finger, f"tile-{service}")
    finger.touch("take")
    await_paper(finger)
    finger.touch("done")
    finger.see("start")


def hurried_visit(finger: "Finger", agency: str, service: str | None) -> None:
    """The same, without waiting until each page is painted."""
    finger.until("kiosk.page == 'welcome'")
    finger.reads("kiosk.chosen('start')")
    finger.reads("kiosk.chosen('agency')")
    for key in filter(None, (agency, service)):
        for page in range(MOST_PAGES):
            finger.reads(f"kiosk.turned({page})")
            if f"tile-{key}" in finger.names("tile-"):
                break
        finger.reads(f"kiosk.chosen('{key}')")
    finger.reads("kiosk.chosen('take')")
    await_paper(finger)
    finger.reads("kiosk.chosen('done')")


def await_paper(finger: "Finger") -> None:
    """Until the number is there and its paper is out, or certainly does not come.

    A box that is busy with something else may take too long for hub or printer; then the visitor tries again.
    """
    for _ in range(TRIES):
        finger.until("kiosk.page != 'issuing'")
        if finger.reads("kiosk.page") == "number":
            break
        finger.rest(1)
        for key in ("retry", "paper"):
            finger.reads(f"kiosk.chosen('{key}')")
    finger.until("kiosk.page == 'number' && number.paperIcon != 'printer'")


def choose(finger: "Finger", tile: str) -> None:
    """The tile, on whichever page it is."""
    finger.see_any("tile-")
    while tile not in finger.names("tile-"):
        finger.touch("next")
        finger.see_any("tile-")
    finger.touch(tile)


def idle_percent(finger: "Finger", seconds: float) -> float:
    """Percent of a core that the process takes while nobody touches it."""
    finger.rest(1)
    began, used = time.monotonic(), sum(os.times()[:2])
    finger.rest(seconds)
    return (sum(os.times()[:2]) - used) / (time.monotonic() - began) * 100


def rss_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES / BYTES_PER_MB


PLAYS: dict[str, "Callable[[Finger, int, float, str], Found]"] = {"measure": measure, "soak": soak}


def drive(play: str, visitors: int, idle_s: float, hub: str, words: list[str]) -> int:
    """Returns the exit code of the kiosk. In the order of the program itself: thrift first."""
    thrift.begin()
    from cli.main import main
    from kiosk import session
    from kiosk.finger import on_the_kiosk

    session.TAP_MS = 0
    on_the_kiosk(
        lambda finger: print(msgspec.json.encode(PLAYS[play](finger, visitors, idle_s, hub)).decode(), flush=True)
    )
    code: int = main(["kiosk", *words, "--hub", hub], standalone_mode=False)
    return code


if __name__ == "__main__":
    play_, number, idle, hub_, *words_ = sys.argv[1:]
    sys.exit(drive(play_, int(number), float(idle), hub_, words_))
