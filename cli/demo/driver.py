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
TICK_MS = 10_000
"""The clock is moved at least this often in the time of the demo, on a grid, so that two demos move it alike."""


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
        """Moves it, never back; what has become due is decided before this returns. The screens see it move."""
        self.now_ms = max(now_ms, self.now_ms)
        self._link.post("/v1/clock", msgspec.json.encode({"now_ms": self.now_ms}), CLOCK_S)

    def close(self) -> None:
        self._link.close()


def drive(
    plan: DayPlan, catalog: Catalog, decider: DirectDecider, clock: HubClock, pace: Pace, goes_on: Callable[[], bool]
) -> int:
    """Plays the beginning of `plan`; returns how many commands were sent. Ends early where `goes_on` says no."""
    hall = play(plan, catalog, alone=False)
    until_ms = plan.opens_ms + round(pace.minutes * MINUTE_MS)
    walk = _Walk(clock, plan.opens_ms, pace.speed, goes_on)
    at_ms, command = next(hall)
    sent = 0
    while at_ms <= until_ms and walk.to(at_ms):
        answer = decider.submit(command)
        sent += 1
        try:
            at_ms, command = hall.send(answer)
        except StopIteration:
            break
    walk.to(until_ms)
    return sent


class _Walk:
    """Moves the hub's clock at the pace of the demo, tick by tick."""

    def __init__(self, clock: HubClock, from_ms: int, speed: float, goes_on: Callable[[], bool]) -> None:
        self._clock, self._from_ms, self._speed, self._goes_on = clock, from_ms, speed, goes_on
        self._started = time.monotonic()

    def to(self, at_ms: int) -> bool:
        """Arrives at `at_ms`; False where the demo was ended on the way."""
        while self._clock.now_ms < at_ms and self._goes_on():
            tick = (self._clock.now_ms // TICK_MS + 1) * TICK_MS
            self._step(min(tick, at_ms))
        return self._clock.now_ms >= at_ms

    def _step(self, to_ms: int) -> None:
        due = self._started + (to_ms - self._from_ms) / 1000 / self._speed
        time.sleep(max(0.0, due - time.monotonic()))
        self._clock.set(to_ms)


def run_on(clock: HubClock, goes_on: Callable[[], bool]) -> None:
    """Lets the hub's clock go at the wall's pace while `goes_on`: whoever touches the kiosk is served by it."""
    began, from_ms = time.monotonic(), clock.now_ms
    while goes_on():
        time.sleep(0.5)
        clock.set(from_ms + round((time.monotonic() - began) * 1000))
