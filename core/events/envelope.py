"""The envelope and its bytes."""

import msgspec

from core.events.call import CallShown, CallUndone, StepCalled, StepRecalled, StepReopened
from core.events.colleague import ColleagueAnswered, ColleagueAsked
from core.events.counter import CounterClosed, CounterOpened, CounterPaused
from core.events.day import DateConfirmed, DayClosed, DayOpened, EpochBegan, OutageBegan, OutageEnded
from core.events.hall import (
    AgencyPaused,
    AgencyResumed,
    BookingCancelled,
    BookingCheckedIn,
    BookingExpired,
    BookingMade,
    ClosingSet,
    DemandCounted,
    DeviceEnrolled,
    DeviceRevoked,
    DocumentChanged,
    FactNoted,
    HelpAsked,
    HelpFinished,
    HelpTaken,
    LaneHanded,
    NoticePosted,
    NoticeRemoved,
    RoundMarked,
    TrialShown,
    VisitRated,
    ZoneTried,
)
from core.events.paper import PaperAsked, PaperPrinted
from core.events.step import (
    StepAbsent,
    StepDone,
    StepHeld,
    StepPromised,
    StepRated,
    StepReturned,
    StepStarted,
    StepTransferred,
)
from core.events.ticket import (
    PrintAsked,
    StepAdded,
    StepRemoved,
    TicketCancelled,
    TicketExpired,
    TicketIssued,
    TicketPaused,
    TicketPrinted,
    TicketRelabelled,
    TicketResumed,
)

Body = (
    DayOpened | DayClosed | DateConfirmed | TicketIssued | TicketRelabelled | StepAdded | StepRemoved | TicketPaused
    | TicketResumed | TicketCancelled | TicketExpired | TicketPrinted | PrintAsked | StepCalled | StepRecalled
    | CallUndone | StepReopened | StepStarted | StepDone | StepAbsent | StepHeld | StepReturned | StepTransferred
    | CounterOpened | CounterPaused | CounterClosed | AgencyPaused | AgencyResumed | ClosingSet
    | HelpAsked | HelpTaken | HelpFinished | BookingMade | BookingCheckedIn | BookingExpired | BookingCancelled
    | StepRated | DocumentChanged | NoticePosted | NoticeRemoved | DeviceEnrolled | DeviceRevoked | LaneHanded
    | CallShown | OutageBegan | OutageEnded | EpochBegan | FactNoted | StepPromised
    | PaperAsked | PaperPrinted | VisitRated | DemandCounted | ColleagueAsked | ColleagueAnswered
    | ZoneTried | TrialShown | RoundMarked
)  # fmt: skip


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a fact stood in its author's own log."""

    incarnation: str
    seq: int


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """The envelope. `at`: the hub's clock, milliseconds since 1970 (UTC); recorded data, never order.

    `command`: the command that it came of; `device`, `actor`: who sent that.
    """

    epoch: int
    lsn: int
    at: int
    command: str
    device: str
    body: Body
    actor: str | None = None
    origin: Origin | None = None


class Parked(msgspec.Struct, frozen=True):
    """An event whose kind this version does not know: kept and relayed, folded after the upgrade."""

    epoch: int
    lsn: int
    at: int
    command: str
    device: str
    body: msgspec.Raw
    actor: str | None = None
    origin: Origin | None = None


_encoder = msgspec.json.Encoder()
_event = msgspec.json.Decoder(Event)
_parked = msgspec.json.Decoder(Parked)


def encode(event: Event) -> bytes:
    """The bytes that are stored, hashed and relayed."""
    return _encoder.encode(event)


def decode(raw: bytes) -> Event | Parked:
    """The event in `raw`; Parked where its kind or form is unknown. Raises msgspec.DecodeError on a broken envelope."""
    try:
        return _event.decode(raw)
    except msgspec.ValidationError:
        return _parked.decode(raw)
