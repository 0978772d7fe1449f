"""One errand of a number, in words: what it is, and how it stands."""

from core import order
from core.site import Zone
from core.state import Step, Ticket
from core.time_of_day import time_of_day
from core.words import AT_COUNTER, Outcome, Reason, StepState
from kiosk import promised
from kiosk.scene import Scene
from kiosk.views.ticket import ErrandState
from ui.dates import long_date


def shown_steps(ticket: Ticket) -> list[Step]:
    """Without those that another step replaced, and those that the visitor did not want."""
    gone = (StepState.TRANSFERRED, StepState.CANCELLED)
    return [step for step in ticket.steps if step.state not in gone] or ticket.steps


def name_of(scene: Scene, step: Step) -> str:
    """The service; to whoever has only typed the number, no more than its letter tells anyway."""
    known = scene.catalog.services.get(step.service)
    agency = scene.catalog.agencies.get(step.agency)
    if scene.flow.trusted and known is not None:
        return known.name.in_language(scene.language)
    return agency.short if agency else step.letter


def zone_of(scene: Scene, step: Step) -> Zone | None:
    """Where its counters are; None where the site has no such letter any more."""
    letter = scene.catalog.letters.get(step.letter)
    return scene.catalog.zones.get(letter.zone) if letter else None


def time_of(scene: Scene, at_ms: int) -> str:
    return time_of_day(scene.catalog.local(at_ms), scene.language)


def state_of(scene: Scene, ticket: Ticket, step: Step) -> ErrandState:
    match step.state:
        case StepState.CALLED:
            said, icon = scene.say("ticket.step_called", counter=step.counter), "right"
        case StepState.SERVING:
            said, icon = scene.say("ticket.step_serving", counter=step.counter), "people"
        case StepState.HELD:
            said, icon = _held(scene, step), "warning"
        case StepState.ABSENT:
            said, icon = scene.say("ticket.step_missed"), "warning"
        case StepState.DONE:
            said, icon = _done(scene, step)
        case StepState.WAITING:
            said, icon = _waiting(scene, ticket, step), "pause" if ticket.paused_until_ms else "clock"
        case _:
            said, icon = scene.say("ticket.step_ended"), "cross"
    return ErrandState(name_of(scene, step), said, icon, step.state is StepState.CALLED)


def _held(scene: Scene, step: Step) -> str:
    key = "ticket.step_missed" if step.hold_reason is Reason.MISSED else "ticket.step_held"
    until = step.hold_until_ms
    return scene.say(f"{key}_until", time=time_of(scene, until)) if until is not None else scene.say(key)


def _done(scene: Scene, step: Step) -> tuple[str, str]:
    match step.outcome:
        case Outcome.IN_PROCESS if step.ready_on is not None:
            return scene.say("ticket.step_ready_on", day=long_date(step.ready_on, scene.language)), "calendar"
        case Outcome.IN_PROCESS:
            return scene.say("ticket.step_in_process"), "calendar"
        case Outcome.DOCUMENTS_INCOMPLETE:
            return scene.say("ticket.step_incomplete"), "document"
        case Outcome.REFERRED:
            return scene.say("ticket.step_referred"), "info"
    return scene.say("ticket.step_done"), "check"


def _waiting(scene: Scene, ticket: Ticket, step: Step) -> str:
    if step.place_ms is None:
        before = [name_of(scene, ticket.steps[n]) for n in step.after if ticket.steps[n].state is not StepState.DONE]
        words = scene.say("kiosk.after", services=", ".join(before)) if before else scene.say("ticket.step_waiting")
        about = promised.about(scene, ticket.id, step.n, None)
        return f"{words}, {about}" if about else words
    if ticket.paused_until_ms is not None:
        return scene.say("ticket.step_paused", time=time_of(scene, ticket.paused_until_ms))
    if any(other.state in AT_COUNTER for other in ticket.steps):
        return scene.say("ticket.step_waiting")
    people = _ahead(scene, step)
    ahead = scene.count("kiosk.ahead", people) if people else scene.say("kiosk.ahead_none")
    span = promised.of(scene, ticket) if step.n == 0 else ""
    return scene.say("promise.too", ahead=ahead, span=span) if span else ahead


def _ahead(scene: Scene, step: Step) -> int:
    """How many wait for the same letter and stand before it."""
    mine = order.key(step)
    return sum(1 for _, other in order.queue(scene.state, step.letter) if order.key(other) < mine)
