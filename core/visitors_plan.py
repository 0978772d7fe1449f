"""A simulated day as it was drawn: who comes, wants what and behaves how, and who sits where. Times: ms since 1970."""

import datetime as dt

import msgspec

from core.commands import Errand
from core.words import Channel, Language, Need, Outcome, Reason


class Care(msgspec.Struct, frozen=True):
    """How one errand goes. `walk_ms`: from the call to the visitor's arrival at the counter."""

    walk_ms: int
    service_ms: int
    outcome: Outcome = Outcome.DONE
    missing: tuple[str, ...] = ()
    ready_on: dt.date | None = None
    referred_to: str | None = None


class Outing(msgspec.Struct, frozen=True):
    """The visitor asks for a pause `after_ms` after the ticket."""

    after_ms: int
    minutes: int
    reason: Reason


class Visitor(msgspec.Struct, frozen=True):
    """`cares`: one per errand. `patience_ms`: how long a wait may last before the visitor leaves.

    `back_ms`: how long after the last call somebody who left is back; None: never.
    `help_ms`: how long before the ticket the usher is called; None: not at all.
    """

    ticket: str
    at_ms: int
    kiosk: str | None
    errands: tuple[Errand, ...]
    cares: tuple[Care, ...]
    patience_ms: int
    back_ms: int | None = None
    journey: str | None = None
    priority: bool = False
    needs: tuple[Need, ...] = ()
    language: Language = Language.ID
    channel: Channel = Channel.KIOSK
    outing: Outing | None = None
    help_ms: int | None = None


class Onward(Visitor, frozen=True, kw_only=True):
    """Takes another number, as `then`, `walk_ms` after the errand of this one is done."""

    then: Visitor
    walk_ms: int


class Rest(msgspec.Struct, frozen=True):
    """A pause of an officer, begun at `at_ms` or when the visitor then served is done."""

    at_ms: int
    minutes: int
    reason: Reason


class Shift(msgspec.Struct, frozen=True):
    """One officer's day at one counter. `pace_ms`: from one visitor's end to the next call."""

    counter: int
    officer: str
    open_ms: int
    close_ms: int
    pace_ms: int
    rests: tuple[Rest, ...] = ()


class DayPlan(msgspec.Struct, frozen=True):
    """`key`: the root of the ids of all commands. `opens_ms`, `ends_ms`: when the service day opens and closes."""

    day: dt.date
    key: str
    opens_ms: int
    ends_ms: int
    visitors: tuple[Visitor, ...]
    shifts: tuple[Shift, ...]
