"""Steps entering and leaving the queues."""

from core.events import PlannedStep
from core.lines import forget, known_lines
from core.state import State, Step, Ticket
from core.words import FREEING_OUTCOMES, StepState


def planned(plan: PlannedStep, lsn: int, at_ms: int) -> Step:
    """The step that `plan` describes, created at `at_ms` by the event `lsn`."""
    return Step(
        n=plan.n,
        service=plan.service,
        letter=plan.letter,
        agency=plan.agency,
        required=plan.required,
        after=plan.after,
        seq=(lsn, plan.n),
        created_ms=at_ms,
        place_ms=plan.place_ms,
        only_counter=plan.only_counter,
        about_ms=plan.about_ms,
        doubt=plan.doubt,
    )


def create(state: State, ticket: Ticket, plan: PlannedStep, lsn: int, at_ms: int) -> None:
    """Adds a step to `ticket`."""
    step = planned(plan, lsn, at_ms)
    ticket.steps.append(step)
    state.wanted[step.service] = state.wanted.get(step.service, 0) + 1
    count(state, ticket, step)
    enter(state, ticket, step)


def count(state: State, ticket: Ticket, step: Step) -> None:
    """Counts a new step for the quota of its letter; one for a day still to be opened is counted when it is."""
    if state.day is not None and ticket.day == state.day.date:
        state.day.created[step.letter] = state.day.created.get(step.letter, 0) + 1


def enter(state: State, ticket: Ticket, step: Step) -> None:
    """Puts a step that waits and is free to start into the queue of its letter, on the day of its ticket."""
    today = state.day is not None and ticket.day == state.day.date
    if today and step.state == StepState.WAITING and step.place_ms is not None:
        state.waiting.setdefault(step.letter, {})[f"{ticket.id}/{step.n}"] = (ticket.id, step.n)
        if lines := known_lines(state):
            lines.enter(ticket.id, step)


def leave(state: State, ticket: Ticket, step: Step) -> None:
    """Takes a step out of every list of steps that somebody waits for."""
    name = f"{ticket.id}/{step.n}"
    waited = state.waiting.get(step.letter, {}).pop(name, None)
    if waited and (lines := known_lines(state)):
        lines.leave(ticket.id, step)
    state.held.pop(name, None)


def everybody_leaves(state: State) -> None:
    """With the day, whoever still waits."""
    state.waiting, state.held, state.paused = {}, {}, {}
    forget(state)


def end_pause(state: State, ticket: Ticket) -> None:
    ticket.paused_until_ms = None
    state.paused.pop(ticket.id, None)


def satisfied(ticket: Ticket, step: Step) -> bool:
    """Whether everything that `step` waits for is done."""
    return all(frees(ticket.steps[n]) for n in step.after)


def frees(step: Step) -> bool:
    """Whether the steps that wait for `step` need wait no longer."""
    return step.state == StepState.CANCELLED or (step.state == StepState.DONE and step.outcome in FREEING_OUTCOMES)


def release(state: State, ticket: Ticket, at_ms: int) -> None:
    """Steps of `ticket` that have become free to start take their place."""
    for step in ticket.steps:
        if step.state == StepState.WAITING and step.place_ms is None and satisfied(ticket, step):
            step.place_ms = at_ms - ticket.head_start_ms
            enter(state, ticket, step)


def bind_again(state: State, ticket: Ticket) -> None:
    """Steps that wait for a step which was reopened give up the place that its end gave them."""
    for step in ticket.steps:
        if step.state == StepState.WAITING and step.place_ms is not None and not satisfied(ticket, step):
            leave(state, ticket, step)
            step.place_ms = None
