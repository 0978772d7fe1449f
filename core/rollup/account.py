"""One service day of one site, counted from the state that it ended with and from its events."""

from collections.abc import Iterable, Sequence

import msgspec

from core import events
from core.catalog import Catalog
from core.events import Event
from core.numbers import LANES
from core.rollup.closing import end_of
from core.rollup.hours import Hours, hours_of
from core.rollup.kept import Kept
from core.rollup.presence import Presence, planned_spans, presences
from core.rollup.ratings import Ratings
from core.rollup.steps import Steps, first, free_since, freed, served
from core.rollup.tickets import Tickets
from core.rollup.under import under
from core.state import Day, State, Step, Ticket
from core.words import Outcome, StepState, Text

FORM = 4
"""Grows when an account holds more or means another thing; it is then made anew where its events are still there."""
OLDEST = 1
"""Accounts from this form on say less, but nothing wrong: they stand where their events are gone."""

HEARD = (
    events.DayOpened, events.DayClosed, events.StepRated, events.OutageBegan, events.OutageEnded, events.HelpAsked,
    events.CounterOpened, events.CounterPaused, events.CounterClosed, events.PrintAsked,
)  # fmt: skip
"""The kinds of events that an account is counted from, beside the state; the others need not be handed over."""


class Name(msgspec.Struct, frozen=True, gc=False):
    """What something was called on its day; a later site file may call it otherwise, or not know it.

    `of`: the agency of a service, counter or letter; the government of an agency; the instrument of a journey.
    `short`: where there is little room; "": there is no shorter one.
    """

    name: Text
    of: str = ""
    short: str = ""


class Share(msgspec.Struct, gc=False):
    """Journeys that a government took part in: `started`, and of them `completed`."""

    started: int = 0
    completed: int = 0


class Joined(msgspec.Struct, gc=False):
    """Journeys of one kind: `started` numbers with it; `completed`: every required errand was finished in the visit.

    `agencies`: errands of each that took part. `governments`: journeys in which an agency of each took part.
    """

    started: int = 0
    completed: int = 0
    agencies: dict[str, int] = {}
    governments: dict[str, Share] = {}


class Outage(msgspec.Struct, frozen=True, gc=False):
    """From `start_ms` to `end_ms` (ms since 1970; None: it goes on), for `cause`, a code of `core.words.Reason`.

    One that began on an earlier day counts from the opening of this one.
    """

    start_ms: int
    end_ms: int | None
    cause: str


class Account(msgspec.Struct, gc=False):
    """A day's sums at `site`. `day`: YYYY-MM-DD. `until_ms`: up to when they were taken; `closed`: the day had ended.

    `tickets`: numbers; `services`, `kept`, `ratings`: by service code; `counters`, `desks`: by number, how long it was
    open and the errands that were done there; `hours`: by agency; `journeys`: by id; `used_up`: when a letter's quota
    was given out; `bookings`: for a time on that day, by state; `outages`: in their order; `faces`: how often each was
    touched, 1 to 4; `unmet`: what was looked for in vain, by topic; `helps`: how often an usher was called; `papers`:
    by what is known of each number's first paper; `parked`: events that are not understood yet; `alone`: by the hour,
    numbers that a kiosk gave while it could not reach the hub; `reprints`: papers that were asked for again;
    `anomalies`: by kind, what the store noted; `names`: what these were called, by kind and key, as "service/A1".
    """

    site: str
    day: str
    until_ms: int = 0
    closed: bool = False
    tickets: Tickets = msgspec.field(default_factory=Tickets)
    services: dict[str, Steps] = {}
    kept: dict[str, Kept] = {}
    ratings: dict[str, Ratings] = {}
    counters: dict[int, Presence] = {}
    desks: dict[int, Steps] = {}
    hours: dict[str, Hours] = {}
    journeys: dict[str, Joined] = {}
    used_up: dict[str, int] = {}
    bookings: dict[str, int] = {}
    outages: tuple[Outage, ...] = ()
    faces: dict[int, int] = {}
    unmet: dict[str, int] = {}
    helps: int = 0
    papers: dict[str, int] = {}
    parked: int = 0
    alone: dict[int, int] = {}
    reprints: int = 0
    anomalies: dict[str, int] = {}
    names: dict[str, Name] = {}


