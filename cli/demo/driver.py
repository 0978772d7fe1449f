"""Drives a demo: moves the hub's clock and submits what visitors and officers of a planned day do."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.hall import play
from core.visitors_plan import DayPlan
from sync.direct import DirectDecider
from sync.link import Link

CLOCK_S = 10.0


@dataclass(frozen=True, slots=True)
class Pace:
    """`minutes` of the day are played, `speed` times as fast as the wall's clock."""

    minutes: float
    speed: float


class HubClock:
    """The clock of a hub that was started with `--demo-clock`."""

    def __init__(self, url: str) -> None:
        self._link = Link(url)
        self.now_ms = 0

    def set(self, now_ms: int) -> None:
        """Moves it; what has become due is decided before this returns. Never moves it back."""
        if now_ms > self.now_ms:
            self._link.post("/v1/clock", msgspec.json.encode({"now_ms": now_ms}), CLOCK_S)
            self.now_ms = now_ms

    def close(self) -> None:
        self._link.close()


def drive(
    plan: DayPlan, catalog: Catalog, decider: DirectDecider, clock: HubClock, pace: Pace, goes_on: Callable[[], bool]
) -> int:
    """Plays the beginning of `plan`; returns how many commands were sent. Ends early where `goes_on` says no."""
    hall = play(plan, catalog, alone=False)
    until_ms = plan.opens_ms + round(pace.minutes * MINUTE_MS)
    started = time.monotonic()
    at_ms, command = next(hall)
    sent = 0
    while at_ms <= until_ms and goes_on():
        due = started + (at_ms - plan.opens_ms) / 1000 / pace.speed
        time.sleep(max(0.0, due - time.monotonic()))
        clock.set(at_ms)
        answer = decider.submit(command)
        sent += 1
        try:
            at_ms, command = hall.send(answer)
        except StopIteration:
            break
    clock.set(until_ms)
    return sent


def run_on(clock: HubClock, goes_on: Callable[[], bool]) -> None:
    """Lets the hub's clock go at the wall's pace while `goes_on`: whoever touches the kiosk is served by it."""
    began, from_ms = time.monotonic(), clock.now_ms
    while goes_on():
        time.sleep(0.5)
        clock.set(from_ms + round((time.monotonic() - began) * 1000))
