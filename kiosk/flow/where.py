"""Where a visitor is: the screens, and what was chosen and typed so far."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from core.commands import Command, Errand, LaneIssued
from core.events import TicketIssued
from core.refusal import Refusal
from core.words import Need


class Screen(StrEnum):
    """WELCOME attracts, START asks how a visitor wants to choose.

    TICKET is the page of a number that somebody has, ADD and DROP ask before an errand of it is added or removed. FIND
    asks whether number or booking, which are typed on the pages after it. BOOKING is the page of a booking.
    """

    WELCOME = "welcome"
    START = "start"
    JOURNEYS = "journeys"
    QUESTION = "question"
    AGENCY = "agency"
    SERVICE = "service"
    SEARCH = "search"
    CONFIRM = "confirm"
    MISSING = "missing"
    NEEDS = "needs"
    BLOCKED = "blocked"
    ISSUING = "issuing"
    NUMBER = "number"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    FIND = "find"
    FIND_NUMBER = "find_number"
    FIND_BOOKING = "find_booking"
    TICKET = "ticket"
    ADD = "add"
    DROP = "drop"
    BOOKING = "booking"
    RATE = "rate"
    THANKS = "thanks"
    PIN = "pin"
    STAFF = "staff"
    STAFF_PRINTER = "staff_printer"
    STAFF_REPRINT = "staff_reprint"
    STAFF_SOUND = "staff_sound"
    STAFF_TRAINING = "staff_training"
    SCREEN_TEST = "screen_test"


class Paper(StrEnum):
    """What the visitor is told about the paper. NONE: no paper was wanted."""

    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the number shall be for. `errands` as in core.commands.Issue; `booking`: the hash of its code.

    `own_risk`: wanted although the day will hardly suffice.
    """

    errands: tuple[Errand, ...] = ()
    journey: str | None = None
    priority: bool = False
    needs: frozenset[Need] = frozenset()
    on_paper: bool = True
    booking: str | None = None
    own_risk: bool = False

    def with_service(self, code: str) -> "Wish":
        """With another errand that waits for nothing; the same where it is among them."""
        if any(errand.service == code for errand in self.errands):
            return self
        return replace(self, errands=(*self.errands, Errand(code)))


@dataclass(frozen=True, slots=True)
class Rating:
    """How far a visitor is with rating step `step`: one score for each element asked so far, None where passed over."""

    ticket: str
    step: int
    scores: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """`came`: where Back leads; None: to the beginning.

    `typed`: letters of a search, a code or a number, as the screen has it. `answers`: to the questions of `journey`, a
    service each, "" for no. `command`: what is being decided, or was last; it keeps its id when it is sent again, and
    `then` is the screen after it. `reprinted`: "print again" was used. `ticket`: the number that somebody has come
    back with, by its id; `trusted`: its paper was scanned, so it may be changed. `wrong`: what was typed last was not
    right. `explained`: the visitor wants to read what the promise rests on.
    """

    screen: Screen = Screen.WELCOME
    came: "Flow | None" = field(default=None, repr=False, compare=False)
    page: int = 0
    agency: str | None = None
    journey: str | None = None
    answers: tuple[str, ...] = ()
    typed: str = field(default="", repr=False)
    wish: Wish = Wish()
    command: Command | None = None
    then: Screen | None = None
    issued: TicketIssued | LaneIssued | None = None
    paper: Paper = Paper.PRINTING
    reprinted: bool = False
    refusal: Refusal | None = None
    ticket: str | None = None
    rating: Rating | None = None
    wrong: bool = False
    trusted: bool = False
    explained: bool = False

    @property
    def place(self) -> tuple[object, ...]:
        """The same as long as the page is."""
        return self.screen, self.page, self.answers, self.ticket

    @property
    def service(self) -> str | None:
        """The service that was chosen last."""
        return self.wish.errands[-1].service if self.wish.errands else None


def onward(flow: Flow, screen: Screen, **changes: Any) -> Flow:
    """The flow on the next `screen`; Back leads to where it was."""
    return replace(flow, screen=screen, came=flow, page=0, explained=False, **changes)
