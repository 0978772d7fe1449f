"""A ticket from its number to its paper."""

import datetime as dt

import msgspec

from core.events.base import Happening
from core.words import Channel, Doubt, Evidence, Language, Need, Reason


class PlannedStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """A step as it was created. `n`: its number within the ticket, from 0. `after`: numbers of steps.

    `place_ms`: its place in the queue, where it is free to start at once; else None until it becomes free.
    `only_counter`: the one counter at which it is served (a transfer to a counter).
    `about_ms`: roughly when a later step will be called, as estimated when the number was given; None: nobody can say.
    `doubt`: why not, where that would be after closing time.
    """

    n: int
    service: str
    letter: str
    agency: str
    required: bool = True
    after: tuple[int, ...] = ()
    place_ms: int | None = None
    only_counter: int | None = None
    about_ms: int | None = None
    doubt: Doubt | None = None


class TicketIssued(Happening, frozen=True, tag="ticket.issued"):
    """`day`: the service day that counts it. `head_start_ms`: what priority takes off each place of this ticket.

    `lane`: the kiosk's digit where the number is from a lane. `ahead`: people before it when it was issued.
    `age_ms`: how long before this event the number was given (lane).
    `pickup`: its visitor came back for a result.
    `promise`: the span in which it will most likely be called, as printed; None: nothing was promised.
    `doubt`: why no time was told; `not_before_ms`: the earliest moment, where only that could be.
    `own_risk`: given although the day will hardly suffice, to a visitor who knew.
    """

    ticket: str
    day: dt.date
    label: str
    letter: str
    number: int
    steps: tuple[PlannedStep, ...]
    lane: int | None = None
    priority: bool = False
    head_start_ms: int = 0
    needs: tuple[Need, ...] = ()
    language: Language = Language.ID
    channel: Channel = Channel.KIOSK
    journey: str | None = None
    print_at: str | None = None
    booking: str | None = None
    ahead: int | None = None
    promise: tuple[int, int] | None = None
    age_ms: int = 0
    pickup: bool = False
    doubt: Doubt | None = None
    not_before_ms: int | None = None
    own_risk: bool = False


class TicketRelabelled(Happening, frozen=True, tag="ticket.relabelled"):
    """The paper carries a lane number: it replaces the first label, which is burnt."""

    ticket: str
    label: str
    burnt: str
    lane: int
    number: int


class StepAdded(Happening, frozen=True, tag="step.added"):
    ticket: str
    step: PlannedStep


class StepRemoved(Happening, frozen=True, tag="step.removed"):
    ticket: str
    n: int


class TicketPaused(Happening, frozen=True, tag="ticket.paused"):
    ticket: str
    reason: Reason
    until_ms: int


class TicketResumed(Happening, frozen=True, tag="ticket.resumed"):
    ticket: str


class TicketCancelled(Happening, frozen=True, tag="ticket.cancelled"):
    ticket: str
    reason: Reason


class TicketExpired(Happening, frozen=True, tag="ticket.expired"):
    """The day closed over its waiting, called and held steps; one in service is closed as done, inferred."""

    ticket: str


class TicketPrinted(Happening, frozen=True, tag="ticket.printed"):
    ticket: str
    copy_no: int
    evidence: Evidence


class PrintAsked(Happening, frozen=True, tag="print.asked"):
    """The kiosk `at` owes the visitor paper number `copy_no` (0 is the original)."""

    ticket: str
    at: str
    copy_no: int
