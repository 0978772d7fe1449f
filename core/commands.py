"""Intents: each may be refused. The envelope is fixed; intents grow by addition.

Ids of tickets, commands, bookings and help calls are 128 random bits, base64url, 22 characters, made and saved by the
sender before it sends. Times are milliseconds since 1970 (UTC) unless a name says otherwise.
"""

import datetime as dt
from typing import Annotated

import msgspec

from core.counter_intents import Absent as Absent
from core.counter_intents import CallNext as CallNext
from core.counter_intents import CallTicket as CallTicket
from core.counter_intents import CloseCounter as CloseCounter
from core.counter_intents import Finish as Finish
from core.counter_intents import Hold as Hold
from core.counter_intents import OpenCounter as OpenCounter
from core.counter_intents import PauseCounter as PauseCounter
from core.counter_intents import Recall as Recall
from core.counter_intents import Return as Return
from core.counter_intents import Start as Start
from core.counter_intents import Transfer as Transfer
from core.counter_intents import UndoCall as UndoCall
from core.hall_intents import AdmitPapers as AdmitPapers
from core.hall_intents import AnswerColleague as AnswerColleague
from core.hall_intents import AskColleague as AskColleague
from core.hall_intents import AskHelp as AskHelp
from core.hall_intents import BeginOutage as BeginOutage
from core.hall_intents import CountUnmet as CountUnmet
from core.hall_intents import EndOutage as EndOutage
from core.hall_intents import FinishHelp as FinishHelp
from core.hall_intents import MarkRound as MarkRound
from core.hall_intents import Print as Print
from core.hall_intents import RateVisit as RateVisit
from core.hall_intents import TakeHelp as TakeHelp
from core.hall_intents import TrialShown as TrialShown
from core.hall_intents import TryZone as TryZone
from core.ids import Id, Name
from core.intent import DAY_MS as DAY_MS
from core.intent import MINUTE_MS as MINUTE_MS
from core.intent import Intent as Intent
from core.words import Channel, Evidence, Language, Need, Reason, Role, SkmElement

CodeHash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


class OpenDay(Intent, frozen=True, tag="day.open"):
    """`synchronised`: whether the hub's clock is known to be right."""

    day: dt.date
    synchronised: bool = False


class CloseDay(Intent, frozen=True, tag="day.close"):
    day: dt.date


class ConfirmDate(Intent, frozen=True, tag="date.confirm"):
    """A person says that today is `day`: what a box needs whose clock cannot be trusted."""

    day: dt.date


class Errand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wanted step. `after`: places (from 0) in the same list of the steps that must be done first."""

    service: Name
    required: bool = True
    after: tuple[int, ...] = ()


STEPS_MAX = 8
"""Errands of one ticket."""


class Issue(Intent, frozen=True, tag="ticket.issue"):
    """One ticket with one to eight errands. `print_at`: the kiosk at which the paper comes out.

    `booking`: hex SHA-256 of the code that the visitor holds. `pickup`: comes back with a pick-up slip, for one errand.
    `own_risk`: the visitor wants it although it was said that the day will hardly suffice.
    """

    LIFETIME_MS = 5 * MINUTE_MS

    ticket: Id
    errands: tuple[Errand, ...]
    priority: bool = False
    needs: tuple[Need, ...] = ()
    language: Language = Language.ID
    channel: Channel = Channel.KIOSK
    journey: Name | None = None
    print_at: Name | None = None
    booking: CodeHash | None = None
    pickup: bool = False
    own_risk: bool = False


class AddStep(Intent, frozen=True, tag="step.add"):
    ticket: Id
    errand: Errand


class RemoveStep(Intent, frozen=True, tag="step.remove"):
    ticket: Id
    step: int


class PauseTicket(Intent, frozen=True, tag="ticket.pause"):
    """The visitor steps out; the place in the queue stays. `minutes` None: as the site's rules say."""

    ticket: Id
    reason: Reason
    minutes: int | None = None


class ResumeTicket(Intent, frozen=True, tag="ticket.resume"):
    ticket: Id


class CancelTicket(Intent, frozen=True, tag="ticket.cancel"):
    ticket: Id
    reason: Reason = Reason.VISITOR_ASKED


class Reprint(Intent, frozen=True, tag="ticket.reprint"):
    """Asks the kiosk `device` for another paper of the ticket, marked as a copy."""

    ticket: Id
    device: Name


class PauseAgency(Intent, frozen=True, tag="agency.pause"):
    """No new numbers for the agency until `until_ms` (None: until it is resumed)."""

    agency: Name
    reason: Reason
    until_ms: int | None = None


class ResumeAgency(Intent, frozen=True, tag="agency.resume"):
    agency: Name


class CloseEarly(Intent, frozen=True, tag="closing.set"):
    """Today ends at `at_ms` for one agency, or for the whole site (None)."""

    agency: Name | None
    at_ms: int
    reason: Reason


class MakeBooking(Intent, frozen=True, tag="booking.make"):
    """`code_hash`: hex SHA-256 of the code that the visitor holds; the code itself is never stored."""

    LIFETIME_MS = 365 * DAY_MS

    booking: Id
    service: Name
    at_ms: int
    code_hash: CodeHash


