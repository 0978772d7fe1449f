"""Facts: never refused, never changed. An event holds everything that its decision took from outside the log.

JSON form: `{"epoch":1,"lsn":17,"at":…,"command":"…","device":"kiosk-1","body":{"kind":"ticket.issued",…}}`.
The envelope never changes; kinds grow by addition, and a new field of an old kind has a default.
"""

import datetime as dt

import msgspec

from core.words import Channel, Evidence, Language, Need, Outcome, Reason, Role, SkmElement


class Happening(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """What happened."""


class DayOpened(Happening, frozen=True, tag="day.opened"):
    day: dt.date


class DayClosed(Happening, frozen=True, tag="day.closed"):
    day: dt.date


class DateConfirmed(Happening, frozen=True, tag="date.confirmed"):
    day: dt.date


class PlannedStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """A step as it was created. `n`: its number within the ticket, from 0. `after`: numbers of steps.

    `place_ms`: its place in the queue, where it is free to start at once; else None until it becomes free.
    `only_counter`: the one counter at which it is served (a transfer to a counter).
    """

    n: int
    service: str
    letter: str
    agency: str
    required: bool = True
    after: tuple[int, ...] = ()
    place_ms: int | None = None
    only_counter: int | None = None


class TicketIssued(Happening, frozen=True, tag="ticket.issued"):
    """`day`: the service day that counts it. `head_start_ms`: what priority takes off each place of this ticket.

    `lane`: the kiosk's digit where the number is from a lane. `ahead`: people before it when it was issued.
    `promise`: the span in which it will most likely be called, as printed; None: nothing was promised.
    """

    ticket: str
    day: dt.date
    label: str
    letter: str
    number: int
    steps: tuple[PlannedStep, ...]
    lane: int | None = None
    priority: bool = False
    head_start_ms: int = 0
    needs: tuple[Need, ...] = ()
    language: Language = Language.ID
    channel: Channel = Channel.KIOSK
    journey: str | None = None
    print_at: str | None = None
    booking: str | None = None
    ahead: int | None = None
    promise: tuple[int, int] | None = None


class TicketRelabelled(Happening, frozen=True, tag="ticket.relabelled"):
    """The paper carries a lane number: it replaces the first label, which is burnt."""

    ticket: str
    label: str
    burnt: str
    lane: int
    number: int


class StepAdded(Happening, frozen=True, tag="step.added"):
    ticket: str
    step: PlannedStep


class StepRemoved(Happening, frozen=True, tag="step.removed"):
    ticket: str
    n: int


class TicketPaused(Happening, frozen=True, tag="ticket.paused"):
    ticket: str
    reason: Reason
    until_ms: int


class TicketResumed(Happening, frozen=True, tag="ticket.resumed"):
    ticket: str


class TicketCancelled(Happening, frozen=True, tag="ticket.cancelled"):
    ticket: str
    reason: Reason


class TicketExpired(Happening, frozen=True, tag="ticket.expired"):
    """The day closed over its waiting, called and held steps; one in service is closed as done, inferred."""

    ticket: str


class TicketPrinted(Happening, frozen=True, tag="ticket.printed"):
    ticket: str
    copy_no: int
    evidence: Evidence


class PrintAsked(Happening, frozen=True, tag="print.asked"):
    """The kiosk `at` owes the visitor paper number `copy_no` (0 is the original)."""

    ticket: str
    at: str
    copy_no: int


class StepCalled(Happening, frozen=True, tag="step.called"):
    """`reason`: why out of turn; None: it was next. `call_no` counts from 1."""

    ticket: str
    n: int
    counter: int
    label: str
    call_no: int = 1
    reason: Reason | None = None


class StepRecalled(Happening, frozen=True, tag="step.recalled"):
    ticket: str
    n: int
    counter: int
    label: str
    call_no: int


class CallUndone(Happening, frozen=True, tag="call.undone"):
    ticket: str
    n: int
    counter: int


class StepStarted(Happening, frozen=True, tag="step.started"):
    ticket: str
    n: int
    counter: int


class StepDone(Happening, frozen=True, tag="step.done"):
    """`inferred`: nobody said so; the counter's next call or the day's end implied it."""

    ticket: str
    n: int
    counter: int
    outcome: Outcome = Outcome.DONE
    ready_on: dt.date | None = None
    missing: tuple[str, ...] = ()
    referred_to: str | None = None
    inferred: bool = False


class StepAbsent(Happening, frozen=True, tag="step.absent"):
    """The visitor did not come. `counter` None: the hold ran out."""

    ticket: str
    n: int
    counter: int | None = None


class StepHeld(Happening, frozen=True, tag="step.held"):
    ticket: str
    n: int
    counter: int
    reason: Reason
    until_ms: int


class StepReturned(Happening, frozen=True, tag="step.returned"):
    ticket: str
    n: int
    place_ms: int


class StepTransferred(Happening, frozen=True, tag="step.transferred"):
    """Step `n` ends as transferred; `step` takes its place in the ticket's order."""

    ticket: str
    n: int
    counter: int
    step: PlannedStep
    reason: Reason


class CounterOpened(Happening, frozen=True, tag="counter.opened"):
    counter: int


class CounterPaused(Happening, frozen=True, tag="counter.paused"):
    counter: int
    reason: Reason
    until_ms: int | None = None


class CounterClosed(Happening, frozen=True, tag="counter.closed"):
    counter: int


class AgencyPaused(Happening, frozen=True, tag="agency.paused"):
    agency: str
    reason: Reason
    until_ms: int | None = None


class AgencyResumed(Happening, frozen=True, tag="agency.resumed"):
    agency: str


class ClosingSet(Happening, frozen=True, tag="closing.set"):
    agency: str | None
    at_ms: int
    reason: Reason


class HelpAsked(Happening, frozen=True, tag="help.asked"):
    help: str
    place: str
    ticket: str | None = None


class HelpTaken(Happening, frozen=True, tag="help.taken"):
    help: str
    by: str


class HelpFinished(Happening, frozen=True, tag="help.finished"):
    help: str


class BookingMade(Happening, frozen=True, tag="booking.made"):
    booking: str
    service: str
    at_ms: int
    code_hash: str


class BookingCheckedIn(Happening, frozen=True, tag="booking.checked_in"):
    booking: str
    ticket: str


class BookingExpired(Happening, frozen=True, tag="booking.expired"):
    booking: str


class BookingCancelled(Happening, frozen=True, tag="booking.cancelled"):
    booking: str


class StepRated(Happening, frozen=True, tag="step.rated"):
    ticket: str
    n: int
    scores: dict[SkmElement, int]


class DocumentChanged(Happening, frozen=True, tag="document.changed"):
    """`hash`: hex SHA-256 of the body, which stands in the document table."""

    name: str
    version: int
    hash: str


class NoticePosted(Happening, frozen=True, tag="notice.posted"):
    notice: str
    until_ms: int
    zones: tuple[str, ...] = ()


class NoticeRemoved(Happening, frozen=True, tag="notice.removed"):
    notice: str


class DeviceEnrolled(Happening, frozen=True, tag="device.enrolled"):
    device: str
    role: Role
    lane: int | None = None
    zone: str | None = None


class DeviceRevoked(Happening, frozen=True, tag="device.revoked"):
    device: str


class LaneHanded(Happening, frozen=True, tag="lane.handed"):
    """From now on the device counts its lane itself. `counters`: the last number given, per letter."""

    device: str
    incarnation: str
    lane: int
    counters: dict[str, int]


class CallShown(Happening, frozen=True, tag="call.shown"):
    shown_lsn: int
    spoken_lsn: int


class OutageBegan(Happening, frozen=True, tag="outage.began"):
    cause: Reason


class OutageEnded(Happening, frozen=True, tag="outage.ended"):
    """Holds, absences and expiry stand still until `standstill_until_ms`."""

    standstill_until_ms: int


class EpochBegan(Happening, frozen=True, tag="epoch.began"):
    """The first event of a new epoch. `jump`: what every series and lane counter moved on by."""

    jump: int


Body = (
    DayOpened | DayClosed | DateConfirmed | TicketIssued | TicketRelabelled | StepAdded | StepRemoved | TicketPaused
    | TicketResumed | TicketCancelled | TicketExpired | TicketPrinted | PrintAsked | StepCalled | StepRecalled
    | CallUndone | StepStarted | StepDone | StepAbsent | StepHeld | StepReturned | StepTransferred
    | CounterOpened | CounterPaused | CounterClosed | AgencyPaused | AgencyResumed | ClosingSet
    | HelpAsked | HelpTaken | HelpFinished | BookingMade | BookingCheckedIn | BookingExpired | BookingCancelled
    | StepRated | DocumentChanged | NoticePosted | NoticeRemoved | DeviceEnrolled | DeviceRevoked | LaneHanded
    | CallShown | OutageBegan | OutageEnded | EpochBegan
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
