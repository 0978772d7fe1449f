"""What else happens to a simulated hall, each a process: appointments, pauses and early ends of agencies, outages."""

from core.commands import BeginOutage, CloseEarly, EndOutage, ExpireBooking, MakeBooking, PauseAgency, ResumeAgency
from core.due import CLOCK
from core.hall_stage import Process, Stage
from core.timetable import MINUTE_MS
from core.visitors_mishaps import Appointment, Away, ClosesEarly, Dark, EventfulDay, Mishap
from core.words import Reason

DESK = "desk-1"


class Mishaps:
    """`late_minutes`: how long after its time an appointment runs out."""

    def __init__(self, stage: Stage, late_minutes: int) -> None:
        self._stage = stage
        self._late_ms = late_minutes * MINUTE_MS

    def enter(self, plan: EventfulDay) -> None:
        """Lets all of them wait for their time. To be called after the day itself has entered."""
        for appointment in plan.appointments:
            self._stage.enter(self._appointed(appointment), plan.opens_ms)
        for mishap in plan.mishaps:
            self._stage.enter(self._happens(mishap), mishap.at_ms)

    def _happens(self, mishap: Mishap) -> Process:
        if isinstance(mishap, Dark):
            return self._dark(mishap)
        return self._away(mishap) if isinstance(mishap, Away) else self._closes_early(mishap)

    def _appointed(self, made: Appointment) -> Process:
        """Made before the day begins; it runs out unless its visitor came: then the clock is refused."""
        yield from self._stage.ask(DESK, MakeBooking(made.booking, made.service, made.appointed_ms, made.code_hash))
        yield made.appointed_ms + self._late_ms + 1
        yield from self._stage.ask(CLOCK, ExpireBooking(made.booking))

    def _dark(self, outage: Dark) -> Process:
        yield from self._stage.ask(CLOCK, BeginOutage(Reason.POWER))
        self._stage.dark(outage.until_ms)
        yield outage.until_ms
        yield from self._stage.ask(CLOCK, EndOutage())

    def _away(self, away: Away) -> Process:
        yield from self._stage.ask(DESK, PauseAgency(away.agency, away.reason, away.until_ms))
        yield away.until_ms
        yield from self._stage.ask(DESK, ResumeAgency(away.agency))

    def _closes_early(self, closes: ClosesEarly) -> Process:
        yield from self._stage.ask(DESK, CloseEarly(closes.agency, closes.closing_ms, Reason.MEETING))
