"""A planned day played in memory: the rules of the hub, without a hub."""

from collections.abc import Generator

from core.catalog import Catalog
from core.commands import Command
from core.decide import decide
from core.decider import Accepted, Answer, Refused
from core.fold import fold
from core.hall import play
from core.refusal import Refusal
from core.sequence import sequence
from core.state import State
from core.visitors_plan import DayPlan


def play_alone(plan: DayPlan, catalog: Catalog, state: State) -> Generator[tuple[int, Command, Answer], None, None]:
    """Every command of the day with its time and answer, in order; `state` moves on with them."""
    hall = play(plan, catalog, alone=True)
    at_ms, command = next(hall)
    while True:
        answer = _answered(state, catalog, command, at_ms)
        yield at_ms, command, answer
        try:
            at_ms, command = hall.send(answer)
        except StopIteration:
            return


def _answered(state: State, catalog: Catalog, command: Command, now_ms: int) -> Answer:
    decided = decide(state, catalog, command, now_ms)
    if isinstance(decided, Refusal):
        return Refused(decided)
    events = sequence(state, command, decided, now_ms)
    for event in events:
        fold(state, event)
    return Accepted(tuple(events))
