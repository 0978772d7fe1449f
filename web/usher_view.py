"""What an usher sees: who calls for help and how long already, who is away, what the kiosks can print. Pure."""

from dataclasses import dataclass

from core.access import EVERYWHERE, Duty, Person
from core.catalog import Catalog
from core.help import Reach, reach
from core.numbers import EMERGENCY_LANE
from core.state import Help, Ticket
from core.time_of_day import time_of_day
from core.words import HelpState, StepState
from web.sight import Sight

MOST_ROWS = 30
COUNTER = "counter-"
"""Stands before the number of a counter that calls for help."""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """`near`: what is at the place, such as the agency of a counter. `by`: who has taken it; "": nobody yet."""

    id: str
    place: str
    near: str
    ticket: str
    label: str
    since_ms: int
    reach: str
    by: str
    mine: bool


@dataclass(frozen=True, slots=True)
class AwayRow:
    ticket: str
    label: str
    state: str
    until: str


@dataclass(frozen=True, slots=True)
class UsherPage:
    """`alarm`: somebody waits for more than a minute."""

    day_open: bool
    helps: tuple[HelpRow, ...]
    alarm: bool
    away: tuple[AwayRow, ...]
    waiting: int


def usher_page(sight: Sight, catalog: Catalog, person: Person, language: str) -> UsherPage:
    heard = [
        h for h in sight.state.helps.values() if h.state != HelpState.FINISHED and hears(sight, catalog, person, h)
    ]
    heard.sort(key=lambda h: (h.state != HelpState.ASKED, h.asked_ms))
    rows = tuple(_row(sight, catalog, person, h, language) for h in heard[:MOST_ROWS])
    waiting = sum(len(steps) for steps in sight.state.waiting.values())
    alarm = any(row.reach in ("all", "desk") for row in rows)
    return UsherPage(sight.state.is_open, rows, alarm, _away(sight, catalog, language), waiting)


def hears(sight: Sight, catalog: Catalog, person: Person, help_: Help) -> bool:
    """For the first minute a call from a counter is for the ushers of its agency; then, and from a kiosk, for all."""
    agency = _agency_at(catalog, help_.place)
    if agency is None or reach(help_, sight.now_ms) >= Reach.ALL or help_.by == person.id:
        return True
    return bool(person.agencies(Duty.USHER) & {EVERYWHERE, agency})


def _agency_at(catalog: Catalog, place: str) -> str | None:
    no = place.removeprefix(COUNTER)
    counter = catalog.counters.get(int(no)) if place.startswith(COUNTER) and no.isascii() and no.isdigit() else None
    return counter.agency if counter else None


def _row(sight: Sight, catalog: Catalog, person: Person, help_: Help, language: str) -> HelpRow:
    place, near = place_of(catalog, help_.place, language)
    ticket = sight.state.tickets.get(help_.ticket or "")
    taker = sight.staff.person(help_.by) if help_.by else None
    by = (taker.name if taker else help_.by or "") if help_.state == HelpState.TAKEN else ""
    return HelpRow(
        help_.id, place, near, ticket.id if ticket else "", ticket.label if ticket else "", help_.asked_ms,
        reach(help_, sight.now_ms).name.lower(), by, help_.by == person.id,
    )  # fmt: skip


def place_of(catalog: Catalog, place: str, language: str) -> tuple[str, str]:
    """The name of a place that calls for help, and what is there."""
    agency = _agency_at(catalog, place)
    if agency is not None:
        return catalog.counters[int(place.removeprefix(COUNTER))].label, catalog.agencies[agency].short
    kiosk = next((kiosk for kiosk in catalog.site.kiosks if kiosk.id == place), None)
    return (f"Kiosk {kiosk.id.removeprefix('kiosk-')}", kiosk.place.in_language(language)) if kiosk else (place, "")


def _away(sight: Sight, catalog: Catalog, language: str) -> tuple[AwayRow, ...]:
    """Who was put aside, missed the call or stepped out: whom an usher may meet in the hall."""
    today = sight.state.day.date if sight.state.day else None
    rows = [
        row
        for ticket in sight.state.tickets.values() if ticket.day == today
        if (row := _gone(catalog, ticket, language)) is not None
    ]  # fmt: skip
    return tuple(reversed(rows[-MOST_ROWS:]))


def _gone(catalog: Catalog, ticket: Ticket, language: str) -> AwayRow | None:
    if ticket.paused_until_ms is not None and ticket.is_open:
        return AwayRow(ticket.id, ticket.label, "paused", _until(catalog, ticket.paused_until_ms, language))
    for step in ticket.steps:
        if step.state in (StepState.HELD, StepState.ABSENT):
            held = step.state == StepState.HELD
            return AwayRow(
                ticket.id, ticket.label, step.state.value,
                _until(catalog, step.hold_until_ms if held else None, language),
            )  # fmt: skip
    return None


def _until(catalog: Catalog, at_ms: int | None, language: str) -> str:
    return time_of_day(catalog.local(at_ms), language) if at_ms is not None else ""


def emergency_labels(sight: Sight) -> tuple[str, ...]:
    """The numbers of the emergency lane that are booked in today, in their order."""
    today = sight.state.day.date if sight.state.day else None
    found = [t for t in sight.state.tickets.values() if t.day == today and t.lane == EMERGENCY_LANE]
    return tuple(t.label for t in sorted(found, key=lambda t: (t.letter, t.number)))