class CancelBooking(Intent, frozen=True, tag="booking.cancel"):
    LIFETIME_MS = 365 * DAY_MS

    booking: Id


class Rate(Intent, frozen=True, tag="step.rate"):
    """Scores 1–4 per element, once per step."""

    LIFETIME_MS = DAY_MS

    ticket: Id
    step: int
    scores: dict[SkmElement, int]


class ChangeDocument(Intent, frozen=True, tag="document.change"):
    """A new version of a document; `body` is its whole text. `based_on`: the version that it was made from."""

    name: Name
    body: str
    based_on: int | None = None


class PostNotice(Intent, frozen=True, tag="notice.post"):
    """Shows the erasable note `notice` (its text does not enter the log) in `zones` (empty: all) until `until_ms`.

    `from_ms`: it is not shown before; None: at once. `text`: what it says; None: the note is there already.
    """

    notice: Id
    until_ms: int
    zones: tuple[Name, ...] = ()
    text: str | None = None
    from_ms: int | None = None


class RemoveNotice(Intent, frozen=True, tag="notice.remove"):
    notice: Id


class EnrolDevice(Intent, frozen=True, tag="device.enrol"):
    device: Name
    role: Role
    lane: int | None = None
    zone: Name | None = None


class RevokeDevice(Intent, frozen=True, tag="device.revoke"):
    device: Name


class HandLane(Intent, frozen=True, tag="lane.hand"):
    """The device `device`, in its life `incarnation`, asks for its lane's counters."""

    device: Name
    incarnation: Name


class BeginEpoch(Intent, frozen=True, tag="epoch.begin"):
    """Another store decides from now on (restored, promoted). Every series and lane jumps by `jump`.

    `to`: the epoch that the others have promised to follow; None: the next one. `forced`: against their word.
    """

    jump: int
    to: int | None = None
    forced: bool = False


class ExpireHold(Intent, frozen=True, tag="hold.expire"):
    ticket: Id
    step: int


class ExpireBooking(Intent, frozen=True, tag="booking.expire"):
    booking: Id


# Facts: what a device authored alone. They are never refused and never too old.


class LaneIssued(Intent, frozen=True, tag="lane.issued"):
    """A paper that the kiosk gave from its lane. `age_ms` at sending tells the hub how long ago."""

    LIFETIME_MS = 365 * DAY_MS

    ticket: Id
    label: Name
    errands: tuple[Errand, ...]
    priority: bool = False
    needs: tuple[Need, ...] = ()
    language: Language = Language.ID
    channel: Channel = Channel.KIOSK
    journey: Name | None = None


class Printed(Intent, frozen=True, tag="ticket.printed"):
    """`copy_no` 0 is the original."""

    LIFETIME_MS = 365 * DAY_MS

    ticket: Id
    copy_no: int
    evidence: Evidence


class PaperPrinted(Intent, frozen=True, tag="paper.printed"):
    """A paper that is no ticket came out, as the `Print` with the id `print` asked."""

    LIFETIME_MS = 365 * DAY_MS

    print: Id
    evidence: Evidence


class Shown(Intent, frozen=True, tag="call.shown"):
    """A display has shown (and spoken) every call up to these places in the log.

    `missed`: of those, so many were over before it could show them, the first called at `missed_ms`.
    """

    LIFETIME_MS = 365 * DAY_MS

    shown_lsn: int
    spoken_lsn: int
    missed: int = 0
    missed_ms: int = 0


Fact = LaneIssued | Printed | PaperPrinted | Shown | TrialShown
FACTS = (LaneIssued, Printed, PaperPrinted, Shown, TrialShown)

Body = (
    OpenDay | CloseDay | ConfirmDate | Issue | AddStep | RemoveStep | PauseTicket | ResumeTicket | CancelTicket
    | Reprint | CallNext | CallTicket | Recall | UndoCall | Start | Finish | Absent | Hold | Return | Transfer
    | OpenCounter | PauseCounter | CloseCounter | PauseAgency | ResumeAgency | CloseEarly
    | AskHelp | TakeHelp | FinishHelp | MakeBooking | CancelBooking | ExpireBooking | ExpireHold | Rate | ChangeDocument
    | PostNotice | RemoveNotice | EnrolDevice | RevokeDevice | HandLane | BeginOutage | EndOutage | BeginEpoch
    | Print | RateVisit | CountUnmet | AskColleague | AnswerColleague | AdmitPapers
    | TryZone | MarkRound
    | LaneIssued | Printed | PaperPrinted | Shown | TrialShown
)  # fmt: skip


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a fact stands in its author's own log; `seq` counts from 1 within one life of the device."""

    incarnation: Name
    seq: int


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The envelope. `age_ms`: how long ago it was made, by its sender's monotonic clock, at this sending.

    `device`: who sends; `actor`: the person behind it, by staff id, where there is one.
    `origin`: facts only.
    """

    id: Id
    device: Name
    body: Body
    actor: Name | None = None
    age_ms: int = 0
    origin: Origin | None = None
