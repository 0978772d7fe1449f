"""What concerns the hall as a whole."""

from core.events.base import Happening
from core.words import Reason, Role


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


class DocumentChanged(Happening, frozen=True, tag="document.changed"):
    """`hash`: hex SHA-256 of the body, which stands in the document table."""

    name: str
    version: int
    hash: str


class NoticePosted(Happening, frozen=True, tag="notice.posted"):
    """`from_ms`: it is not shown before; None: at once."""

    notice: str
    until_ms: int
    zones: tuple[str, ...] = ()
    from_ms: int | None = None


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


class ZoneTried(Happening, frozen=True, tag="zone.tried"):
    """The displays of a zone were asked to show and say a call that calls nobody, to `counter` where one is given."""

    zone: str
    counter: int | None = None


class TrialShown(Happening, frozen=True, tag="trial.shown"):
    """As `core.commands.TrialShown`."""

    zone: str
    tried_ms: int
    spoken: bool = False


class RoundMarked(Happening, frozen=True, tag="round.marked"):
    """A line of the opening round was looked at. `check`: a value of `core.words.Check`; `place`: of several, which."""

    check: str
    well: bool
    place: str | None = None


class FactNoted(Happening, frozen=True, tag="fact.noted"):
    """A fact that changed nothing: what it tells was known."""


class VisitRated(Happening, frozen=True, tag="visit.rated"):
    """Somebody touched a face at `at`; 1 is the worst, 4 the best."""

    face: int
    at: str


class DemandCounted(Happening, frozen=True, tag="demand.counted"):
    """Somebody looked at `at` for what the mall does not have. `topic`: a value of `core.unmet.Topic`."""

    topic: str
    at: str