def account_of(
    state: State, heard: Sequence[Event], catalog: Catalog, now_ms: int, going: str | None = None
) -> Account:
    """The account of the state's day. `heard`: its events so far, in order, at least those of the kinds HEARD.

    `now_ms`: the clock, where the day still runs; else 0. `going`: why there was an outage when the day was opened, a
    code of `core.words.Reason`; None: there was none. Raises ValueError where no day was ever opened.
    """
    day = state.day
    if day is None:
        raise ValueError("no day has been opened")
    tickets = [t for t in state.tickets.values() if t.day == day.date]
    known = [event for event in heard if isinstance(event.body, HEARD)]
    made = Account(catalog.site.site.id, day.date.isoformat(), closed=not day.open)
    made.until_ms = until_ms = end_of(day, tickets, known, catalog) or max(now_ms, state.at_ms)
    _count_tickets(made, tickets, state, catalog)
    made.counters = presences(catalog, day, heard, until_ms)
    _count_counters(made, day, catalog)
    if going is not None:
        made.outages = (Outage(day.opened_ms, None, going),)
    _count_heard(made, heard, state)
    made.used_up = _used_up(state, catalog)
    made.faces, made.unmet, made.parked = dict(day.faces), dict(day.unmet), len(state.parked)
    made.names = _names(made, catalog)
    return made


def _count_counters(made: Account, day: Day, catalog: Catalog) -> None:
    starts = hours_of(catalog, day.date)
    for agency, hours in made.hours.items():
        own = [counter for no, counter in catalog.counters.items() if counter.agency == agency and no in made.counters]
        hours.count_open([made.counters[counter.no] for counter in own], starts)
        hours.count_planned([planned_spans(catalog, counter, day) for counter in own], starts)


def _count_tickets(made: Account, tickets: Iterable[Ticket], state: State, catalog: Catalog) -> None:
    for ticket in tickets:
        made.tickets.count(ticket)
        paper = ticket.paper.value if ticket.paper else "none"
        made.papers[paper] = made.papers.get(paper, 0) + 1
        if ticket.lane in LANES:
            hour = catalog.local(ticket.issued_ms).hour
            made.alone[hour] = made.alone.get(hour, 0) + 1
        booking = state.bookings.get(ticket.booking) if ticket.booking else None
        for step in ticket.steps:
            free_ms = free_since(ticket, step, booking.at_ms if booking and step.n == 0 else None)
            _count_step(made, ticket, step, free_ms, catalog)
        if ticket.journey is not None:
            _count_journey(under(made.journeys, ticket.journey, Joined), ticket, catalog)
    for booking in state.bookings.values():
        if catalog.local(booking.at_ms).date().isoformat() == made.day:
            made.bookings[booking.state] = made.bookings.get(booking.state, 0) + 1


def _count_step(made: Account, ticket: Ticket, step: Step, free_ms: int, catalog: Catalog) -> None:
    under(made.kept, step.service, Kept).count(ticket, step)
    known = catalog.services.get(step.service)
    standard = known.minutes_p90 if known else None
    under(made.services, step.service, Steps).count(ticket, step, free_ms, standard)
    if step.state == StepState.DONE and step.counter is not None:
        under(made.desks, step.counter, Steps).count(ticket, step, free_ms, standard)
    hours = under(made.hours, step.agency, Hours)
    if freed(step, free_ms):
        hours.count(catalog.local(free_ms).hour, step.called_ms - free_ms if step.called_ms is not None else None)
        gone_ms = min(first(step.called_ms, step.ended_ms, made.until_ms), made.until_ms)
        hours.count_waiting(free_ms, gone_ms, catalog)
    length = served(step)
    if length is not None:
        hours.count_service(catalog.local(length[0]).hour, length[1] - length[0])


