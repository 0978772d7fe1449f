"""What a visitor can do with a number that he has: once its paper was scanned, everything; else read and rate."""

from core.commands import STEPS_MAX, PauseTicket, Reprint, ResumeTicket, Return
from core.state import Step, Ticket
from core.words import AT_COUNTER, Outcome, PaperKind, Reason, StepState
from kiosk.deeds import CallUsher, Decide, Deed, Leave, PrintPaper
from kiosk.flow.actions import AddErrand, BeginRating, Go
from kiosk.flow.where import Screen
from kiosk.scene import Scene
from kiosk.topics.errand import name_of
from kiosk.topics.rating import unrated
from kiosk.views.menu import Option


def options(scene: Scene, ticket: Ticket) -> tuple[Option, ...]:
    found: list[Option] = []
    if scene.flow.trusted and scene.state.is_open:
        found += _changes(scene, ticket)
    if scene.flow.trusted:
        found += _papers(scene, ticket)
    if unrated(ticket):
        found.append(Option("rate", scene.say("ticket.rate"), "smile4", scene.say("ticket.rate_hint")))
    found.append(Option("leave", scene.say("kiosk.done"), "check", scene.say("ticket.done_hint")))
    return tuple(found)


def _changes(scene: Scene, ticket: Ticket) -> list[Option]:
    found = [
        Option(f"return-{step.n}", scene.say("ticket.return"), "touch", name_of(scene, step), primary=True)
        for step in ticket.steps
        if may_return(step)
    ]
    if not ticket.is_open:
        return found
    busy = any(step.state in AT_COUNTER for step in ticket.steps)
    if ticket.paused_until_ms is not None:
        found.append(Option("resume", scene.say("ticket.resume"), "touch", primary=True))
    if len(ticket.steps) < STEPS_MAX:
        found.append(Option("add", scene.say("kiosk.add_errand"), "plus", scene.say("ticket.add_hint")))
    if removable(ticket):
        found.append(Option("drop", scene.say("ticket.drop"), "cross", scene.say("ticket.drop_hint")))
    if ticket.paused_until_ms is None and not busy:
        hint = scene.say("ticket.pause_hint", n=scene.catalog.site.rules.pause_minutes)
        found.append(Option("pause", scene.say("ticket.pause"), "pause", hint))
    return found


def _papers(scene: Scene, ticket: Ticket) -> list[Option]:
    if scene.blocked:
        return []
    found = []
    if not ticket.is_open and any(step.state is StepState.DONE for step in ticket.steps):
        found.append(Option("nota", scene.say("ticket.nota"), "printer", scene.say("ticket.nota_hint")))
    slip = scene.say("ticket.pickup")
    ready = (step for step in ticket.steps if step.ready_on is not None)
    found += [Option(f"pickup-{step.n}", slip, "printer", name_of(scene, step)) for step in ready]
    if ticket.is_open:
        found.append(Option("copy", scene.say("ticket.copy"), "printer", scene.say("ticket.copy_hint")))
    return found


def may_return(step: Step) -> bool:
    if step.state in (StepState.HELD, StepState.ABSENT):
        return True
    return step.state is StepState.DONE and step.outcome is Outcome.DOCUMENTS_INCOMPLETE


def removable(ticket: Ticket) -> list[Step]:
    """Those that wait, that no other waits for, and that are not the last: a number without any errand is none."""
    open_ = ticket.open_steps()
    if len(open_) < 2:
        return []
    needed = {n for step in open_ if step.required for n in step.after}
    waiting = (step for step in open_ if step.state in (StepState.WAITING, StepState.HELD))
    return [step for step in waiting if not (step.required and step.n in needed)]


def chosen(scene: Scene, key: str) -> Deed | Go | AddErrand | BeginRating | None:
    if key == "leave":
        return Leave()
    if key == "usher":
        return CallUsher()
    ticket = scene.state.tickets.get(scene.flow.ticket or "")
    if ticket is None:
        return None
    if key == "rate":
        return BeginRating(ticket.id, unrated(ticket)[0].n)
    return _changed(scene, ticket, key)


def _changed(scene: Scene, ticket: Ticket, key: str) -> Deed | Go | AddErrand | None:
    name, _, n = key.partition("-")
    match name:
        case "add":
            return AddErrand()
        case "drop":
            return Go(Screen.DROP)
        case "return":
            return Decide(Return(ticket.id, int(n)), Screen.TICKET)
        case "pause":
            return Decide(PauseTicket(ticket.id, Reason.VISITOR_ASKED), Screen.TICKET)
        case "resume":
            return Decide(ResumeTicket(ticket.id), Screen.TICKET)
        case "copy":
            return Decide(Reprint(ticket.id, scene.device), Screen.TICKET)
        case "nota":
            return PrintPaper(PaperKind.NOTA, ticket.id, Screen.TICKET)
        case "pickup":
            return PrintPaper(PaperKind.PICKUP, ticket.id, Screen.TICKET, int(n))
    return None
