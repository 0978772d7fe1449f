"""How a display speaks, as its site and its own settings say."""

from dataclasses import dataclass, field

from core.site import Spoken
from display.voice.grammar import Manner, Mode
from display.voice.times import Times


@dataclass(frozen=True, slots=True)
class Settings:
    """`idle`, `busy`: how often a call is said while nobody waits for the voice, and while somebody does.

    `gap_ms`: between two sayings.
    """

    manner: Manner = field(default_factory=Manner)
    idle: int = 2
    busy: int = 1
    gap_ms: int = 1_000
    times: Times = field(default_factory=Times)


@dataclass(frozen=True, slots=True)
class Saying:
    """What a display says otherwise than its site. `numbers`: one of `Mode`; None: as the site file has it."""

    agency: bool = False
    priority: bool = False
    numbers: str | None = None


def settings(spoken: Spoken, times: Times, saying: Saying = Saying()) -> Settings:
    """From the `numbering.spoken` of the site file and the options of the display."""
    number = Mode(saying.numbers or spoken.mode)
    manner = Manner(number, Mode(spoken.counter_mode), saying.agency, saying.priority)
    idle, busy = max(1, spoken.repeat_when_idle), max(1, spoken.repeat_when_busy)
    return Settings(manner, idle, busy, round(spoken.gap_seconds * 1000), times)
