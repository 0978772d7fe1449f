"""What a device may send to the hub over the network, by what it is for. Least privilege; people have core.access."""

from core.access import MAY, Duty
from core.commands import (
    FACTS,
    AddStep,
    AskHelp,
    CancelTicket,
    Command,
    CountUnmet,
    HandLane,
    Intent,
    Issue,
    LaneIssued,
    PaperPrinted,
    PauseTicket,
    Print,
    Printed,
    Rate,
    RateVisit,
    RemoveStep,
    Reprint,
    ResumeTicket,
)
from core.words import Role

_FACTS: frozenset[type[Intent]] = frozenset(FACTS)
_OF_A_PRINTER: frozenset[type[Intent]] = frozenset({LaneIssued, Printed, PaperPrinted})

SENDS: dict[Role, frozenset[type[Intent]]] = {
    Role.KIOSK: _OF_A_PRINTER
    | {
        Issue, AddStep, RemoveStep, PauseTicket, ResumeTicket, CancelTicket, Reprint, Rate, RateVisit, CountUnmet,
        AskHelp, Print, HandLane,
    },
    # A display commands nothing: it says what it has shown.
    Role.DISPLAY: _FACTS - _OF_A_PRINTER,
    Role.COUNTER: MAY[Duty.OFFICER],
    # Another hub copies the log, and decides nothing while this one does.
    Role.HUB: frozenset(),
}  # fmt: skip

NOT_ITS_NAME, NOT_ITS_KIND, NOBODYS_NAME = "not_its_name", "not_its_kind", "nobodys_name"


def forbidden(device: str, role: Role, command: Command) -> str | None:
    """Why `device` may not send `command`, as a code; None where it may.

    It speaks for itself alone: in its own name, of its own lane, and for no person, whose PIN the hub has not seen.
    """
    body = command.body
    if type(body) not in SENDS[role]:
        return NOT_ITS_KIND
    if command.device != device or (isinstance(body, HandLane) and body.device != device):
        return NOT_ITS_NAME
    return NOBODYS_NAME if command.actor is not None else None
