"""Service days, epochs, outages."""

import datetime as dt

from core.events.base import Happening
from core.words import Reason


class DayOpened(Happening, frozen=True, tag="day.opened"):
    day: dt.date


class DayClosed(Happening, frozen=True, tag="day.closed"):
    day: dt.date


class DateConfirmed(Happening, frozen=True, tag="date.confirmed"):
    day: dt.date


class EpochBegan(Happening, frozen=True, tag="epoch.began"):
    """The first event of a new epoch. `jump`: what every series and lane counter moved on by.

    The next service day starts after the jump too, whatever its date: the clock may have been wrong when it was opened.
    `day`: the date at the site by the clock. `to`: the epoch, where another device took over; else the next one.
    `forced`: it did so against what the others said.
    """

    jump: int
    day: dt.date
    to: int | None = None
    forced: bool = False


class OutageBegan(Happening, frozen=True, tag="outage.began"):
    """`since_ms`: when it began, which may be before anybody could say so; None: now."""

    cause: Reason
    since_ms: int | None = None


class OutageEnded(Happening, frozen=True, tag="outage.ended"):
    """Holds, absences and expiry stand still until `standstill_until_ms`."""

    standstill_until_ms: int
