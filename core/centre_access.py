"""What may come down from the centre: three wishes of whoever holds a ticket, two documents, revocations. No more.

The centre cannot author tickets: it hands on what a phone outside the mall asked, and the hub decides.
"""

from core.access import STAFF
from core.commands import CancelTicket, ChangeDocument, Command, PauseTicket, Rate, RevokeDevice
from core.ids import derived
from core.words import Reason

DEVICE = "centre"
"""In whose name the hub is asked for what comes down."""

DOCUMENTS = frozenset({"site", STAFF})
"""Not the devices' keys: with one of its own the centre could say that it is a kiosk."""

Wished = CancelTicket | PauseTicket | Rate


def late_id(ticket: str) -> str:
    """The id of the one time that a visitor may ask for patience, in the mall or outside: it is the same command."""
    return derived("late", ticket)


def may_come_down(command: Command) -> bool:
    """Whether the hub may be asked for `command` in the name of the centre."""
    if command.device != DEVICE or command.actor is not None or command.origin is not None:
        return False
    match command.body:
        case CancelTicket(reason=Reason.VISITOR_ASKED) | Rate() | RevokeDevice():
            return True
        case PauseTicket(ticket=ticket, reason=Reason.VISITOR_ASKED, minutes=None):
            return command.id == late_id(ticket)
        case ChangeDocument(name=name):
            return name in DOCUMENTS
    return False
