"""Four counters that call all the time: each visitor takes a number, is called, and gives way to the next call."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import chain
from typing import NamedTuple

from cli.bench.client import Client, request
from core.commands import Body, CallNext, Command, Errand, Issue
from core.ids import derived
from core.site import Agency, Counter, Site

COUNTERS = 4


class Asked(NamedTuple):
    """A call as its counter knows it. `late_s`: how much too late its program woke up to make it, which tells how busy
    the machine is. `answer_s`: from asking to the durable answer.
    """

    late_s: float
    answer_s: float


def counters(made: Site) -> list[tuple[Counter, str]]:
    """Four counters of different agencies in the first speaker zone, each with a service of its own."""
    audio = {zone.id: zone.audio_zone for zone in made.zones}
    places = [found for agency in made.agencies if (found := _counter(made, agency))]
    here = [(counter, service) for counter, service in places if audio[counter.zone] == made.zones[0].audio_zone]
    assert len(here) >= COUNTERS, here
    return here[:COUNTERS]


def _counter(made: Site, agency: Agency) -> tuple[Counter, str] | None:
    letter = agency.letters[0].letter
    counter = next((c for c in made.counters if letter in c.letters), None)
    service = next((s.code for s in agency.services if s.letter == letter), None)
    return (counter, service) if counter and service else None


def call(url: str, made: Site, each_s: float, seconds: float, alone: str = "") -> list[Asked]:
    """Calls once in `each_s` for so long, the counters in turn and now and then two at once; returns every call.

    `alone`: a name for these calls, so that others of the same hub are no repetitions of them.
    """
    count = max(COUNTERS, round(seconds / each_s))
    start = time.monotonic() + each_s
    places = counters(made)

    def play(k: int) -> list[Asked]:
        dues = [start + n * each_s for n in range(k, count, COUNTERS)]
        return _one_counter(url, *places[k], _shaken(dues, each_s, k), f"{alone}-{k}")

    with ThreadPoolExecutor(COUNTERS) as pool:
        return list(chain.from_iterable(pool.map(play, range(COUNTERS))))


def _shaken(dues: list[float], each_s: float, seed: int) -> Iterator[float]:
    """No officer keeps the beat."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    return (due + draw.uniform(0, each_s) for due in dues)


def _one_counter(url: str, counter: Counter, service: str, dues: Iterator[float], key: str) -> list[Asked]:
    device = f"counter-{counter.no}"

    def ask(line: Client, n: int, kind: str, body: Body) -> None:
        line.ask(request(Command(derived("display", kind, key, n), device, body)))

    def take(line: Client, n: int) -> None:
        ask(line, n, "issue", Issue(derived("display", "ticket", key, n), (Errand(service),)))

    asked = []
    with closing(Client(url)) as line:
        take(line, 0)
        for n, due in enumerate(dues):
            time.sleep(max(0.0, due - time.monotonic()))
            woke = time.monotonic()
            ask(line, n, "call", CallNext(counter.no))
            asked.append(Asked(woke - due, time.monotonic() - woke))
            take(line, n + 1)
    return asked
