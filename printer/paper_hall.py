"""What the papers say that belong to no visit: documents to bring, numbers for an emergency, a day, a test."""

from dataclasses import dataclass
from datetime import date

from core.words import Text
from printer.paper import Letterhead


@dataclass(frozen=True, slots=True)
class DocumentsPaper:
    """What a service needs, for somebody who has no number yet. One line per document; an alternative is in it."""

    head: Letterhead
    service: str
    agency: str
    documents: tuple[str, ...]
    fee: str
    note: str | None
    zone: str
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmergencyPaper:
    """A number printed beforehand, for a day on which nothing else works. Its date is written by hand.

    It says everything in both languages, as nobody knows yet who will hold it.
    """

    head: Letterhead
    label: str
    agency: Text
    zone: Text
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterDay:
    """The numbers of one letter: given, of these done, absent, expired, cancelled and still open."""

    letter: str
    given: int
    done: int
    absent: int
    expired: int
    cancelled: int
    still_open: int


@dataclass(frozen=True, slots=True)
class DayPaper:
    """A service day in figures. `papers`: tickets that are known to be printed, and copies of them."""

    head: Letterhead
    day: date
    letters: tuple[LetterDay, ...]
    papers: int
    copies: int


@dataclass(frozen=True, slots=True)
class TrialPaper:
    """The test slip. `address`: the printer's, as the settings of the device have it."""

    head: Letterhead
    address: str


@dataclass(frozen=True, slots=True)
class TrialTicketPaper:
    """What a number of a service looks like here: printed to see whether all is right, and nobody's number."""

    head: Letterhead
    label: str
    service: str
    agency: str
    zone: str
    counters: tuple[str, ...]
