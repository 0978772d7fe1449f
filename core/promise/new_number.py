"""What is promised with a number that is about to be given: a span for its first step, estimates for the later ones."""

from collections.abc import Mapping

from msgspec.structs import replace

from core import capacity, events
from core.catalog import Catalog
from core.fold.queue import planned
from core.promise.later import Estimate, Look, about
from core.promise.listener import Listener
from core.promise.span import Promise
from core.refusal import Refusal
from core.state import State, Ticket
from core.words import Doubt


def with_promises(
    listener: Listener, state: State, catalog: Catalog, body: events.Body, now_ms: int
) -> events.Body | Refusal:
    """`body` with the promise and the estimates in it, where it is a new number; or why the day does not suffice."""
    if not isinstance(body, events.TicketIssued) or body.lane is not None:
        return body
    steps = [planned(plan, state.lsn + 1, now_ms) for plan in body.steps]
    ticket = Ticket(
        body.ticket, body.day, body.label, body.letter, body.number, None, now_ms, "", steps,
        head_start_ms=body.head_start_ms,
    )  # fmt: skip
    promise = listener.about_to(state, ticket, steps[0], now_ms)
    free = [step for step in steps[1:] if step.place_ms is not None]
    made = {0: promise, **{step.n: listener.promises.one(state, ticket, step, now_ms) for step in free}}
    needed = {n: own for n, own in made.items() if n == 0 or steps[n].required}
    for n, own in needed.items():
        refused = capacity.refusal(state, catalog, body, steps[n].letter, own, now_ms)
        if refused is not None:
            listener.not_given()
            return refused
    return replace(
        body,
        steps=_estimated(listener, state, catalog, body, ticket, made, now_ms),
        promise=promise.printed,
        doubt=promise.doubt,
        not_before_ms=promise.low80 if promise.doubt is Doubt.TOO_WIDE else None,
        own_risk=body.own_risk and any(map(capacity.beyond, needed.values())),
    )


def _estimated(
    listener: Listener, state: State, catalog: Catalog, body: events.TicketIssued, ticket: Ticket,
    made: Mapping[int, Promise], now_ms: int,
) -> tuple[events.PlannedStep, ...]:  # fmt: skip
    """The planned steps, each after the first with its estimate. A visitor in two lines is in one of them later.

    What waits for another step is never told before that one: an estimate is rougher than a promise, and rounded.
    """
    if len(body.steps) == 1 or state.day is None:
        return body.steps
    everybody = {(ticket.id, n): own for n, own in made.items()}
    found = {n: _estimate(own) for n, own in made.items() if own.doubt in (None, Doubt.PAST_CLOSING)}
    found |= Look(listener.promises, state, catalog, state.day, everybody, now_ms).of(ticket)
    told = {0: made[0].printed[1]} if made[0].printed else {}
    steps = [body.steps[0]]
    for plan in body.steps[1:]:
        before_ms = max((told[n] for n in plan.after if n in told), default=0)
        steps.append(_with_estimate(plan, found.get(plan.n), before_ms))
        if steps[-1].about_ms is not None:
            told[plan.n] = steps[-1].about_ms
    return tuple(steps)


def _estimate(promise: Promise) -> Estimate:
    return Estimate(promise.mid, promise.doubt is Doubt.PAST_CLOSING)


def _with_estimate(plan: events.PlannedStep, estimate: Estimate | None, before_ms: int) -> events.PlannedStep:
    """`before_ms`: until when the steps that it waits for are called, as it is told."""
    if estimate is None:
        return plan
    if estimate.beyond:
        return replace(plan, doubt=Doubt.PAST_CLOSING)
    return replace(plan, about_ms=about(estimate.at_ms, before_ms))
