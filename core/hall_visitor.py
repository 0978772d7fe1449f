"""A simulated visitor at the kiosk: a number, sometimes a question before it and a short outing after it."""

from core.catalog import Catalog
from core.commands import AskHelp, Command, FinishHelp, Issue, Origin, PauseTicket, Printed, ResumeTicket, TakeHelp
from core.decider import Refused
from core.hall_guests import Guest
from core.hall_stage import Process, Stage
from core.ids import derived
from core.timetable import MINUTE_MS
from core.visitors_mishaps import Booked
from core.visitors_plan import Outing, Visitor
from core.words import Channel, Evidence

USHER = "usher-1"
USHER_COMES_MS = 40_000
USHER_STAYS_MS = 90_000
PRINTS_MS = 1_500
DEVICES = {Channel.USHER: USHER, Channel.DESK: "desk-1"}


class Kiosks:
    """Where visitors get their numbers. `guests`: who has one. `alone`: no real kiosk is there to tell of papers."""

    def __init__(self, stage: Stage, catalog: Catalog, key: str, alone: bool) -> None:
        self._stage = stage
        self._catalog = catalog
        self.guests: dict[str, Guest] = {}
        self._key = key
        self._alone = alone
        self._reports: dict[str, int] = {}

    def visit(self, visitor: Visitor) -> Process:
        """From the kiosk to a seat."""
        device = DEVICES.get(visitor.channel) or visitor.kiosk or "kiosk-1"
        issue = Issue(
            visitor.ticket,
            visitor.errands,
            visitor.priority,
            visitor.needs,
            visitor.language,
            visitor.channel,
            visitor.journey,
            visitor.kiosk,
            visitor.appointment.code_hash if isinstance(visitor, Booked) else None,
        )
        answer = yield from self._stage.ask(device, issue)
        if isinstance(answer, Refused):
            return
        guest = self.guests[visitor.ticket] = Guest(self._catalog, visitor, self._stage.now_ms)
        self._stage.wake(guest.letters())
        if self._alone and visitor.kiosk:
            yield self._stage.now_ms + PRINTS_MS
            yield self._printed(visitor.kiosk, visitor.ticket)
        if visitor.outing:
            yield self._stage.now_ms + visitor.outing.after_ms
            yield from self._goes_out(guest, device, visitor.outing)

    def asks(self, visitor: Visitor) -> Process:
        """Calls the usher to the kiosk; the number itself is taken by `visit`."""
        asked = derived(visitor.ticket, "help")
        answer = yield from self._stage.ask(visitor.kiosk or USHER, AskHelp(asked, visitor.kiosk or USHER))
        if isinstance(answer, Refused):
            return
        yield self._stage.now_ms + USHER_COMES_MS
        yield from self._stage.ask(USHER, TakeHelp(asked), USHER)
        yield self._stage.now_ms + USHER_STAYS_MS
        yield from self._stage.ask(USHER, FinishHelp(asked), USHER)

    def _printed(self, kiosk: str, ticket: str) -> Command:
        self._reports[kiosk] = seq = self._reports.get(kiosk, 0) + 1
        life = derived(self._key, kiosk)
        return Command(derived(life, seq), kiosk, Printed(ticket, 0, Evidence.CONFIRMED), origin=Origin(life, seq))

    def _goes_out(self, guest: Guest, device: str, outing: Outing) -> Process:
        ticket = guest.visitor.ticket
        answer = yield from self._stage.ask(device, PauseTicket(ticket, outing.reason))
        if isinstance(answer, Refused):
            return
        yield self._stage.now_ms + outing.minutes * MINUTE_MS
        yield from self._stage.ask(device, ResumeTicket(ticket))
        self._stage.wake(guest.letters())
