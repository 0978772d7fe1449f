"""What people did, from the events: who, when, what, and about what. Names of staff, never of visitors. Pure."""

from dataclasses import dataclass
from typing import Any

from core import events
from core.catalog import Catalog
from core.events import Event
from web.sight import Sight

KINDS: tuple[str, ...] = tuple(sorted(
    str(kind.__struct_config__.tag)
    for kind in (
        events.DayOpened, events.DayClosed, events.DateConfirmed, events.TicketIssued, events.StepAdded,
        events.StepRemoved, events.TicketPaused, events.TicketResumed, events.TicketCancelled, events.TicketExpired,
        events.PrintAsked, events.StepCalled, events.StepRecalled, events.CallUndone, events.StepReopened,
        events.StepStarted, events.StepDone, events.StepAbsent, events.StepHeld, events.StepReturned,
        events.StepTransferred, events.CounterOpened, events.CounterPaused, events.CounterClosed, events.AgencyPaused,
        events.AgencyResumed, events.ClosingSet, events.HelpAsked, events.HelpTaken, events.HelpFinished,
        events.BookingMade, events.BookingCancelled, events.DocumentChanged, events.NoticePosted, events.NoticeRemoved,
        events.DeviceEnrolled, events.DeviceRevoked, events.PaperAsked, events.ColleagueAsked,
        events.ColleagueAnswered, events.ZoneTried, events.RoundMarked,
    )
))  # fmt: skip
"""What a person may have done; there are words for each."""


@dataclass(frozen=True, slots=True)
class Deed:
    """`kind`: of the event. `about`: number, counter, agency and the like, as the hall calls them.

    `document`: that was changed, by its name in the store; "" where none was.
    """

    at_ms: int
    number: str
    name: str
    kind: str
    about: str
    device: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`day`: 2026-11-30. `person`, `kind` "": all. `hour` -1: all day."""

    day: str
    person: str = ""
    kind: str = ""
    hour: int = -1


MOST = 20_000
"""So many events of a day are looked through: more than a busy day has."""


def deeds(sight: Sight, catalog: Catalog, wanted: Wanted) -> list[Deed]:
    """What fits, the newest first."""
    text = f'"actor":"{wanted.person}"' if wanted.person else f'"kind":"{wanted.kind}"' if wanted.kind else '"actor":"'
    found = (_deed(sight, catalog, event) for event in sight.reader.acted(wanted.day, text, MOST))
    return [deed for deed in found if _fits(catalog, deed, wanted)]


def _fits(catalog: Catalog, deed: Deed, wanted: Wanted) -> bool:
    if wanted.person and deed.number != wanted.person:
        return False
    if wanted.kind and deed.kind != wanted.kind:
        return False
    return wanted.hour < 0 or catalog.local(deed.at_ms).hour == wanted.hour


def _deed(sight: Sight, catalog: Catalog, event: Event) -> Deed:
    number = event.actor or ""
    person = sight.staff.person(number)
    kind = str(event.body.__struct_config__.tag)
    about = _about(sight, catalog, event.body)
    document = event.body.name if isinstance(event.body, events.DocumentChanged) else ""
    return Deed(event.at, number, person.name if person else number, kind, about, event.device, document)


def _about(sight: Sight, catalog: Catalog, body: Any) -> str:
    ticket = sight.state.tickets.get(getattr(body, "ticket", None) or "")
    counter = catalog.counters.get(getattr(body, "counter", None) or -1)
    agency = catalog.agencies.get(getattr(body, "agency", None) or "")
    label = getattr(body, "label", "") or (ticket.label if ticket else "")
    parts = [label, counter.label if counter else "", agency.short if agency else ""]
    for name in ("check", "zone", "place", "service", "subject", "reason", "outcome"):
        value = getattr(body, name, None)
        # The id of a ticket opens its page for whoever holds it.
        if value and len(str(value)) < LONGEST:
            parts.append(str(value))
    version = getattr(body, "version", None)
    return " · ".join([part for part in parts if part] + ([f"v{version}"] if version else []))


LONGEST = 22
"""An id has so many letters."""
