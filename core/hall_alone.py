"""A planned day played in memory: the rules of the hub, without a hub."""

from collections.abc import Generator, Sequence

from core.catalog import Catalog
from core.commands import Command
from core.decide import decide
from core.decider import Accepted, Answer, Refused
from core.events import Body, Event
from core.fold import fold
from core.hall import play
from core.promise.promiser import Promiser
from core.refusal import Refusal
from core.sequence import sequence
from core.state import State
from core.visitors_plan import DayPlan


def play_alone(
    plan: DayPlan, catalog: Catalog, state: State, promiser: Promiser | None = None
) -> Generator[tuple[int, Command, Answer], None, None]:
    """Every command of the day with its time and answer, in order; `state` moves on with them.

    `promiser`: promises and refuses as a hub's does; None: nothing is promised and every number is given.
    """
    hall = play(plan, catalog, alone=True)
    at_ms, command = next(hall)
    while True:
        answer = _answered(state, catalog, command, at_ms, promiser)
        yield at_ms, command, answer
        try:
            at_ms, command = hall.send(answer)
        except StopIteration:
            return


def _answered(state: State, catalog: Catalog, command: Command, now_ms: int, promiser: Promiser | None) -> Answer:
    decided: Sequence[Body] | Refusal = decide(state, catalog, command, now_ms)
    if promiser is not None and not isinstance(decided, Refusal):
        decided = promiser.promised(state, catalog, decided, now_ms)
    if isinstance(decided, Refusal):
        return Refused(decided)
    events = _happened(state, catalog, sequence(state, command, decided, now_ms), promiser)
    if promiser is not None:
        anew = sequence(state, command, promiser.promised_anew(state, events), now_ms)
        events += _happened(state, catalog, anew, promiser)
    return Accepted(tuple(events))


def _happened(state: State, catalog: Catalog, events: list[Event], promiser: Promiser | None) -> list[Event]:
    for event in events:
        fold(state, event)
        if promiser is not None:
            promiser.heard(state, catalog, event)
    return events
