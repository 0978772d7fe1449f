"""The number that a visitor has come back with: where to go now, and how each errand stands."""

from core.commands import AddStep, PauseTicket, RemoveStep, Reprint, ResumeTicket, Return
from core.commands import Print as PrintPaper
from core.state import Step, Ticket
from core.words import AT_COUNTER, Reason, StepState
from kiosk.hall import counters
from kiosk.scene import Scene
from kiosk.topics.errand import name_of, shown_steps, state_of, time_of, zone_of
from kiosk.topics.ticket_options import options
from kiosk.views.menu import Menu, Option
from kiosk.views.ticket import Next, TicketPage
from ui.dates import long_date

_DONE: dict[type, str] = {
    AddStep: "ticket.told_added",
    RemoveStep: "ticket.told_removed",
    PauseTicket: "ticket.told_paused",
    ResumeTicket: "ticket.told_resumed",
    Return: "ticket.told_returned",
    Reprint: "ticket.told_printing",
    PrintPaper: "ticket.told_printing",
}


def page(scene: Scene) -> TicketPage | Menu:
    ticket = scene.state.tickets.get(scene.flow.ticket or "")
    if ticket is None:
        return _unknown(scene)
    if scene.state.day is None or ticket.day != scene.state.day.date:
        return _other_day(scene, ticket)
    found = options(scene, ticket)
    return TicketPage(
        title=scene.say("ticket.title"),
        label=ticket.label,
        next=_next(scene, ticket),
        told=_told(scene, ticket),
        errands=tuple(state_of(scene, ticket, step) for step in shown_steps(ticket)),
        urgent=tuple(option for option in found if option.primary),
        options=tuple(option for option in found if not option.primary),
    )


def _unknown(scene: Scene) -> Menu:
    """Perhaps a number that a kiosk gave while the hub was away: nobody shall throw a valid paper away."""
    return Menu("info", scene.say("ticket.unknown"), scene.say("ticket.unknown_text"), (), _ways_on(scene))


def _other_day(scene: Scene, ticket: Ticket) -> Menu:
    day = long_date(ticket.day, scene.language)
    title = scene.say("ticket.other_day", label=ticket.label, day=day)
    return Menu("calendar", title, scene.say("ticket.other_day_text"), (), _ways_on(scene))


def _ways_on(scene: Scene) -> tuple[Option, ...]:
    return (
        Option("usher", scene.say("kiosk.ask_staff"), "people", primary=True),
        Option("leave", scene.say("common.home"), "home"),
    )


def _told(scene: Scene, ticket: Ticket) -> str:
    if any(step.state in AT_COUNTER or step.state is StepState.HELD for step in ticket.steps):
        return ""  # Now something else matters.
    command = scene.flow.command
    key = _DONE.get(type(command.body)) if command else None
    if key is not None:
        return scene.say(key, label=ticket.label)
    return "" if scene.flow.trusted else scene.say("ticket.scan_to_change")


def _next(scene: Scene, ticket: Ticket) -> Next:
    """What matters most of all that is open; of several queues the shortest."""
    for state, way in ((StepState.CALLED, _called), (StepState.SERVING, _served), (StepState.HELD, _held)):
        found = next((step for step in ticket.steps if step.state is state), None)
        if found is not None:
            return way(scene, found)
    if ticket.paused_until_ms is not None:
        until = time_of(scene, ticket.paused_until_ms)
        return Next(scene.say("ticket.paused", time=until), scene.say("ticket.paused_text"), "pause")
    free = [step for step in ticket.open_steps() if step.place_ms is not None]
    if free:
        return _waiting(scene, min(free, key=lambda step: len(scene.state.waiting.get(step.letter, {}))))
    return _over(scene, ticket)


def _at_counter(scene: Scene, step: Step, key: str, icon: str, now: bool) -> Next:
    counter = scene.catalog.counters.get(step.counter or -1)
    zone = scene.catalog.zones.get(counter.zone) if counter else None
    text = scene.say(key, counter=step.counter)
    if zone is None:
        return Next(text, "", icon, now=now)
    return Next(text, zone.name.in_language(scene.language), icon, zone.color, zone.shape, now)


def _called(scene: Scene, step: Step) -> Next:
    return _at_counter(scene, step, "ticket.called", "right", now=True)


def _served(scene: Scene, step: Step) -> Next:
    return _at_counter(scene, step, "ticket.serving", "people", now=False)


def _held(scene: Scene, step: Step) -> Next:
    """Missed, or put aside by the officer."""
    key = "ticket.held" if step.hold_reason is Reason.MISSED else "ticket.aside"
    return Next(scene.say(key), scene.say("ticket.held_text"), "warning")


def _waiting(scene: Scene, step: Step) -> Next:
    numbers = ", ".join(str(counter.no) for counter in counters(scene.catalog, step.letter, scene.now_ms))
    detail = scene.say("kiosk.counters", list=numbers) if numbers else ""
    zone = zone_of(scene, step)
    if zone is None:
        return Next(name_of(scene, step), detail)
    return Next(zone.name.in_language(scene.language), detail, "clock", zone.color, zone.shape)


def _over(scene: Scene, ticket: Ticket) -> Next:
    states = {step.state for step in ticket.steps}
    if StepState.WAITING in states:
        return Next(scene.say("ticket.stuck"), scene.say("ticket.stuck_text"), "info")
    if StepState.ABSENT in states:
        return Next(scene.say("ticket.held"), scene.say("ticket.absent_text"), "warning")
    if StepState.DONE in states:
        return Next(scene.say("ticket.over"), scene.say("ticket.over_text"), "check")
    return Next(scene.say("ticket.ended"), scene.say("ticket.ended_text"), "info")
