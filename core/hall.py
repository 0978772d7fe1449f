"""Plays a planned day: what visitors, officers and the clock do, as commands, each answered before the next is sent.

Pure and without draws of its own: the same plan and the same answers give the same commands.
"""

from collections.abc import Generator

from core.catalog import Catalog
from core.commands import CloseDay, Command, OpenDay
from core.decider import Answer
from core.due import CLOCK
from core.hall_mishaps import Mishaps
from core.hall_officer import Officer
from core.hall_stage import Process, Stage
from core.hall_visitor import Kiosks
from core.visitors_mishaps import EventfulDay
from core.visitors_plan import DayPlan


def play(plan: DayPlan, catalog: Catalog, *, alone: bool) -> Generator[tuple[int, Command], Answer, None]:
    """Yields `(at_ms, command)` in the order of time and wants to be sent the answer to each.

    `alone`: the plan is all there is. The hall then also opens and closes the day, lets holds run out and reports
    the papers as printed, and nobody but its visitors takes numbers. Otherwise hub and devices do all that, and other
    visitors and officers may join in; a command that is refused only makes its sender go on with the next thing.
    """
    stage = Stage(plan.key)
    if alone:
        stage.enter(_open(stage, plan), plan.opens_ms)
    kiosks = Kiosks(stage, catalog, plan.key, alone)
    for visitor in plan.visitors:
        stage.enter(kiosks.visit(visitor), visitor.at_ms)
        if visitor.help_ms is not None:
            stage.enter(kiosks.asks(visitor), visitor.at_ms - visitor.help_ms)
    for shift in plan.shifts:
        stage.enter(Officer(stage, catalog, kiosks, shift, plan.ends_ms, alone).work(), shift.open_ms)
    if isinstance(plan, EventfulDay):
        Mishaps(stage, catalog.site.rules.booking_late_minutes).enter(plan)
    if alone:
        stage.enter(_close(stage, plan), plan.ends_ms)
    yield from stage.run()


def _open(stage: Stage, plan: DayPlan) -> Process:
    yield from stage.ask(CLOCK, OpenDay(plan.day, synchronised=True))


def _close(stage: Stage, plan: DayPlan) -> Process:
    yield from stage.ask(CLOCK, CloseDay(plan.day))
    stage.clear()
