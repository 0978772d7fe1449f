"""Who may do what: people, their duties at each agency, and the intents that each duty allows. Least privilege."""

from enum import StrEnum

import msgspec

from core.catalog import Catalog
from core.commands import (
    Absent,
    AddStep,
    AdmitPapers,
    AnswerColleague,
    AskColleague,
    AskHelp,
    CallNext,
    CallTicket,
    CancelBooking,
    CancelTicket,
    ChangeDocument,
    CloseCounter,
    CloseDay,
    CloseEarly,
    ConfirmDate,
    EnrolDevice,
    Finish,
    FinishHelp,
    Hold,
    Intent,
    Issue,
    MakeBooking,
    MarkRound,
    OpenCounter,
    OpenDay,
    PauseAgency,
    PauseCounter,
    PauseTicket,
    PostNotice,
    Print,
    Rate,
    Recall,
    RemoveNotice,
    RemoveStep,
    Reprint,
    ResumeAgency,
    ResumeTicket,
    Return,
    RevokeDevice,
    Start,
    TakeHelp,
    Transfer,
    TryZone,
    UndoCall,
)
from core.ids import Name
from core.state import State
from core.words import PaperKind

STAFF = "staff"
"""The document that holds the people."""

EVERYWHERE = "*"
"""In place of an agency: the whole site."""


class Duty(StrEnum):
    OFFICER = "officer"
    USHER = "usher"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`id`: the number that the log knows, and no more of the person. `pin`: a slow hash.

    `duties`: per agency, or EVERYWHERE. `active` False: may not come in, though the log still names them.
    """

    id: Name
    name: str
    pin: str
    duties: dict[str, tuple[Duty, ...]]
    active: bool = True

    def agencies(self, duty: Duty) -> frozenset[str]:
        """Where the person has `duty`."""
        return frozenset(agency for agency, duties in self.duties.items() if duty in duties)


class Staff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: tuple[Person, ...] = ()

    def person(self, id_: str) -> Person | None:
        return next((person for person in self.people if person.id == id_), None)


_COUNTER: frozenset[type[Intent]] = frozenset(
    {
        CallNext, CallTicket, Recall, UndoCall, Start, Finish, Absent, Hold, Return, Transfer, AddStep, OpenCounter,
        PauseCounter, CloseCounter, AskHelp, AskColleague, AnswerColleague, Print,
    }
)  # fmt: skip

_WHOLE_HALL: frozenset[type[Intent]] = frozenset(
    {PostNotice, RemoveNotice, OpenDay, CloseDay, ConfirmDate, TryZone, MarkRound}
)
"""They concern no agency alone, so that only a duty for the whole site allows them."""

MAY: dict[Duty, frozenset[type[Intent]]] = {
    Duty.OFFICER: _COUNTER,
    Duty.USHER: frozenset(
        {
            Issue, AddStep, RemoveStep, PauseTicket, ResumeTicket, CancelTicket, Reprint, Print, Return, AskHelp,
            TakeHelp, FinishHelp, AdmitPapers,
        }
    ),
    Duty.SUPERVISOR: _COUNTER
    | _WHOLE_HALL
    | {PauseAgency, ResumeAgency, CloseEarly, MakeBooking, CancelBooking, CancelTicket, TakeHelp, FinishHelp},
    Duty.ADMIN: _WHOLE_HALL
    | {ChangeDocument, EnrolDevice, RevokeDevice, PauseAgency, ResumeAgency, CloseEarly, CancelBooking, Print},
}  # fmt: skip
"""What is in no set is sent by devices and by the hub's own clock, never by a person."""

VISITOR: frozenset[type[Intent]] = frozenset({PauseTicket, ResumeTicket, CancelTicket, Rate})
"""What whoever holds a ticket's id may want of that one ticket."""

_OF_THE_HALL = (AskHelp, TakeHelp, FinishHelp)
"""Asked and answered by whoever has the duty anywhere."""


def may(person: Person, intent: Intent, state: State, catalog: Catalog) -> bool:
    """Whether `person` may send `intent`: a duty allows it, at one of the agencies that it concerns."""
    for duty, intents in MAY.items():
        if not person.active or type(intent) not in intents:
            continue
        if duty is Duty.ADMIN and isinstance(intent, Print) and intent.paper is not PaperKind.TEST:
            continue  # Nobody's paper is an admin's business.
        held = person.agencies(duty)
        if EVERYWHERE in held or (held and isinstance(intent, _OF_THE_HALL)):
            return True
        if held & _concerned(intent, state, catalog):
            return True
    return False


def _concerned(intent: Intent, state: State, catalog: Catalog) -> frozenset[str]:
    """The agencies that `intent` is about; none where it is about the whole site or about nothing known."""
    counter = getattr(intent, "counter", None)
    if counter is not None:
        found = catalog.counters.get(counter)
        return frozenset({found.agency} if found else ())
    match intent:
        case PauseAgency(agency=str(agency)) | ResumeAgency(agency=str(agency)) | CloseEarly(agency=str(agency)):
            return frozenset({agency})
        case MakeBooking(service=service):
            return _of_services(catalog, service)
        case CancelBooking(booking=booking):
            made = state.bookings.get(booking)
            return _of_services(catalog, made.service) if made else frozenset()
        case Issue(errands=errands):
            # A ticket reaches into every agency that it names, so one of several is not enough.
            all_of = _of_services(catalog, *(errand.service for errand in errands))
            return all_of if len(all_of) == 1 else frozenset()
        case AdmitPapers(service=service):
            return _of_services(catalog, service)
        case Print():
            return _of_paper(intent, state, catalog)
    return _of_ticket(intent, state)


def _of_paper(intent: Print, state: State, catalog: Catalog) -> frozenset[str]:
    """What the day adds up to, and a test slip, concern no agency alone."""
    if intent.paper == PaperKind.DOCUMENTS:
        return _of_services(catalog, intent.subject)
    ticket = state.tickets.get(intent.subject)
    steps = ticket.steps if ticket else []
    return frozenset(step.agency for step in steps if intent.step is None or step.n == intent.step)


def _of_services(catalog: Catalog, *services: str) -> frozenset[str]:
    known = (catalog.services[code] for code in services if code in catalog.services)
    return frozenset(catalog.agency_of(service.letter).id for service in known)


def _of_ticket(intent: Intent, state: State) -> frozenset[str]:
    """The agencies of a ticket's steps, or of the one step that is meant."""
    ticket = state.tickets.get(getattr(intent, "ticket", None) or "")
    if ticket is None:
        return frozenset()
    n = getattr(intent, "step", None)
    return frozenset(step.agency for step in ticket.steps if n is None or step.n == n)
