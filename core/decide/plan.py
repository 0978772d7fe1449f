"""From wanted errands to steps with their places in the queues."""

from collections.abc import Sequence

from core.commands import MINUTE_MS, STEPS_MAX, Errand
from core.decide.case import Case
from core.events import PlannedStep
from core.refusal import Refused
from core.state import Booking


def head_start_ms(case: Case, priority: bool, pickup: bool = False) -> int:
    """The larger one: whoever only fetches a result is soon done, so nobody waits long for it."""
    site = case.catalog.site
    own = site.priority.head_start_minutes if priority else 0
    return max(own, site.rules.pickup_head_start_minutes if pickup else 0) * MINUTE_MS


def check(case: Case, errands: Sequence[Errand]) -> None:
    """One to eight errands that exist, each waiting only for earlier ones."""
    if not 1 <= len(errands) <= STEPS_MAX:
        raise Refused("bad_steps")
    for n, errand in enumerate(errands):
        if not all(0 <= before < n for before in errand.after):
            raise Refused("bad_steps")
        case.service(errand.service)


def steps(
    case: Case, errands: Sequence[Errand], place_ms: int, booked: Booking | None = None
) -> tuple[PlannedStep, ...]:
    """The steps of a new ticket. `place_ms`: the place of those that are free to start; a booked one has its own."""
    made = []
    for n, errand in enumerate(errands):
        letter = case.catalog.services[errand.service].letter
        own = booked_place(case, booked) if booked and booked.service == errand.service else place_ms
        made.append(
            PlannedStep(
                n=n,
                service=errand.service,
                letter=letter,
                agency=case.catalog.agency_of(letter).id,
                required=errand.required,
                after=errand.after,
                place_ms=None if errand.after else own,
            )
        )
    return tuple(made)


def booked_place(case: Case, booking: Booking) -> int:
    """A booking's place before any head start: not before its time, unless the visitor came a little early."""
    grace = case.catalog.site.rules.booking_grace_minutes * MINUTE_MS
    return max(booking.at_ms, case.now_ms - grace)


def first_letter(steps_: Sequence[PlannedStep]) -> str:
    """The letter of the number: that of the first required step."""
    return next((s.letter for s in steps_ if s.required), steps_[0].letter)


def within_quota(case: Case, steps_: Sequence[PlannedStep]) -> None:
    """Raises Refused where a letter has fewer steps left today than the ticket wants."""
    for letter in {s.letter for s in steps_}:
        quota = case.catalog.letters[letter].quota
        wanted = sum(1 for s in steps_ if s.letter == letter)
        if quota is not None and case.day().created.get(letter, 0) + wanted > quota:
            raise Refused("quota")
