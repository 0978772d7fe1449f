"""An agency leaves the mall after a date: what the site file says then, and whom it concerns. Pure."""

import datetime as dt

import msgspec

from core.catalog import Catalog
from core.site import Agency, Counter, Journey, Site
from core.state import Booking, State
from core.words import OPEN_STATES, BookingState, Text


class Concerned(msgspec.Struct, frozen=True):
    """`waiting`: numbers of today that are not done. `bookings`: those after the last day, in order of time.

    `required`, `optional`: ids of the journeys that need the agency, or only offer it.
    """

    waiting: tuple[str, ...]
    bookings: tuple[Booking, ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]


def left(site: Site, agency_id: str, last_day: dt.date | None) -> Site:
    """The site file in which the agency is there until `last_day`, that day included; None: it stays.

    Its counters go with it, and each journey that needs it says so. Raises StopIteration on an unknown agency.
    """
    agency = next(each for each in site.agencies if each.id == agency_id)
    agencies = tuple(_until(each, last_day) if each.id == agency_id else each for each in site.agencies)
    counters = tuple(_until(each, last_day) if each.agency == agency_id else each for each in site.counters)
    journeys = tuple(_told(each, agency, last_day) for each in site.journeys)
    return msgspec.structs.replace(site, agencies=agencies, counters=counters, journeys=journeys)


def concerned(state: State, catalog: Catalog, agency_id: str, last_day: dt.date) -> Concerned:
    """Whom it concerns that the agency leaves after `last_day`."""
    agency = catalog.agencies[agency_id]
    own = {service.code for service in agency.services}
    waiting = [
        ticket.label
        for ticket in state.tickets.values()
        if any(step.agency == agency_id and step.state in OPEN_STATES for step in ticket.steps)
    ]
    bookings = [
        booking
        for booking in state.bookings.values()
        if booking.state == BookingState.MADE
        and booking.service in own
        and catalog.local(booking.at_ms).date() > last_day
    ]
    needing = [(journey.id, _needs(journey, agency)) for journey in catalog.site.journeys]
    return Concerned(
        tuple(waiting),
        tuple(sorted(bookings, key=lambda booking: booking.at_ms)),
        tuple(id_ for id_, need in needing if need),
        tuple(id_ for id_, need in needing if need is False),
    )


def _until(item: Agency | Counter, last_day: dt.date | None) -> Agency | Counter:
    return msgspec.structs.replace(item, valid_until=last_day)


def _needs(journey: Journey, agency: Agency) -> bool | None:
    """Whether a required step can be had at this agency alone; False: only an optional one; None: none."""
    own = {service.code for service in agency.services}
    touched = [step.required for step in journey.steps if step.any_of and own.issuperset(step.any_of)]
    return any(touched) if touched else None


def _told(journey: Journey, agency: Agency, last_day: dt.date | None) -> Journey:
    """The journey with a sentence about the agency in its note, instead of the one that an earlier date had left."""
    if _needs(journey, agency) is None:
        return journey
    note = journey.note or Text("", "")
    if agency.valid_until is not None:
        old = sentence(agency, agency.valid_until)
        note = Text(note.id.replace(old.id, "").strip(), note.en.replace(old.en, "").strip())
    if last_day is not None:
        new = sentence(agency, last_day)
        note = Text(f"{note.id} {new.id}".strip(), f"{note.en} {new.en}".strip())
    return msgspec.structs.replace(journey, note=note if note.id else None)


def sentence(agency: Agency, last_day: dt.date) -> Text:
    """What a visitor reads at a journey that needs the agency."""
    day = f"{last_day:%d-%m-%Y}"
    return Text(
        f"{agency.short} hanya ada di sini sampai {day}; setelah itu langkahnya diurus di kantornya.",
        f"{agency.short} is here until {day} only; after that its step is done at its own office.",
    )
