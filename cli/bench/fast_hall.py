"""Days of the sample site on a real hub, as fast as that decides: what a screen sees in months, in minutes."""

import datetime as dt
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from cli.demo.driver import HubClock
from core.catalog import Catalog
from core.commands import MINUTE_MS, ChangeDocument, Command
from core.hall import play
from core.ids import derived
from core.visitors import plan_of
from core.visitors_plan import DayPlan
from store.sitefile import dump, read_site
from sync.direct import DirectDecider

FIRST_DAY = dt.date(2026, 11, 30)
SEED = 1


class FastHall:
    """`url`: of a hub with `--demo-clock` and an empty store. It sets that clock."""

    def __init__(self, url: str) -> None:
        site = read_site(Path(str(files("assets") / "sites" / "mpp-kupang.json")))
        self._catalog = Catalog(site)
        self._plans = self._open_days()
        self._clock, self._decider = HubClock(url), DirectDecider(url)
        self._clock.set(self._catalog.at(FIRST_DAY, "06:00"))
        self._decider.submit(Command(derived("bench", "site"), "bench", ChangeDocument("site", dump(site))))

    def play_a_day(self, minutes: int) -> None:
        """The next day on which the mall is open: so many minutes of it."""
        plan = next(self._plans)
        until_ms = plan.opens_ms + minutes * MINUTE_MS
        self._clock.set(plan.opens_ms)
        hall = play(plan, self._catalog, alone=False)
        at_ms, command = next(hall)
        while at_ms <= until_ms:
            if at_ms > self._clock.now_ms:
                self._clock.set(at_ms)
            try:
                at_ms, command = hall.send(self._decider.submit(command))
            except StopIteration:
                break
        self._clock.set(min(until_ms, plan.ends_ms))

    def close(self) -> None:
        self._decider.close()
        self._clock.close()

    def _open_days(self) -> Iterator[DayPlan]:
        day = FIRST_DAY
        while True:
            plan = plan_of(self._catalog, day, SEED)
            day += dt.timedelta(1)
            if plan is not None:
                yield plan
