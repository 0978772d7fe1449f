"""What is said in the waiting room, as the words of one language. Pure.

A word is the name of a clip, PAUSE a short silence. What a visitor needs, and that one has priority, is never said,
unless the site wants priority to be heard.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from display.voice.numerals import LARGEST, cardinal, digits

CHIME = "chime"
PAUSE = ","
Words = tuple[str, ...]

_LABEL = re.compile(r"([A-Z]*)[\s-]*(\d{0,4})")


class Mode(StrEnum):
    """How a number is read; the values are those of the site file."""

    DIGITS = "digits"
    NUMBER = "number"


class Turn(StrEnum):
    """Whether a call is the first one of its visitor."""

    FIRST = "first"
    RECALL = "recall"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a site wants its calls. `agency`: its name after the counter. `priority`: lets everybody hear of it."""

    number: Mode = Mode.DIGITS
    counter: Mode = Mode.NUMBER
    agency: bool = False
    priority: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A visitor is invited to a counter. `agency`: its id. `person`: somebody comes to the visitor instead."""

    label: str
    counter: int
    agency: str = ""
    turn: Turn = Turn.FIRST
    priority: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Trial(Call):
    """Said like a call, and calls nobody. `zone`, `tried_ms`: where it was asked for, and when."""

    zone: str = ""
    tried_ms: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """No numbers are given any longer in so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Break:
    """A counter pauses until a time of day."""

    counter: int
    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Thanks:
    """The day is over."""


@dataclass(frozen=True, slots=True)
class Standstill:
    """An outage has stopped the work, or `over`: it goes on."""

    over: bool


Sentence = Call | Closing | Break | Thanks | Standstill


def words(sentence: Sentence, language: str, manner: Manner = Manner()) -> Words:
    """All that is said, the chime first. Raises ValueError for minutes beyond 9999."""
    return (CHIME, PAUSE, *said(sentence, language, manner))


def said(sentence: Sentence, language: str, manner: Manner = Manner()) -> Words:
    """The same without the chime, for the second time."""
    match sentence:
        case Call():
            return _call(sentence, language, manner)
        case Closing(minutes=minutes):
            left = "minute-left" if (minutes, language) == (1, "en") else "minutes-left"
            return ("closing-in", *cardinal(minutes, language), left)
        case Break(counter=counter, hour=hour, minute=minute):
            until = ("break-until", *_time(hour, minute, language))
            return ("counter", *_read(str(counter), language, manner.counter), *until, PAUSE, "still-valid")
        case Thanks():
            return ("thanks",)
        case Standstill(over=over):
            return ("resumed" if over else "standstill", PAUSE, "still-valid")


def label_words(label: str, language: str, mode: Mode) -> Words:
    """ "BA012" as two letters, a pause and the number; signs that are neither are passed over."""
    found = _LABEL.match(label.upper().strip())
    letters, number = (found[1], found[2]) if found else ("", "")
    spelled = tuple(f"letter-{letter.lower()}" for letter in letters)
    return (*spelled, PAUSE, *_read(number, language, mode)) if number else spelled


def _call(call: Call, language: str, manner: Manner) -> Words:
    again: Words = () if call.turn is Turn.FIRST else (call.turn.value, PAUSE)
    subject = "priority-number" if call.priority and manner.priority else "queue-number"
    number = label_words(call.label, language, manner.number)
    return (*again, subject, PAUSE, *number, PAUSE, *_target(call, language, manner))


def _target(call: Call, language: str, manner: Manner) -> Words:
    if call.person:
        return ("stay",)
    target: Words = ("to-counter", *_read(str(call.counter), language, manner.counter))
    return (*target, PAUSE, f"agency-{call.agency}") if call.agency and manner.agency else target


def _read(number: str, language: str, mode: Mode) -> Words:
    by_digits = mode is Mode.DIGITS or int(number) > LARGEST
    return digits(number, language) if by_digits else cardinal(int(number), language)


def _time(hour: int, minute: int, language: str) -> Words:
    """A time of day; English counts to twelve."""
    if language != "en":
        return (*cardinal(hour, language), *(("past", *cardinal(minute, language)) if minute else ()))
    spoken = cardinal(hour % 12 or 12, language)
    if minute == 0:
        return (*spoken, "o-clock")
    return (*spoken, *(("oh",) if minute < 10 else ()), *cardinal(minute, language))
