"""While the hub decides, and what comes of it: the number, a refusal, or nothing yet."""

from dataclasses import replace

from core.commands import Issue
from core.decider import Accepted, LaneGiven, Refused
from core.events import TicketIssued
from kiosk.flow.actions import Answered, Ask, Explain, Ordered, PaperOut, PrintAgain, Retry, Unanswered
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Paper, Screen


def ask(flow: Flow, action: Ask) -> Flow:
    return replace(flow, screen=Screen.ISSUING, came=flow, command=action.command, then=action.then)


def answered(flow: Flow, action: Answered) -> Flow:
    if flow.command is None or flow.command.id != action.command:
        return flow
    match action.answer:
        case Refused(refusal=refusal):
            return replace(flow, screen=Screen.REFUSED, refusal=refusal)
        case LaneGiven(issued=lane):
            return replace(flow, screen=Screen.NUMBER, issued=lane)
        case Accepted(events=events):
            issued = next((e.body for e in events if isinstance(e.body, TicketIssued)), None)
            if issued is not None:
                return replace(flow, screen=Screen.NUMBER, issued=issued)
            return _settled(flow)


def _settled(flow: Flow) -> Flow:
    """The page `then` as the visitor left it, if he came from there; it may tell what was decided."""
    at = flow.came
    while at is not None and at.screen is not flow.then:
        at = at.came
    return replace(at or flow.came or flow, screen=flow.then or Screen.WELCOME, command=flow.command)


def unanswered(flow: Flow, action: Unanswered) -> Flow:
    asked = flow.command is not None and flow.command.id == action.command
    return replace(flow, screen=Screen.UNREACHABLE) if asked else flow


def retry(flow: Flow, _: Retry) -> Flow:
    return replace(flow, screen=Screen.ISSUING)


def ordered(flow: Flow, action: Ordered) -> Flow:
    """Shown to whoever stands there waiting for it; never in place of a number that was taken here."""
    taken_here = flow.command is not None
    return flow if taken_here else Flow(Screen.NUMBER, issued=action.issued)


def paper_out(flow: Flow, action: PaperOut) -> Flow:
    """Whoever has a paper has it, whatever becomes of another copy."""
    mine = flow.issued is not None and flow.issued.ticket == action.ticket
    return replace(flow, paper=action.paper) if mine and flow.paper is not Paper.PRINTED else flow


def paper_ahead(flow: Flow, action: PaperOut) -> Flow:
    """The log may tell of the number, and its paper be out, before the answer has come."""
    asked = flow.command.body if flow.command is not None else None
    mine = isinstance(asked, Issue) and asked.ticket == action.ticket
    return replace(flow, paper=action.paper) if mine else flow


def print_again(flow: Flow, _: PrintAgain) -> Flow:
    if flow.reprinted or flow.paper is not Paper.FAILED:
        return flow
    return replace(flow, paper=Paper.PRINTING, reprinted=True)


def explain(flow: Flow, _: Explain) -> Flow:
    return replace(flow, explained=not flow.explained)


ASKING = (Screen.TICKET, Screen.FIND, Screen.BOOKING, Screen.RATE, Screen.STAFF_REPRINT)
"""The screens that ask the hub for something other than a number."""

WAYS: Ways = {
    **{(screen, Ask): ask for screen in ASKING},
    (Screen.ISSUING, Answered): answered,
    (Screen.ISSUING, Unanswered): unanswered,
    (Screen.ISSUING, PaperOut): paper_ahead,
    (Screen.UNREACHABLE, PaperOut): paper_ahead,
    (Screen.UNREACHABLE, Retry): retry,
    (Screen.WELCOME, Ordered): ordered,
    (Screen.NUMBER, Ordered): ordered,
    (Screen.NUMBER, PaperOut): paper_out,
    (Screen.NUMBER, PrintAgain): print_again,
    (Screen.NUMBER, Explain): explain,
    (Screen.CONFIRM, Explain): explain,
}
