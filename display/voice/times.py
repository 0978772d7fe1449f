"""What holds for a part of the day: how loud the voice is, and when it is quiet."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)(?:=(\w+))?")
_DAY = 24 * 60


class Quiet(StrEnum):
    """What is heard in quiet hours."""

    CHIME = "chime"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes of the day, the end not included; one that ends before it begins goes over midnight."""

    start: int
    end: int
    value: str

    def holds(self, time: dt.time) -> bool:
        minute = time.hour * 60 + time.minute
        if self.start < self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


@dataclass(frozen=True, slots=True)
class Times:
    """`volumes`: percent by span, `volume` where none holds. `quiet`: what is heard in quiet hours."""

    volume: int = 100
    volumes: tuple[Span, ...] = ()
    quiet: tuple[Span, ...] = ()

    def percent(self, time: dt.time) -> int:
        return next((int(span.value) for span in self.volumes if span.holds(time)), self.volume)

    def quiet_at(self, time: dt.time) -> Quiet | None:
        """What alone is heard at `time`; None: everything."""
        return next((Quiet(span.value) for span in self.quiet if span.holds(time)), None)


def times(volume: int = 100, volumes: Sequence[str] = (), quiet: Sequence[str] = ()) -> Times:
    """From "07:00-09:00=60" (percent) and "12:00-13:00=chime", or "=nothing"; without a value: chime.

    Raises ValueError with the text that is wrong.
    """
    loud, still = [_span(text, "100") for text in volumes], [_span(text, Quiet.CHIME) for text in quiet]
    for text, span in zip(volumes, loud, strict=True):
        if not (span.value.isdecimal() and int(span.value) <= 100):
            raise ValueError(text)
    for text, span in zip(quiet, still, strict=True):
        if span.value not in list(Quiet):
            raise ValueError(text)
    if not 0 <= volume <= 100:
        raise ValueError(str(volume))
    return Times(volume, tuple(loud), tuple(still))


def _span(text: str, otherwise: str) -> Span:
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if end > _DAY or start == end:
        raise ValueError(text)
    return Span(start, end, found[5] or otherwise)
