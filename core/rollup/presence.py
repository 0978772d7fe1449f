"""When counters were open, paused and closed on a day, against when the plan wanted them open."""

from collections.abc import Iterable

import msgspec

from core import events
from core.catalog import Catalog, valid_on
from core.events import Event
from core.site import Counter
from core.state import Day
from core.timetable import Spans, spans_on
from core.words import CounterState


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A counter in one state, from `start_ms` until before `end_ms`; `reason` of a pause, as a code."""

    state: CounterState
    start_ms: int
    end_ms: int
    reason: str | None = None


class Presence(msgspec.Struct, gc=False):
    """One counter's day. `planned_ms`: open by the plan; `open_ms`, `paused_ms`: by the officer's buttons.

    `late_ms`: from the plan's begin to the first opening, where that was later; None: it was planned and never opened.
    `stayed_closed`: days on which that was so. `pauses`: by reason, in milliseconds.

    `stretches` are of one day only; sums over days have none.
    """

    planned_ms: int = 0
    open_ms: int = 0
    paused_ms: int = 0
    late_ms: int | None = 0
    stayed_closed: int = 0
    pauses: dict[str, int] = {}
    stretches: tuple[Stretch, ...] = ()

    def take(self, other: "Presence") -> None:
        """Adds another day. `late_ms` adds up; days that it stayed closed are counted apart."""
        self.planned_ms += other.planned_ms
        self.open_ms += other.open_ms
        self.paused_ms += other.paused_ms
        self.late_ms = (self.late_ms or 0) + (other.late_ms or 0)
        self.stayed_closed += other.stayed_closed
        for reason, length in other.pauses.items():
            self.pauses[reason] = self.pauses.get(reason, 0) + length
        self.stretches = ()


def presences(catalog: Catalog, day: Day, heard: Iterable[Event], until_ms: int) -> dict[int, Presence]:
    """Every counter that was planned or used on the day, by number. `heard`: the day's events; `until_ms`: its end."""
    changes: dict[int, list[tuple[int, CounterState, str | None]]] = {}
    for event in heard:
        body = event.body
        if isinstance(body, events.CounterOpened | events.CounterPaused | events.CounterClosed):
            changes.setdefault(body.counter, []).append(_change(min(event.at, until_ms), body))
    made = {}
    for no, counter in catalog.counters.items():
        planned = planned_spans(catalog, counter, day)
        if planned or no in changes:
            made[no] = _presence(planned, changes.get(no, []), until_ms)
    return made


def planned_spans(catalog: Catalog, counter: Counter, day: Day) -> Spans:
    """When the plan wants a counter open: while any of its letters is served."""
    if not valid_on(day.date, counter.valid_from, counter.valid_until):
        return ()
    spans = sorted(span for letter in counter.letters for span in spans_on(catalog, letter, day.date))
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


Change = tuple[int, CounterState, str | None]


def _change(at_ms: int, body: events.CounterOpened | events.CounterPaused | events.CounterClosed) -> Change:
    if isinstance(body, events.CounterPaused):
        return at_ms, CounterState.PAUSED, body.reason
    state = CounterState.OPEN if isinstance(body, events.CounterOpened) else CounterState.CLOSED
    return at_ms, state, None


def _presence(planned: Spans, changes: list[Change], until_ms: int) -> Presence:
    found = Presence(planned_ms=sum(end - start for start, end in planned))
    ends = [at for at, _, _ in changes[1:]] + [until_ms]
    stretches = (
        [Stretch(state, at, max(at, end), reason) for (at, state, reason), end in zip(changes, ends, strict=True)]
        if changes
        else []
    )
    for stretch in stretches:
        length = stretch.end_ms - stretch.start_ms
        if stretch.state == CounterState.OPEN:
            found.open_ms += length
        elif stretch.state == CounterState.PAUSED:
            found.paused_ms += length
            reason = stretch.reason or "other"
            found.pauses[reason] = found.pauses.get(reason, 0) + length
    found.stretches = tuple(stretch for stretch in stretches if stretch.state != CounterState.CLOSED)
    opened = [stretch.start_ms for stretch in stretches if stretch.state == CounterState.OPEN]
    if planned and planned[0][0] < until_ms:
        found.late_ms = max(0, opened[0] - planned[0][0]) if opened else None
        found.stayed_closed = int(not opened)
    return found
