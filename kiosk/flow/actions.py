"""What a visitor, the hub or the printer can do to the flow."""

from dataclasses import dataclass

from core.commands import Command
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
class Back:
    pass


@dataclass(frozen=True, slots=True)
class Home:
    pass
