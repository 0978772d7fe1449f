"""One command with everything that it is decided on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core import events, hours
from core.catalog import Catalog, valid_on
from core.commands import Command
from core.refusal import Refused
from core.site import Counter, Service
from core.state import CounterNow, Day, State, Step, Ticket
from core.words import Role


@dataclass(frozen=True, slots=True)
class Case:
    """The look-ups that rules share; each raises Refused where there is nothing to find."""

    state: State
    catalog: Catalog
    command: Command
    now_ms: int

    def day(self) -> Day:
        """The open service day."""
        if self.state.day is None or not self.state.day.open:
            raise Refused("day_not_open")
        return self.state.day

    def ticket(self, ticket_id: str) -> Ticket:
        ticket = self.state.tickets.get(ticket_id)
        if ticket is None:
            raise Refused("unknown_ticket")
        return ticket

    def open_ticket(self, ticket_id: str) -> Ticket:
        day = self.day()
        ticket = self.ticket(ticket_id)
        if ticket.day > day.date:
            raise Refused("day_not_open")
        if not ticket.is_open:
            raise Refused("ticket_over", label=ticket.label)
        return ticket

    def step(self, ticket: Ticket, n: int) -> Step:
        if not 0 <= n < len(ticket.steps):
            raise Refused("unknown_step", label=ticket.label)
        return ticket.steps[n]

    def service(self, code: str) -> Service:
        """A service that is offered on the day at hand."""
        found = self.catalog.services.get(code)
        if found is None:
            raise Refused("unknown_service", service=code)
        agency = self.catalog.agency_of(found.letter)
        today = self.catalog.local(self.now_ms).date()
        for offered in (found, agency):
            if not valid_on(today, offered.valid_from, offered.valid_until):
                raise Refused("not_valid")
        return found

    def counter(self, no: int) -> tuple[Counter, CounterNow]:
        counter = self.catalog.counters.get(no)
        today = self.catalog.local(self.now_ms).date()
        if counter is None or not valid_on(today, counter.valid_from, counter.valid_until):
            raise Refused("unknown_counter", counter=no)
        return counter, self.state.counter(no)

    def at_counter(self, no: int) -> tuple[Ticket, Step]:
        """The visitor whom counter `no` has."""
        _, now = self.counter(no)
        if now.ticket is None or now.step is None:
            raise Refused("counter_empty", counter=no)
        ticket = self.state.tickets[now.ticket]
        return ticket, ticket.steps[now.step]

    def agency(self, agency_id: str) -> str:
        if agency_id not in self.catalog.agencies:
            raise Refused("unknown_agency", agency=agency_id)
        return agency_id

    def kiosk(self, device: str) -> str:
        """A device that prints: a kiosk of the site file, or one that was enrolled."""
        known = self.state.devices.get(device)
        if known is not None and known.enrolled:
            prints = known.role == Role.KIOSK and not known.revoked
        else:
            prints = any(kiosk.id == device for kiosk in self.catalog.site.kiosks)
        if not prints:
            raise Refused("unknown_device", device=device)
        return device

    def must_take_numbers(self, letter: str, *, later: bool = False) -> None:
        """Raises Refused unless `letter` gives numbers now; `later`: it is enough that it will today."""
        found = hours.opening(self.catalog, self.state, letter, self.now_ms)
        if found.open or (later and found.code in hours.PASSING):
            return
        name = found.holiday or ""
        raise Refused(found.code, found.from_ms, agency=self.catalog.agency_of(letter).short, name=name)


Rules = dict[type, Callable[[Case, Any], list[events.Body]]]
"""Each kind of command with its rule."""
