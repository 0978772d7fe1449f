"""Finds a number that somebody has lost, by what its visitor remembers: the service and about when. Pure."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.state import Ticket
from core.time_of_day import time_of_day
from web.sight import Sight

MINUTE_MS = 60_000
ABOUT_MINUTES = 45
"""Nobody remembers better than that."""
MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    ticket: str
    label: str
    time: str
    services: str
    state: str


def search(
    sight: Sight, catalog: Catalog, language: str, *, service: str = "", clock: str = "", label: str = ""
) -> tuple[Found, ...]:
    """Today's numbers that fit all that is given, the nearest in time first, else the latest first.

    `clock`: "HH:MM" (or "HH.MM"); what is no time is not looked at.
    """
    day = sight.state.day
    wanted = label.replace(" ", "").upper()
    at_ms = catalog.at(day.date, time) if day and (time := _clock(clock)) else None
    tickets = [
        ticket
        for ticket in sight.state.tickets.values()
        if day is not None and ticket.day == day.date and _fits(ticket, service, at_ms, wanted)
    ]
    tickets.sort(key=lambda t: (abs(t.issued_ms - at_ms), t.issued_ms) if at_ms is not None else (-t.issued_ms, 0))
    return tuple(_found(catalog, ticket, language) for ticket in tickets[:MOST])


def _clock(text: str) -> str | None:
    hour, _, minute = text.replace(".", ":").partition(":")
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()):
        return None
    return f"{int(hour):02}:{int(minute):02}" if int(hour) < 24 and int(minute) < 60 else None


def _fits(ticket: Ticket, service: str, at_ms: int | None, label: str) -> bool:
    if service and all(step.service != service for step in ticket.steps):
        return False
    if at_ms is not None and abs(ticket.issued_ms - at_ms) > ABOUT_MINUTES * MINUTE_MS:
        return False
    return any(text.startswith(label) for text in (ticket.label, *ticket.burnt))


def _found(catalog: Catalog, ticket: Ticket, language: str) -> Found:
    names = (catalog.services[s.service].name.in_language(language) if s.service in catalog.services else s.service
             for s in ticket.steps)  # fmt: skip
    state = next((step.state for step in ticket.steps if step in ticket.open_steps()), ticket.steps[-1].state)
    time = time_of_day(catalog.local(ticket.issued_ms), language)
    return Found(ticket.id, ticket.label, time, ", ".join(dict.fromkeys(names)), state.value)
