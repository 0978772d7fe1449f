"""The moments of a day in which a display is looked at, one after the other, in one hall."""

import datetime as dt
from collections.abc import Callable, Iterator

from core.catalog import Catalog
from core.commands import (
    BeginOutage,
    Body,
    CallNext,
    CloseDay,
    EndOutage,
    Errand,
    Issue,
    OpenCounter,
    OpenDay,
    PauseAgency,
    PauseCounter,
    PostNotice,
    Recall,
)
from core.ids import derived
from core.site import Site
from core.timetable import MINUTE_MS
from core.words import Reason
from display.shots.rehearsal import Rehearsal

DAY = dt.date(2026, 11, 24)
BURST = 7
_NOTICE = "Layanan SIM pindah ke lantai dasar mulai pukul 13.00. Nomor Anda tetap berlaku."

Scene = Callable[[Rehearsal], Iterator[None]]
"""Yields wherever the display is to look."""


def rehearsal(site: Site) -> Rehearsal:
    """A hall just before ten in the morning, on a Tuesday without anything special."""
    return Rehearsal(site, Catalog(site).at(DAY, "09:50"))


def empty(hall: Rehearsal) -> Iterator[None]:
    """Open, and nobody has come yet."""
    hall.do(OpenDay(DAY, synchronised=True))
    for n, no in enumerate(hall.catalog.counters):
        if n % 6 != 5:
            hall.do(OpenCounter(no))
    hall.alive_ms = hall.now
    yield


def normal(hall: Rehearsal) -> Iterator[None]:
    """A morning: many wait, some are served, one counter pauses. The last call was a while ago."""
    tickets(hall, 70)
    counters = list(hall.catalog.counters)
    for no in counters[1::3][::-1]:
        hall.do(CallNext(no))
        yield
        hall.now += 40_000
    hall.do(PauseCounter(counters[0], Reason.BREAK, 15))
    note = derived("note")
    hall.write({note: _NOTICE})
    hall.do(PostNotice(note, hall.now + 6 * 60 * MINUTE_MS))
    hall.alive_ms = hall.now
    yield


def late(hall: Rehearsal) -> Iterator[None]:
    """What the hub promises is known, and two agencies have not kept it: one pauses, at one too many wait."""
    hall.told = {
        letter: (hall.now + n * 4 * MINUTE_MS, hall.now + (n * 4 + 15) * MINUTE_MS)
        for n, letter in enumerate(hall.catalog.letters)
    }
    for ticket in hall.state.tickets.values():
        if ticket.letter in {"A", "D"}:
            ticket.promise = (ticket.issued_ms, hall.now - 2 * MINUTE_MS)
    # Another gives no new numbers for now, and goes on with those who have one.
    hall.do(PauseAgency([*hall.catalog.agencies][-2], Reason.SYSTEM_DOWN))
    hall.now += 1_000
    hall.alive_ms = hall.now
    yield


def burst(hall: Rehearsal) -> Iterator[None]:
    """Seven calls within two seconds after one that is repeated."""
    serving = [no for no, now in sorted(hall.state.counters.items()) if now.ticket is not None]
    hall.now += 70_000
    calls: list[Body] = [Recall(serving[-1]), *(CallNext(no) for no in [*hall.catalog.counters][2::3][:BURST])]
    for call in calls:
        hall.do(call)
        hall.alive_ms = hall.now
        yield
        hall.now += 300


def outage(hall: Rehearsal) -> Iterator[None]:
    """The power has been out for two minutes; hub and display have batteries."""
    hall.do(BeginOutage(Reason.POWER))
    hall.now += 2 * MINUTE_MS
    hall.alive_ms = hall.now
    yield


def resumed(hall: Rehearsal) -> Iterator[None]:
    """It is back."""
    hall.now += 10 * MINUTE_MS
    hall.alive_ms = hall.now
    hall.do(EndOutage())
    yield


def stale(hall: Rehearsal) -> Iterator[None]:
    """The hub has been silent for four minutes."""
    hall.now += 4 * MINUTE_MS
    yield


def closed(hall: Rehearsal) -> Iterator[None]:
    hall.now = hall.catalog.at(DAY, "16:05")
    hall.alive_ms = hall.now
    hall.do(CloseDay(DAY))
    yield


def night(hall: Rehearsal) -> Iterator[None]:
    hall.now = hall.catalog.at(DAY, "21:14")
    hall.alive_ms = hall.now
    yield


SCENES: dict[str, Scene] = {
    "empty": empty, "normal": normal, "late": late, "burst": burst, "outage": outage,
    "resumed": resumed, "stale": stale, "closed": closed, "night": night,
}  # fmt: skip


def tickets(hall: Rehearsal, count: int) -> None:
    """Numbers of all services in turn, so that every agency has somebody."""
    services = [service.code for service in hall.catalog.services.values() if service.walk_in]
    for n in range(count):
        service = services[n * 7 % len(services)]
        hall.do(Issue(derived("ticket", n), (Errand(service),)))
        hall.now += 6_000
