"""Promise every ticket of simulated days, and promise 300 who wait anew."""

import datetime as dt
from importlib.resources import files
from pathlib import Path
from statistics import median
from time import perf_counter

import click
import msgspec

from cli.bench.figures import ms
from core.catalog import Catalog
from core.commands import Body, Command, Errand, Issue, OpenCounter, OpenDay
from core.decide import decide
from core.decider import Accepted, Answer, Refused
from core.events import Event, StepCalled
from core.fold import fold
from core.hall import play
from core.ids import derived
from core.promise.book import Book, Pending
from core.promise.listener import Listener
from core.promise.span import MINUTE_MS
from core.refusal import Refusal
from core.sequence import sequence
from core.state import State
from core.timetable import day_has_service
from core.visitors import plan_of
from core.visitors_plan import DayPlan
from store.sitefile import read_site

SEEDS = (7, 11, 23)
FIRST = dt.date(2026, 9, 7)
DAYS = 5
WAITING = 300
REFRESHES = 50
OPTIONS = [
    click.Option(["--days"], type=click.IntRange(1, 366), default=DAYS, show_default=True, help="Days per seed.")
]


class Outcome(msgspec.Struct, frozen=True):
    """What became of one promise. `off`, `formula_off`: minutes from the middle and from the formula to the call."""

    kept: bool
    off: float
    formula_off: float


def run(folder: Path, days: int = DAYS) -> dict[str, float]:
    """`formula_mae`: of position × mean service time ÷ open counters. Spans are those printed."""
    catalog = Catalog(read_site(Path(str(files("assets") / "sites" / "mpp-kupang.json"))))
    outcomes: list[Outcome] = []
    for seed in SEEDS:
        mall = Mall(catalog)
        for day in range(days):
            plan = plan_of(catalog, FIRST + dt.timedelta(day), seed)
            outcomes += mall.played(plan) if plan else []
    return {
        "refresh_300_ms": mall.refresh_ms(_next_served(catalog, FIRST + dt.timedelta(days))),
        "cov80": round(sum(outcome.kept for outcome in outcomes) / len(outcomes), 4),
        "mae": round(sum(outcome.off for outcome in outcomes) / len(outcomes), 3),
        "formula_mae": round(sum(outcome.formula_off for outcome in outcomes) / len(outcomes), 3),
    }


def _next_served(catalog: Catalog, day: dt.date) -> dt.date:
    while not day_has_service(catalog, day):
        day += dt.timedelta(1)
    return day


class Mall:
    """One simulated mall whose days follow one another, with a book of promises that is kept."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._state = State()
        self._book = Book.empty()
        self._listener = Listener(self._book, catalog)
        self._sent = 0

    def played(self, plan: DayPlan) -> list[Outcome]:
        hall = play(plan, self._catalog, alone=True)
        outcomes: list[Outcome] = []
        at_ms, command = next(hall)
        while True:
            answer = self._answered(command, at_ms, outcomes)
            try:
                at_ms, command = hall.send(answer)
            except StopIteration:
                return outcomes

    def refresh_ms(self, day: dt.date) -> float:
        """Milliseconds of the median refresh of all promises while 300 wait."""
        ten_ms = self._catalog.at(day, "10:00")
        self._filled(day, ten_ms)
        taken = []
        for n in range(REFRESHES):
            begun = perf_counter()
            made = self._listener.promises.everybody(self._state, ten_ms + n)
            taken.append(perf_counter() - begun)
            assert len(made) == WAITING
        return ms(median(taken))

    def _filled(self, day: dt.date, now_ms: int) -> None:
        self._send(OpenDay(day, synchronised=True), now_ms)
        for no in self._catalog.counters:
            self._send(OpenCounter(no), now_ms)
        assert self._state.is_open, day
        services = [code for code, service in self._catalog.services.items() if service.walk_in]
        for n in range(2 * WAITING):
            if sum(map(len, self._state.waiting.values())) < WAITING:
                self._send(Issue(derived("bench", n), (Errand(services[n % len(services)]),)), now_ms)

    def _send(self, body: Body, now_ms: int) -> None:
        self._sent += 1
        self._answered(Command(derived("bench", "command", self._sent), f"bench-{self._sent}", body), now_ms, [])

    def _answered(self, command: Command, now_ms: int, outcomes: list[Outcome]) -> Answer:
        decided = decide(self._state, self._catalog, command, now_ms)
        if isinstance(decided, Refusal):
            return Refused(decided)
        happened = sequence(self._state, command, decided, now_ms)
        for event in happened:
            fold(self._state, event)
            made = self._promise_of(event)
            if made is not None:
                outcomes.append(self._outcome(made, event.at))
            self._listener.heard(self._state, event)
        return Accepted(tuple(happened))

    def _promise_of(self, event: Event) -> Pending | None:
        """The promise whose outcome `event` is."""
        body = event.body
        in_turn = isinstance(body, StepCalled) and body.reason is None
        return self._book.pending.get(f"{body.ticket}/{body.n}") if isinstance(body, StepCalled) and in_turn else None

    def _outcome(self, made: Pending, called_ms: int) -> Outcome:
        promise = made.promise
        _, early, late, _ = promise.beyond(called_ms)
        minutes = [service.minutes for service in self._catalog.services.values() if service.letter == made.line]
        formula = (promise.ahead + 1) * sum(minutes) / len(minutes) / max(1.0, promise.counters)
        wait = (called_ms - promise.asked_ms) / MINUTE_MS
        return Outcome(not (early or late), abs(called_ms - promise.mid) / MINUTE_MS, abs(wait - formula))
