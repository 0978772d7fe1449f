"""Promise every ticket of the frozen simulated mall, and promise 300 who wait anew."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from statistics import fmean, median
from time import perf_counter

import click

from cli.bench.figures import ms
from cli.bench.promised_hall import Outcome, PromisedHall
from core.catalog import Catalog
from core.commands import Body, Command, Errand, Issue, OpenCounter, OpenDay
from core.ids import derived
from core.promise.listener import Listener
from core.visitors_frozen import DAYS, SEEDS, frozen_catalog, frozen_day, frozen_days
from store.sitefile import read_site

WAITING = 300
REFRESHES = 50
REFRESH_DAY = dt.date(2026, 9, 7)
FEWEST = 100
"""A service with fewer tickets tells nothing of its own."""
OPTIONS = [
    click.Option(["--days"], type=click.IntRange(1, 366), default=DAYS, show_default=True, help="Days per seed.")
]


def run(folder: Path, days: int = DAYS) -> dict[str, float]:
    """Printed spans of all seeds, rounded. `formula_mae`: of (ahead + 1) × usual minutes ÷ counters.

    `later_…`: of steps that became free later, by what was told then; `about_mae`: of their estimates on paper.
    `worst_service`: the lowest share of kept promises of a service that had 100 of them with one seed; the share of
    all, where none had. `first_day`: the share on the first days, from cold.
    """
    first, everything, services, later = [], [], [], []
    for seed in SEEDS:
        by_day = _outcomes(seed, days)
        outcomes = [outcome for day in by_day for outcome in day if outcome.n == 0]
        first += [outcome for outcome in by_day[0] if outcome.n == 0]
        everything += outcomes
        services += _by_service(outcomes)
        later += [outcome for day in by_day for outcome in day if outcome.n > 0]
    return {
        "refresh_300_ms": refresh_ms(),
        "cov80": round(_kept(everything), 4),
        "mae": round(fmean(outcome.off for outcome in everything), 3),
        "formula_mae": round(fmean(outcome.formula_off for outcome in everything), 3),
        "worst_service": round(min(services, default=_kept(everything)), 4),
        "first_day": round(_kept(first), 4),
        **_later(later),
    }


def _later(outcomes: Sequence[Outcome]) -> dict[str, float]:
    return {
        "later_cov80": round(_kept(outcomes), 4),
        "later_mae": round(fmean(outcome.off for outcome in outcomes), 3),
        "about_mae": round(fmean(outcome.about_off for outcome in outcomes if outcome.about_off is not None), 3),
    }


def _outcomes(seed: int, days: int) -> list[list[Outcome]]:
    """Of one mall from its first day on, day by day."""
    catalog = frozen_catalog()
    hall = PromisedHall(catalog)
    return [hall.played(frozen_day(catalog, day, seed)) for day in frozen_days(catalog, days)]


def _kept(outcomes: Sequence[Outcome]) -> float:
    return fmean(outcome.kept for outcome in outcomes)


def _by_service(outcomes: Sequence[Outcome]) -> list[float]:
    """The shares of the services that had enough."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        found[outcome.service].append(outcome)
    return [_kept(own) for own in found.values() if len(own) >= FEWEST]


def refresh_ms() -> float:
    """Milliseconds of the median refresh of all promises while 300 wait at the sample site with its 25 counters."""
    catalog = Catalog(read_site(Path(str(files("assets") / "sites" / "mpp-kupang.json"))))
    hall = PromisedHall(catalog)
    ten_ms = catalog.at(REFRESH_DAY, "10:00")
    _fill(hall, catalog, ten_ms)
    promises = Listener(hall.promiser.book, catalog).promises
    taken = []
    for n in range(REFRESHES):
        begun = perf_counter()
        made = promises.everybody(hall.state, ten_ms + n)
        taken.append(perf_counter() - begun)
        assert len(made) == WAITING
    return ms(median(taken))


def _fill(hall: PromisedHall, catalog: Catalog, now_ms: int) -> None:
    """A hall with all counters open and 300 who wait."""
    sent = 0

    def send(body: Body) -> None:
        nonlocal sent
        sent += 1
        hall.answered(Command(derived("bench", "command", sent), f"bench-{sent}", body), now_ms)

    send(OpenDay(REFRESH_DAY, synchronised=True))
    for no in catalog.counters:
        send(OpenCounter(no))
    services = [code for code, service in catalog.services.items() if service.walk_in]
    for n in range(2 * WAITING):
        if sum(map(len, hall.state.waiting.values())) < WAITING:
            send(Issue(derived("bench", n), (Errand(services[n % len(services)]),)))
