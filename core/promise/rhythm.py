"""How a queue moves over the hours of its day, learned over the days: half an hour by half an hour."""

from math import inf

import msgspec

from core.promise.bend import bent

SLOT_MINUTES = 30.0
SLOTS = 48
DAY_KEPT = 0.8
"""What a day still counts after the next one."""
WAIT_KEPT = 0.97
CALM_MINUTES = 20.0
"""How many minutes a half-hour must have been watched to count as much as the queue's mean pace."""
FIRST_WAITS = 3.0
FARTHEST_MINUTES = 600.0

Part = tuple[float, float, float]
"""Of the way that a day goes on: minutes from now, calls until then, calls a minute from then on."""


class Slot(msgspec.Struct):
    """Half an hour of the day: `calls` in `minutes` in which somebody waited, today's beside those before.

    `waits`: how many outcomes of numbers taken then, `root`: their bent waits added up, `each`: the same per person.
    """

    calls: float = 0.0
    minutes: float = 0.0
    calls_today: float = 0.0
    minutes_today: float = 0.0
    waits: float = 0.0
    root: float = 0.0
    each: float = 0.0


class Rhythm(msgspec.Struct):
    slots: list[Slot]

    @classmethod
    def unknown(cls) -> "Rhythm":
        return cls([Slot() for _ in range(SLOTS)])

    def next_day(self) -> None:
        for slot in self.slots:
            slot.calls = slot.calls * DAY_KEPT + slot.calls_today
            slot.minutes = slot.minutes * DAY_KEPT + slot.minutes_today
            slot.calls_today = slot.minutes_today = 0.0

    def forget_today(self) -> None:
        for slot in self.slots:
            slot.calls_today = slot.minutes_today = 0.0

    def called(self, minute: float) -> None:
        self.slots[_slot(minute)].calls_today += 1.0

    def waited(self, minute: float, until: float) -> None:
        """Somebody waited from one minute of the day to another."""
        while minute < until:
            end = min(until, (minute // SLOT_MINUTES + 1.0) * SLOT_MINUTES)
            self.slots[_slot(minute)].minutes_today += end - minute
            minute = end

    def outcome(self, minute: float, wait: float, work: float) -> None:
        """A number taken at `minute` with `work` calls to go, its own included, was called after `wait` minutes."""
        slot = self.slots[_slot(minute)]
        slot.waits = slot.waits * WAIT_KEPT + 1.0
        slot.root = slot.root * WAIT_KEPT + bent(wait)
        slot.each = slot.each * WAIT_KEPT + bent(wait) / bent(work - 1.0)

    def usual(self, minute: float) -> tuple[float, float, float]:
        """The usual bent wait at that time of day, the same per bent work, and what share of both is still unknown."""
        here = _slot(minute)
        count, root, each = FIRST_WAITS, 0.0, 0.0
        for place, weight in ((here - 1, 0.5), (here, 1.0), (here + 1, 0.5)):
            slot = self.slots[place % SLOTS]
            count += weight * slot.waits
            root += weight * slot.root
            each += weight * slot.each
        return root / count, each / count, FIRST_WAITS / count

    def ahead(self, minute: float, pace: float, work: float = inf) -> list[Part]:
        """How the day will go on, half-hour by half-hour, at least until `work` calls are done.

        `pace`: calls a minute where nothing is known.
        """
        way: list[Part] = []
        slots, calm = self.slots, CALM_MINUTES * pace
        gone = calls = 0.0
        while gone < FARTHEST_MINUTES:
            slot = slots[_slot(minute + gone)]
            rate = (slot.calls + calm) / (slot.minutes + CALM_MINUTES)
            way.append((gone, calls, rate))
            if calls >= work:
                break
            length = SLOT_MINUTES - (minute + gone) % SLOT_MINUTES
            gone += length
            calls += length * rate
        return way


def _slot(minute: float) -> int:
    return int(minute // SLOT_MINUTES) % SLOTS
