"""Asking before an errand is put onto a number, or taken off it."""

from core.commands import AddStep, Errand, RemoveStep
from core.state import Ticket
from core.words import OPEN_STATES
from kiosk.deeds import Decide, Deed
from kiosk.flow.actions import Back
from kiosk.flow.where import Screen
from kiosk.hall import waiting
from kiosk.paper import wanted_documents
from kiosk.scene import Scene
from kiosk.topics.errand import name_of
from kiosk.topics.ticket_options import removable
from kiosk.views.menu import Menu, MenuLine, Option


def add(scene: Scene) -> Menu:
    """One number, and no new paper."""
    ticket, code = _ticket(scene), scene.flow.service
    service = scene.catalog.services[code or ""]
    name, label = service.name.in_language(scene.language), ticket.label if ticket else ""
    back = Option("keep", scene.say("common.back"), "back")
    if ticket is None or any(step.service == code and step.state in OPEN_STATES for step in ticket.steps):
        return Menu("info", name, scene.say("ticket.there_already", label=label), (), (back,))
    count = waiting(scene.state, service.letter)
    queue = scene.count("common.people", count) if count else scene.say("common.nobody")
    lines = (
        MenuLine(scene.say("kiosk.fact_waiting"), "people", queue),
        MenuLine(scene.say("kiosk.fact_fee"), "money", service.fee.in_language(scene.language)),
        *(
            MenuLine(x, "document")
            for x in wanted_documents((Errand(service.code),), None, scene.catalog, scene.language)
        ),
    )
    options = (
        Option("add", scene.say("ticket.add_to", label=label), "plus", primary=True),
        Option("keep", scene.say("ticket.keep"), "back"),
    )
    return Menu("plus", name, scene.say("ticket.add_text", label=label), lines, options)


def add_chosen(scene: Scene, key: str) -> Deed | Back | None:
    ticket, service = _ticket(scene), scene.flow.service
    if key == "add" and ticket is not None and service is not None:
        return Decide(AddStep(ticket.id, Errand(service)), Screen.TICKET)
    return Back()


def drop(scene: Scene) -> Menu:
    ticket = _ticket(scene)
    steps = removable(ticket) if ticket else []
    options = [Option(f"drop-{step.n}", name_of(scene, step), "cross", scene.say("ticket.drop_this")) for step in steps]
    options.append(Option("keep", scene.say("ticket.keep"), "back", primary=True))
    label = ticket.label if ticket else ""
    return Menu("cross", scene.say("ticket.drop_title"), scene.say("ticket.drop_text", label=label), (), tuple(options))


def drop_chosen(scene: Scene, key: str) -> Deed | Back | None:
    ticket = _ticket(scene)
    name, _, n = key.partition("-")
    if name == "drop" and ticket is not None:
        return Decide(RemoveStep(ticket.id, int(n)), Screen.TICKET)
    return Back()


def _ticket(scene: Scene) -> Ticket | None:
    return scene.state.tickets.get(scene.flow.ticket or "")
