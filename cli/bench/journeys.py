"""Compare waiting in every free queue at once with one queue after another, on the same simulated days."""

import datetime as dt
from importlib.resources import files
from pathlib import Path
from statistics import median

import click
import msgspec

from cli.bench.figures import percentile
from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.hall_alone import play_alone
from core.state import State, Ticket
from core.timetable import day_has_service
from core.visitors_frozen import FIRST, SEEDS
from core.visitors_journeys import journeys_day
from core.visitors_plan import Onward, Visitor
from core.words import StepState
from store.sitefile import read_site

DAYS = 28
SHARE = 0.1
OPTIONS = [
    click.Option(["--share"], type=click.FloatRange(0, 1, min_open=True), default=SHARE, show_default=True,
                 help="How many of the visitors have two or three errands that wait for nothing."),
    click.Option(["--days"], type=click.IntRange(1, 366), default=DAYS, show_default=True,
                 help="Days of the calendar, per seed."),
]  # fmt: skip


class Hall(msgspec.Struct):
    """Of one way to queue, by ticket: minutes until the last errand is done, and others' minutes until their call."""

    totals: dict[str, float] = {}
    waits: dict[str, float] = {}


def run(folder: Path, share: float = SHARE, days: int = DAYS) -> dict[str, float]:
    """`visitors`: those with several errands who got all of them done in both ways; only they are compared.

    So nobody counts whom one way lets finish and the other sends home at closing time.
    """
    at_once, in_turn = Hall(), Hall()
    catalog = Catalog(read_site(Path(str(files("assets") / "sites" / "mpp-kupang.json"))))
    for seed in SEEDS:
        _play(at_once, catalog, seed, share, days, in_turn=False)
        _play(in_turn, catalog, seed, share, days, in_turn=True)
    travellers = at_once.totals.keys() & in_turn.totals.keys()
    others = at_once.waits.keys() & in_turn.waits.keys()
    ours, theirs = ([hall.totals[ticket] for ticket in travellers] for hall in (at_once, in_turn))
    return {
        "visitors": len(travellers),
        "median_total_min": round(median(ours), 2),
        "sequential_median_total_min": round(median(theirs), 2),
        "p90_total_min": round(percentile(ours, 0.9), 2),
        "sequential_p90_total_min": round(percentile(theirs, 0.9), 2),
        "others_median_wait_min": round(median(at_once.waits[ticket] for ticket in others), 2),
        "sequential_others_median_wait_min": round(median(in_turn.waits[ticket] for ticket in others), 2),
    }


def _play(hall: Hall, catalog: Catalog, seed: int, share: float, days: int, *, in_turn: bool) -> None:
    """Each day by the real rules, from its opening to its end."""
    state = State()
    for day in (day for day in (FIRST + dt.timedelta(n) for n in range(days)) if day_has_service(catalog, day)):
        plan = journeys_day(catalog, day, seed, share, in_turn=in_turn)
        for _ in play_alone(plan, catalog, state):
            pass
        for visitor in plan.visitors:
            _count(hall, visitor.ticket, [state.tickets.get(ticket) for ticket in _tickets(visitor)])


def _tickets(visitor: Visitor) -> list[str]:
    """All that the visitor takes in turn."""
    return [visitor.ticket, *(_tickets(visitor.then) if isinstance(visitor, Onward) else [])]


def _count(hall: Hall, name: str, tickets: list[Ticket | None]) -> None:
    taken = [ticket for ticket in tickets if ticket is not None]
    steps = [step for ticket in taken for step in ticket.steps]
    if len(tickets) == len(steps) == 1:
        if steps[0].called_ms is not None:
            hall.waits[name] = (steps[0].called_ms - taken[0].issued_ms) / MINUTE_MS
    elif len(taken) == len(tickets) and all(step.state == StepState.DONE for step in steps):
        hall.totals[name] = (max(step.ended_ms or 0 for step in steps) - taken[0].issued_ms) / MINUTE_MS
