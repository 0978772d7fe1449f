"""What a visitor, the hub or the printer can do to the flow."""

from dataclasses import dataclass, field

from core.commands import Command, Errand
from core.decider import Answer
from core.events import TicketIssued
from core.words import Need
from kiosk.flow.where import Paper, Screen


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody touched the welcome page."""


@dataclass(frozen=True, slots=True)
class Go:
    """On to a screen that needs nothing but its name: a way of choosing, a question on the side."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class PickAgency:
    """`service`: the only one that the agency has, if so."""

    agency: str
    service: str | None = None


@dataclass(frozen=True, slots=True)
class PickService:
    service: str


@dataclass(frozen=True, slots=True)
class PickJourney:
    """`errands`: where it asks no questions."""

    journey: str
    errands: tuple[Errand, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """A service, or "" for no. `errands`: what all answers make, after the last one; () where that is nothing."""

    given: str
    errands: tuple[Errand, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """The errands at the places `dropped` (from 0) are not wanted after all."""

    dropped: frozenset[int]


@dataclass(frozen=True, slots=True)
class Turn:
    """To another page of tiles, counted from 0."""

    page: int


@dataclass(frozen=True, slots=True)
class Type:
    """All that is typed by now."""

    text: str


@dataclass(frozen=True, slots=True)
class Prioritise:
    """Asks for the priority queue, or no longer does."""


@dataclass(frozen=True, slots=True)
class Require:
    """Asks for what `need` names, or no longer does."""

    need: Need


@dataclass(frozen=True, slots=True)
class AddErrand:
    """Another errand is to go onto the same number."""


@dataclass(frozen=True, slots=True)
class DropErrand:
    """The errand `n` (from 0) is not wanted after all."""

    n: int


@dataclass(frozen=True, slots=True)
class Take:
    """`paper` False: the visitor takes the number without paper."""

    command: Command
    paper: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A number was asked for, and the printer cannot print it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something else for the hub to decide; `then` is the screen after its yes."""

    command: Command
    then: Screen


@dataclass(frozen=True, slots=True)
class Retry:
    """Sends the same command again."""


@dataclass(frozen=True, slots=True)
class Answered:
    """`command`: the id of what was decided."""

    command: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Unanswered:
    command: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """Somebody else (an usher, say) took a number whose paper comes out here."""

    issued: TicketIssued


@dataclass(frozen=True, slots=True)
class PaperOut:
    ticket: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class PrintAgain:
    """The number whose paper failed is printed once more."""


@dataclass(frozen=True, slots=True)
class Explain:
    """Why the promise is what it is; and enough of that."""


@dataclass(frozen=True, slots=True)
class Enter:
    """Somebody of the staff wants in."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """`well`: `pin` was right."""

    well: bool
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """Somebody has the number with the id `ticket`; `trusted`: on a paper, which was scanned."""

    ticket: str
    trusted: bool


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Somebody holds the code with the hash `code_hash`; `service`: of its booking, None where there is none."""

    code_hash: str
    service: str | None


@dataclass(frozen=True, slots=True)
class NotFound:
    """What was typed is nothing that the hall knows."""


@dataclass(frozen=True, slots=True)
class BeginRating:
    """Of the step `step` of `ticket`."""

    ticket: str
    step: int


@dataclass(frozen=True, slots=True)
class Score:
    """1 to 4 for the element that is asked about, None where it is passed over."""

    score: int | None


@dataclass(frozen=True, slots=True)
class Thank:
    """Somebody has said what he thinks."""


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class Home:
    pass
