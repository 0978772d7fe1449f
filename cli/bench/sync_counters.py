"""The counters of a bench's LAN: each calls again and again, at its own moment; all together at a steady rate.

Run as a process (`python -m cli.bench.sync_counters URL NAME CALLS PER_S`): it says "ready", waits for a line, then
writes for each call: its place in the log, when it was asked for (time.monotonic), how much too late that was.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import chain
from typing import NamedTuple

from cli.bench import mall
from cli.bench.client import Client, request
from core.commands import CallNext, Command, Errand, Issue
from core.decider import Accepted
from core.ids import derived
from sync.wire import answers_in

COUNTERS = 20


class Called(NamedTuple):
    """`lsn`: of the call. `asked_s`: by time.monotonic. `late_s`: how much later than it was due it was asked for."""

    lsn: int
    asked_s: float
    late_s: float


def call(url: str, name: str, calls: int, per_s: float, start_s: float) -> list[Called]:
    """`calls` calls from `start_s` (time.monotonic) on, `per_s` a second; the counters take turns.

    `name`: so that calls of the same hub in another run are no repetitions of these.
    """
    with ThreadPoolExecutor(COUNTERS) as pool:
        turns = [range(counter, calls, COUNTERS) for counter in range(COUNTERS)]
        return list(chain.from_iterable(pool.map(lambda turn: _one(url, name, turn, per_s, start_s), turns)))


def _one(url: str, name: str, turns: range, per_s: float, start_s: float) -> list[Called]:
    """The calls of one counter, which are those numbered `turns`."""
    counter = turns.start % COUNTERS + 1
    device = f"counter-{counter}"
    bodies = [request(Command(derived("sync", name, n), device, CallNext(counter))) for n in turns]
    answers = []
    with closing(Client(url)) as line:
        for n, body in zip(turns, bodies, strict=True):
            due = start_s + n / per_s
            time.sleep(max(0.0, due - time.monotonic()))
            asked = time.monotonic()
            answers.append((asked, asked - due, line.ask(body)))
    return [Called(_lsn(raw), asked, late) for asked, late, raw in answers]


def _lsn(raw: bytes) -> int:
    (answer,) = answers_in(raw)
    assert isinstance(answer, Accepted)
    return answer.events[-1].lsn


def visitors(counter: int, which: range) -> list[Command]:
    """Numbers for the queue of `counter` (from 1); `which` of all that it will have."""
    service = f"{mall.letters()[counter - 1]}1"
    names = [f"{counter}-{n}" for n in which]
    wishes = [Issue(derived("sync", "ticket", name), (Errand(service),), own_risk=True) for name in names]
    return [Command(derived("sync", "issue", wish.ticket), "bench", wish) for wish in wishes]


if __name__ == "__main__":
    url_, name_, calls_, per_s_ = sys.argv[1:]
    print("ready", flush=True)
    sys.stdin.readline()
    for each in call(url_, name_, int(calls_), float(per_s_), time.monotonic() + 0.2):
        print(*each)
