"""Count who goes home unserved on the frozen mall's days, and whom the kiosk turned away without need."""

from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from cli.bench.promised_hall import PromisedHall
from core import state as states
from core.catalog import Catalog
from core.commands import Command, Issue
from core.decider import Accepted, Answer, Refused
from core.hall_alone import play_alone
from core.promise import Doubt
from core.promise.today import Today
from core.state import State, Step, Ticket
from core.visitors_frozen import DAYS, SEEDS, frozen_catalog, frozen_day, frozen_days
from core.visitors_plan import DayPlan
from core.words import StepState

TURNED_AWAY = "day_full"
EVERY = 3
"""Of those who were turned away every so many are tried: the same day is played once more with them let in."""
OPTIONS = [
    click.Option(["--days"], type=click.IntRange(1, 366), default=DAYS, show_default=True, help="Days per seed.")
]


class Figures(msgspec.Struct):
    """`given`: numbers without a warning; of these so many saw a step of theirs `unserved`. `tried`: see `EVERY`."""

    given: int = 0
    unserved: int = 0
    warned: int = 0
    refused: int = 0
    tried: int = 0
    served: int = 0
    served_late: int = 0


class WatchedHall(PromisedHall):
    """Remembers who was warned or turned away."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog)
        self.warned: set[str] = set()
        self.turned_away: list[str] = []

    def answered(self, command: Command, now_ms: int) -> Answer:
        answer = super().answered(command, now_ms)
        if isinstance(command.body, Issue):
            ticket = command.body.ticket
            if isinstance(answer, Refused) and answer.refusal.code == TURNED_AWAY:
                self.turned_away.append(ticket)
            elif isinstance(answer, Accepted) and self._doubts(self.state.tickets[ticket]):
                self.warned.add(ticket)
        return answer

    @staticmethod
    def _doubts(ticket: Ticket) -> bool:
        """Whether the paper says of any errand that the day may not suffice."""
        return Doubt.PAST_CLOSING in (ticket.doubt, *(step.doubt for step in ticket.steps))


class Count:
    """What becomes of the days of one hall."""

    def __init__(self, figures: Figures, catalog: Catalog) -> None:
        self._figures = figures
        self._catalog = catalog
        self._today = Today(catalog)
        self._hall = WatchedHall(catalog)

    def play(self, plan: DayPlan) -> None:
        hall, figures = self._hall, self._figures
        morning = states.encode(hall.state)
        hall.warned.clear()
        hall.turned_away.clear()
        hall.played(plan)
        today = [ticket for ticket in hall.state.tickets.values() if ticket.day == plan.day]
        without = [ticket for ticket in today if ticket.id not in hall.warned]
        figures.given += len(without)
        figures.unserved += sum(self.unserved(hall.state, ticket) for ticket in without)
        figures.warned += len(today) - len(without)
        for ticket in hall.turned_away:
            figures.refused += 1
            if figures.refused % EVERY == 0:
                self._try(states.decode(morning), plan, ticket)

    def unserved(self, state: State, ticket: Ticket) -> bool:
        """Whether closing time came before the first call of some step. Who stays on after it does so by kindness."""
        return any(self._too_late(state, step) for step in ticket.steps)

    def _too_late(self, state: State, step: Step) -> bool:
        end_ms = self._today.hours(state, step.letter).end_ms
        if step.called_ms is None:
            return step.state == StepState.EXPIRED
        return end_ms is not None and step.called_ms >= end_ms

    def _try(self, state: State, plan: DayPlan, ticket: str) -> None:
        """What would have become of somebody who was turned away, with everybody else as it was."""
        away = set(self._hall.turned_away) - {ticket}
        visitors = tuple(visitor for visitor in plan.visitors if visitor.ticket not in away)
        for _ in play_alone(replace(plan, visitors=visitors), self._catalog, state):
            pass
        found = state.tickets[ticket]
        served = not self.unserved(state, found)
        self._figures.tried += 1
        self._figures.served += served
        self._figures.served_late += not served and all(step.called_ms is not None for step in found.steps)


def run(folder: Path, days: int = DAYS) -> dict[str, float]:
    """Shares are 0–1. Served: called before closing time, every step.

    `refused_served_share`: of those turned away, who would have been served after all; `…_late_share`: who would have
    been called after closing time, because the officers of this mall stay on while somebody waits.
    """
    figures = Figures()
    catalog = frozen_catalog()
    for seed in SEEDS:
        count = Count(figures, catalog)
        for day in frozen_days(catalog, days):
            count.play(frozen_day(catalog, day, seed))
    return {
        "given": figures.given,
        "unserved_share": round(figures.unserved / max(1, figures.given), 4),
        "warned": figures.warned,
        "refused": figures.refused,
        "refused_served_share": round(figures.served / max(1, figures.tried), 4),
        "refused_served_late_share": round(figures.served_late / max(1, figures.tried), 4),
    }
