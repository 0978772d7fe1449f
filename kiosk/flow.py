"""The way from welcome to ticket, as a table: on which screen which action leads where.

An action that a screen does not know changes nothing. That is the guard against two fingers and double taps: while a
number is being issued no choice is known, so a second one is lost, whatever the page let through.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from core.commands import Command, LaneIssued
from core.decider import Accepted, Answer, LaneGiven, Refused
from core.events import TicketIssued
from core.refusal import Refusal


class Screen(StrEnum):
    WELCOME = "welcome"
    AGENCY = "agency"
    SERVICE = "service"
    CONFIRM = "confirm"
    ISSUING = "issuing"
    NUMBER = "number"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


class Paper(StrEnum):
    """What the visitor is told about the paper."""

    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Flow:
    """Where a visitor is. `only`: the agency had one service, so its page was passed over.

    `command`: what is being decided, or was last; it keeps its id when it is sent again.
    """

    screen: Screen = Screen.WELCOME
    page: int = 0
    agency: str | None = None
    service: str | None = None
    only: bool = False
    command: Command | None = None
    issued: TicketIssued | LaneIssued | None = None
    paper: Paper = Paper.PRINTING
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody touched the welcome page."""


@dataclass(frozen=True, slots=True)
class PickAgency:
    """`service`: the only one that the agency has, if so."""

    agency: str
    service: str | None = None


@dataclass(frozen=True, slots=True)
class PickService:
    service: str


@dataclass(frozen=True, slots=True)
class Turn:
    """To another page of tiles, counted from 0."""

    page: int


@dataclass(frozen=True, slots=True)
class Take:
    command: Command


@dataclass(frozen=True, slots=True)
class Retry:
    """Sends the same command again."""


@dataclass(frozen=True, slots=True)
class Answered:
    """`command`: the id of what was decided."""

    command: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Unanswered:
    command: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """Somebody else (an usher, say) took a number whose paper comes out here."""

    issued: TicketIssued


@dataclass(frozen=True, slots=True)
class PaperOut:
    ticket: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class Home:
    pass


Action = (
    Start | PickAgency | PickService | Turn | Take | Retry | Answered | Unanswered | Ordered | PaperOut | Back | Home
)


def step(flow: Flow, action: Action) -> Flow:
    """The flow after `action`; the same where it means nothing on this screen."""
    way = _TABLE.get((flow.screen, type(action)))
    return way(flow, action) if way else flow


def _pick_agency(flow: Flow, action: PickAgency) -> Flow:
    if action.service is None:
        return replace(flow, screen=Screen.SERVICE, agency=action.agency, page=0, only=False)
    return replace(flow, screen=Screen.CONFIRM, agency=action.agency, service=action.service, only=True)


def _leave_confirm(flow: Flow, _: Back) -> Flow:
    if flow.only:
        return Flow(Screen.AGENCY)
    return replace(flow, screen=Screen.SERVICE, service=None)


def _asked(flow: Flow, command: str) -> bool:
    return flow.command is not None and flow.command.id == command


def _answered(flow: Flow, action: Answered) -> Flow:
    if not _asked(flow, action.command):
        return flow
    match action.answer:
        case Refused(refusal=refusal):
            return replace(flow, screen=Screen.REFUSED, refusal=refusal)
        case LaneGiven(issued=lane):
            return replace(flow, screen=Screen.NUMBER, issued=lane)
        case Accepted(events=events):
            issued = next(e.body for e in events if isinstance(e.body, TicketIssued))
            return replace(flow, screen=Screen.NUMBER, issued=issued)


def _unanswered(flow: Flow, action: Unanswered) -> Flow:
    return replace(flow, screen=Screen.UNREACHABLE) if _asked(flow, action.command) else flow


def _ordered(flow: Flow, action: Ordered) -> Flow:
    """Shown to whoever stands there waiting for it; never in place of a number that was taken here."""
    taken_here = flow.command is not None
    return flow if taken_here else Flow(Screen.NUMBER, issued=action.issued)


def _paper(flow: Flow, action: PaperOut) -> Flow:
    mine = flow.issued is not None and flow.issued.ticket == action.ticket
    return replace(flow, paper=action.paper) if mine else flow


def _turn(flow: Flow, action: Turn) -> Flow:
    return replace(flow, page=max(0, action.page))


def _home(_: Flow, __: Home) -> Flow:
    return Flow()


_TABLE: dict[tuple[Screen, type], Callable[[Flow, Any], Flow]] = {
    (Screen.WELCOME, Start): lambda flow, _: replace(flow, screen=Screen.AGENCY),
    (Screen.AGENCY, PickAgency): _pick_agency,
    (Screen.AGENCY, Turn): _turn,
    (Screen.AGENCY, Back): lambda _, __: Flow(),
    (Screen.SERVICE, PickService): lambda flow, a: replace(flow, screen=Screen.CONFIRM, service=a.service),
    (Screen.SERVICE, Turn): _turn,
    (Screen.SERVICE, Back): lambda _, __: Flow(Screen.AGENCY),
    (Screen.CONFIRM, Take): lambda flow, a: replace(flow, screen=Screen.ISSUING, command=a.command),
    (Screen.CONFIRM, Back): _leave_confirm,
    (Screen.ISSUING, Answered): _answered,
    (Screen.ISSUING, Unanswered): _unanswered,
    (Screen.UNREACHABLE, Retry): lambda flow, _: replace(flow, screen=Screen.ISSUING),
    (Screen.WELCOME, Ordered): _ordered,
    (Screen.NUMBER, Ordered): _ordered,
    (Screen.NUMBER, PaperOut): _paper,
    **{(s, Home): _home for s in Screen if s is not Screen.ISSUING},
}
