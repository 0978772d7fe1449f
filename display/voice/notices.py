"""What is said beside calls, and when: numbers end soon, a counter pauses, the day is over. Pure but for its memory."""

from collections.abc import Iterator

from core.catalog import Catalog
from core.hours import opening
from core.order import queue
from core.state import CounterNow, State
from core.timetable import MINUTE_MS, spans_on
from core.words import CounterState, StepState
from display.standstill import resumed_until
from display.trial import called, tried
from display.voice.grammar import Break, Closing, Sentence, Standstill, Thanks, Trial

WARNINGS = (15, 5)
"""Minutes before the last number, in the order in which they are said."""
BUSY = frozenset({StepState.WAITING, StepState.CALLED, StepState.SERVING})


class Notices:
    """Ask it every second or so. What was due before the first time is not said: a display that starts anew in the
    middle of the day does not repeat itself.
    """

    def __init__(self) -> None:
        self._first = True
        self._warned: tuple[int, int] | None = None
        self._paused: dict[int, int] = {}
        self._thanked: object = None
        self._tried: dict[str, int] = {}
        self._stopped: int | None = None
        self._resumed: int | None = None

    def due(self, state: State, catalog: Catalog, zones: frozenset[str], now_ms: int) -> list[Sentence]:
        """What has become due in `zones` since the last time. `now_ms`: by the hall's clock."""
        said: list[Sentence] = [
            *self._closing(state, catalog, now_ms),
            *self._breaks(state, catalog, zones, now_ms),
            *self._thanks(state, catalog, now_ms),
            *self._trials(state, catalog, zones),
        ]
        # A screen that comes back with the power was not on when work went on.
        resumed: list[Sentence] = [*self._resumption(state, now_ms)]
        first, self._first = self._first, False
        return resumed if first else [*self._stop(state), *resumed, *said]

    def _stop(self, state: State) -> Iterator[Sentence]:
        """Once for each outage that begins while this display is on."""
        before, self._stopped = self._stopped, state.outage_ms
        if state.outage_ms is not None and before != state.outage_ms:
            yield Standstill(over=False)

    def _resumption(self, state: State, now_ms: int) -> Iterator[Sentence]:
        """Once for each outage that is over, while its time of grace runs."""
        until = resumed_until(state, now_ms) if state.outage_ms is None else None
        if until is not None and self._resumed != until:
            self._resumed = until
            yield Standstill(over=True)

    def _closing(self, state: State, catalog: Catalog, now_ms: int) -> Iterator[Closing]:
        until = opening(catalog, state, None, now_ms).until_ms if state.is_open else None
        if until is None:
            return
        left = -(-(until - now_ms) // MINUTE_MS)
        reached = [minutes for minutes in WARNINGS if left <= minutes]
        if reached and self._warned != (until, reached[-1]):
            self._warned = (until, reached[-1])
            yield Closing(left)

    def _breaks(self, state: State, catalog: Catalog, zones: frozenset[str], now_ms: int) -> Iterator[Break]:
        """Only of counters that somebody waits for whom no other one serves: who is served anyway need not know."""
        paused = {no: end for no in catalog.counters if (end := _until(state.counter(no)))}
        before, self._paused = self._paused, paused
        for no, end in paused.items():
            known = no in before
            if not known and end > now_ms and catalog.counters[no].zone in zones and _awaited(state, catalog, no):
                back = catalog.local(end)
                yield Break(no, back.hour, back.minute)

    def _trials(self, state: State, catalog: Catalog, zones: frozenset[str]) -> Iterator[Trial]:
        """A call that calls nobody, in each zone of this loudspeaker where somebody asked for it."""
        before, self._tried = self._tried, tried(state, zones) if zones else {}
        for zone, at in self._tried.items():
            call = called(state, catalog, zone)
            if call and before.get(zone) != at:
                yield Trial(*call, zone=zone, tried_ms=at)

    def _thanks(self, state: State, catalog: Catalog, now_ms: int) -> Iterator[Thanks]:
        """Once a day: when the hours are over and nobody is waiting or served any longer, or the day is closed."""
        day = state.day
        if day is None or day.date != catalog.local(now_ms).date() or self._thanked == day.date:
            return
        if not day.open or (_hours_over(catalog, state, now_ms) and not _anybody(state)):
            self._thanked = day.date
            yield Thanks()


def _until(now: CounterNow) -> int | None:
    """Until when a counter pauses; None: it does not, or nobody knows how long. That an agency gives no new numbers is
    no break: those who wait are called all the same.
    """
    return now.until_ms if now.state is CounterState.PAUSED else None


def _awaited(state: State, catalog: Catalog, no: int) -> bool:
    for letter in catalog.counters[no].letters:
        others = (c.no for c in catalog.counters_of(letter) if c.no != no)
        if queue(state, letter) and not any(state.counter(other).state is CounterState.OPEN for other in others):
            return True
    return False


def _hours_over(catalog: Catalog, state: State, now_ms: int) -> bool:
    spans = spans_on(catalog, None, catalog.local(now_ms).date())
    early = state.day.closings.get("") if state.day else None
    ends = [early.at_ms] if early else [spans[-1][1]] if spans else []
    return any(now_ms >= end for end in ends)


def _anybody(state: State) -> bool:
    return any(step.state in BUSY for ticket in state.tickets.values() for step in ticket.steps)