def _count_journey(joined: Joined, ticket: Ticket, catalog: Catalog) -> None:
    """Completed: every required errand was finished in this visit."""
    joined.started += 1
    steps = [step for step in ticket.steps if step.state != StepState.TRANSFERRED]
    completed = all(step.outcome == Outcome.DONE for step in steps if step.required)
    joined.completed += completed
    for step in steps:
        joined.agencies[step.agency] = joined.agencies.get(step.agency, 0) + 1
    known = {catalog.agencies[step.agency].government for step in steps if step.agency in catalog.agencies}
    for government in known:
        share = under(joined.governments, government, Share)
        share.started += 1
        share.completed += completed


def _count_heard(made: Account, heard: Sequence[Event], state: State) -> None:
    for event in heard:
        body = event.body
        if isinstance(body, events.StepRated) and body.ticket in state.tickets:
            service = state.step(body.ticket, body.n).service
            under(made.ratings, service, Ratings).count(body.scores)
        elif isinstance(body, events.OutageBegan):
            start_ms = event.at if body.since_ms is None else body.since_ms
            made.outages = (*made.outages, Outage(start_ms, None, body.cause))
        elif isinstance(body, events.OutageEnded):
            made.outages = _ended(made.outages, event.at)
        elif isinstance(body, events.HelpAsked):
            made.helps += 1
        elif isinstance(body, events.PrintAsked):
            made.reprints += body.copy_no > 0


def _ended(outages: tuple[Outage, ...], at_ms: int) -> tuple[Outage, ...]:
    """The outages once the last of them is over; an end of none changes nothing."""
    if not outages or outages[-1].end_ms is not None:
        return outages
    return (*outages[:-1], msgspec.structs.replace(outages[-1], end_ms=at_ms))


def _used_up(state: State, catalog: Catalog) -> dict[str, int]:
    """When the last number that the quota allows was given, per letter."""
    assert state.day is not None
    created: dict[str, list[int]] = {}
    for ticket in state.tickets.values():
        for step in ticket.steps:
            if ticket.day == state.day.date and not _sent_on_within(ticket, step):
                created.setdefault(step.letter, []).append(step.created_ms)
    quotas = {name: letter.quota for name, letter in catalog.letters.items() if letter.quota is not None}
    return {
        letter: sorted(times)[quotas[letter] - 1]
        for letter, times in created.items()
        if letter in quotas and len(times) >= quotas[letter]
    }


def _sent_on_within(ticket: Ticket, step: Step) -> bool:
    """Whether the errand goes on from a transfer within its letter, which takes no second number of the quota."""
    return any(
        before.state == StepState.TRANSFERRED and before.ended_ms == step.created_ms and before.letter == step.letter
        for before in ticket.steps[: step.n]
    )


def _names(made: Account, catalog: Catalog) -> dict[str, Name]:
    """By kind and key, such as "service/A1"; only of what the account speaks of and the site file knows."""
    found = {}
    for code in made.services:
        if code in catalog.services:
            service = catalog.services[code]
            found[f"service/{code}"] = Name(service.name, catalog.agency_of(service.letter).id)
    for agency in {*made.hours, *(catalog.counters[no].agency for no in made.counters)}:
        if agency in catalog.agencies:
            known = catalog.agencies[agency]
            found[f"agency/{agency}"] = Name(known.name, known.government, known.short)
    for no in made.counters:
        counter = catalog.counters[no]
        found[f"counter/{no}"] = Name(Text(counter.label, counter.label), counter.agency)
    for journey in made.journeys:
        if journey in catalog.journeys:
            found[f"journey/{journey}"] = Name(catalog.journeys[journey].name, catalog.journeys[journey].instrument)
    for letter in made.used_up:
        found[f"letter/{letter}"] = Name(catalog.letters[letter].name, catalog.agency_of(letter).id)
    return found
