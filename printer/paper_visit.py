"""What the papers at the end of a visit say: the Nota Beres, and the slip for what is fetched another day."""

from dataclasses import dataclass
from datetime import date

from core.words import Outcome
from printer.paper import Letterhead


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One errand of the visit. `outcome` None: it did not come to it. `ready_on`: when the result can be fetched."""

    name: str
    outcome: Outcome | None
    ready_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotaPaper:
    """A visit as it was. Times are clock times of the site ("08:15").

    `promise`: the span that the ticket gave, None where it gave none. `late_minutes`: how long after that span the
    first call came, 0 where it came in time. `qr_url`: the page of the ticket.
    """

    head: Letterhead
    label: str
    arrived: str
    promise: tuple[str, str] | None
    called: str | None
    done: str
    late_minutes: int
    lines: tuple[VisitLine, ...]
    qr_url: str | None


@dataclass(frozen=True, slots=True)
class PickupPaper:
    """What waits for the visitor from `ready_on` on. `hours`: when that is open on the day, as pairs of clock times."""

    head: Letterhead
    label: str
    service: str
    agency: str
    ready_on: date
    hours: tuple[tuple[str, str], ...]
    zone: str
    counters: tuple[str, ...]
    qr_url: str | None
