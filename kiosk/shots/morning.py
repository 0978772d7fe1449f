"""A morning at a site, made up: people wait, somebody was served, one agency pauses, the usher is on the way."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count

from core.catalog import Catalog
from core.commands import (
    MINUTE_MS,
    AskHelp,
    Body,
    CallNext,
    Command,
    Errand,
    Finish,
    Issue,
    MakeBooking,
    OpenCounter,
    OpenDay,
    PauseAgency,
    Start,
    TakeHelp,
)
from core.decide import decide
from core.events import Event, TicketIssued
from core.fold import fold
from core.hours import opening
from core.ids import derived
from core.refusal import Refusal
from core.site import Service, Site
from core.state import State
from core.words import Reason
from kiosk.hall import agencies, services

HOUR_MS = 60 * MINUTE_MS
MOST_DAYS = 60
LETTERS = 6
CODE_HASH = "0" * 64
USHER = "petugas-1"


@dataclass
class Morning:
    """`kinds`: the services that numbers were given for. `issued`: those numbers, the first of which was served.

    `help`: the open call for the usher, by its id.
    """

    catalog: Catalog
    now_ms: int
    state: State = field(default_factory=State)
    kinds: list[Service] = field(default_factory=list)
    issued: list[TicketIssued] = field(default_factory=list)
    help: str = ""
    _ids: "count[int]" = field(default_factory=count)

    def id(self) -> str:
        return derived("morning", next(self._ids))

    def do(self, body: Body, device: str = "kiosk-1") -> list[Event]:
        """What came of it; nothing where the rules of the site refuse it."""
        command = Command(self.id(), device, body)
        bodies = decide(self.state, self.catalog, command, self.now_ms)
        if isinstance(bodies, Refusal):
            return []
        events = [
            Event(1, self.state.lsn + 1 + n, self.now_ms, command.id, command.device, body)
            for n, body in enumerate(bodies)
        ]
        for event in events:
            fold(self.state, event)
        return events


def morning(site: Site, from_ms: int) -> Morning:
    """The first one on or after the day of `from_ms` on which the site gives numbers; `from_ms` itself where none is.

    Two hours after it opened.
    """
    catalog = Catalog(site)
    made = Morning(catalog, _open_ms(catalog, from_ms))
    made.do(OpenDay(catalog.local(made.now_ms).date(), synchronised=True))
    made.now_ms += 2 * HOUR_MS
    _numbers(made)
    _served(made)
    _others(made)
    return made


def _open_ms(catalog: Catalog, from_ms: int) -> int:
    zone = catalog.local(from_ms).tzinfo
    first = catalog.local(from_ms).date()
    days = (dt.datetime.combine(first + dt.timedelta(days=n), dt.time(8), zone) for n in range(MOST_DAYS))
    hours = (round(day.timestamp() * 1000) for day in days)
    return next((ms for ms in hours if opening(catalog, State(), None, ms + 2 * HOUR_MS).open), from_ms)


def _numbers(made: Morning) -> None:
    """A few numbers for the first letters of the site, more for the earlier ones."""
    offered = [s for agency in agencies(made.catalog, made.now_ms) for s in services(made.catalog, agency, made.now_ms)]
    first = {service.letter: service for service in reversed(offered) if service.walk_in}
    for n, service in enumerate(sorted(first.values(), key=offered.index)[:LETTERS]):
        for _ in range(LETTERS - n):
            given = made.do(Issue(made.id(), (Errand(service.code),)))
            made.issued += [event.body for event in given if isinstance(event.body, TicketIssued)]
        made.kinds += [service]
    several = tuple(Errand(service.code) for service in made.kinds[:3])
    given = made.do(Issue(made.id(), several)) if several else []
    made.issued += [event.body for event in given if isinstance(event.body, TicketIssued)]


def _served(made: Morning) -> None:
    """The first visitor, at the first counter for that letter."""
    counters = made.catalog.counters_of(made.issued[0].letter) if made.issued else ()
    for counter in counters[:1]:
        moves: tuple[Body, ...] = (OpenCounter(counter.no), CallNext(counter.no), Start(counter.no), Finish(counter.no))
        for move in moves:
            made.do(move)


def _others(made: Morning) -> None:
    """What else there is to see; the last of the agencies that gave numbers pauses."""
    for service in made.kinds[3:][-1:]:
        made.do(PauseAgency(made.catalog.agency_of(service.letter).id, Reason.SYSTEM_DOWN))
    for service in made.kinds[:1]:
        made.do(MakeBooking(made.id(), service.code, made.now_ms + 5 * MINUTE_MS, CODE_HASH))
    made.help = made.id()
    made.do(AskHelp(made.help, "kiosk-1"))
    made.do(TakeHelp(made.help), USHER)
