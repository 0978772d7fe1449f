"""Keeps the screen true to the hall, and knows which calls have been on it."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.decider import Decider
from core.events import CallUndone, Event
from display.board import Board, board
from display.calls import Call, Parade, advance, awaited, call_of, hear, latest
from display.freshness import stale_since
from display.hall import Hall, notice_texts
from display.layout import body_of
from display.moment import Kept, Look, Moment
from display.report import Report, ShownCalls
from display.speaking import Silent, Voice
from display.views.frame import FrameView
from display.views.lists import ListsView
from display.views.places import PlacesView
from display.views.stage import StageView
from display.zones import shown_zones
from ui.clock import Clock
from ui.jobs import Jobs
from ui.words import Words

_log = logging.getLogger(__name__)

POLL_MS = 10
"""A call waits for half of it on average; the look itself takes microseconds while nothing happens."""
FRESHNESS_MS = 1_000
PROMISED_MS = 30_000
"""What the hub would promise is told again every few seconds; what is older is not shown."""


def nothing_known(before: dt.date) -> Kept | None:
    return None


@dataclass(frozen=True, slots=True)
class Tools:
    """`real`: the time by which freshness is measured, also where `clock` plays another day.

    `device`: this display's name. `zones`: those that were asked for; empty: see display.zones.
    `missed`: what the log says past the last call that this display is known to have shown, at its start.
    `kept`: how the promises of the last day before a date were kept; asked on the thread of `jobs`.
    """

    hall: Hall
    decider: Decider
    shown: ShownCalls
    jobs: Jobs
    words: Words
    clock: Clock
    real: Clock
    device: str = ""
    zones: frozenset[str] = frozenset()
    look: Look = field(default_factory=Look)
    missed: Sequence[Event] = ()
    voice: Voice = field(default_factory=Silent)
    kept: Callable[[dt.date], Kept | None] = nothing_known


class Session(QObject):
    """Lives on the thread that draws. `seen` tells up to which place in the log every call has been on the screen."""

    seen = Signal(object)

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools, self._look = tools, tools.look
        self.frame, self.stage, self.lists, self.places = FrameView(), StageView(), ListsView(), PlacesView()
        self.frame.resized.connect(self._resized)
        self._report = Report(tools.shown, tools.decider, tools.jobs, self)
        self.seen.connect(self._report.shown)
        tools.voice.spoken.connect(self._report.spoken)
        tools.voice.tried.connect(lambda zone, tried_ms: self._report.trial(zone, tried_ms, True))
        self._parade, self._board = Parade(), Board()
        self._loads, self._second, self._announced = -1, -1, 0
        self._drawn = self._painted = 0
        self._drawn_trials = tuple[tuple[str, int], ...]()
        self._stale_ms: int | None = None
        self._promises: Mapping[str, tuple[int, int]] = {}
        self._kept: Kept | None = None
        self._kept_before: dt.date | None = None
        self._fresh_ticks: int | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)
        self._poll.start()
        self.look()

    def views(self) -> dict[str, QObject]:
        return {"frame": self.frame, "stage": self.stage, "lists": self.lists, "places": self.places}

    def look(self) -> None:
        """Takes in what the hall did since, and lets the clock and the calls go on."""
        tools = self._tools
        events = tools.hall.poll()
        before, stale = self._parade, self._stale_ms
        if tools.hall.loads != self._loads:
            self._begin()
        self._parade = hear(self._parade, events, self._here)
        self._parade = advance(self._parade, tools.clock.ticks_ms(), self._awaited)
        self._look_at_freshness()
        self._look_at_yesterday()
        second = tools.clock.now_ms() // 1000
        if events or second != self._second or self._parade != before or self._stale_ms != stale:
            self._second = second
            self._show()
            self._announce()

    @Slot()
    def drawing(self) -> None:
        """A frame is about to be drawn: it has what the views say now."""
        self._drawn = self._board.call if self._board.page == "calls" else self._drawn
        self._drawn_trials = self._board.trials

    @Slot()
    def painted(self) -> None:
        """A frame is on the screen; the calls that it had have been seen."""
        if self._drawn > self._painted:
            self._painted = self._drawn
            self.seen.emit(self._drawn)
        for zone, tried_ms in self._drawn_trials:
            self._report.trial(zone, tried_ms, False)

    def moment(self) -> Moment:
        """What the screen shows now."""
        tools = self._tools
        catalog = tools.hall.catalog
        return Moment(
            tools.hall.state, catalog, self._parade, shown_zones(catalog, tools.zones, tools.device),
            tools.clock.now_ms(), tools.clock.ticks_ms(), self._stale_ms, notice_texts(tools.hall), self._look,
            self._promises, self._kept,
        )  # fmt: skip

    def shows_slides(self) -> bool:
        return self._board.places.media.width > 0

    def stop(self) -> None:
        self._poll.stop()
        self._report.stop()

    def _begin(self) -> None:
        """The store was read from its beginning: what was called last is there, and who is awaited."""
        tools, is_first = self._tools, self._loads <= 0
        self._loads = tools.hall.loads
        if not self._parade.stage:
            self._parade = latest(tools.hall.state, self._here)
        if is_first and tools.missed:
            self._take_up(tools.missed)

    def _take_up(self, missed: Sequence[Event]) -> None:
        """Calls that were made while this screen was off: who still stands is called out, the others are told."""
        state = self._tools.hall.state
        undone = {(e.body.ticket, e.body.n) for e in missed if isinstance(e.body, CallUndone)}
        calls = [(e, call) for e in missed if (call := call_of(e)) and self._here(call)]
        stand = [event for event, call in calls if self._awaited(call)]
        opened_ms = state.day.opened_ms if state.day else 0
        over = [
            event.at for event, call in calls
            if event not in stand and event.at >= opened_ms and (call.ticket, call.n) not in undone
        ]  # fmt: skip
        _log.warning("%d calls while this screen was off; %d still stand", len(calls), len(stand))
        self._parade = hear(self._parade, stand, self._here)
        if over:
            self._report.missed(len(over), over[0])

    def _here(self, call: Call) -> bool:
        """A counter that the site file does not know is shown everywhere: no call is lost."""
        tools = self._tools
        counter = tools.hall.catalog.counters.get(call.counter) if tools.hall.catalog else None
        return counter is None or counter.zone in shown_zones(tools.hall.catalog, tools.zones, tools.device)

    def _awaited(self, call: Call) -> bool:
        return awaited(self._tools.hall.state, call)

    def _announce(self) -> None:
        for standing in self._parade.stage:
            if standing.call.lsn > self._announced:
                self._announced = standing.call.lsn
                self._tools.voice.announce(standing.call)

    def _look_at_freshness(self) -> None:
        tools = self._tools
        ticks = tools.real.ticks_ms()
        if self._fresh_ticks is None or ticks - self._fresh_ticks >= FRESHNESS_MS:
            self._fresh_ticks = ticks
            self._stale_ms = stale_since(tools.hall.alive(), tools.hall.state, tools.real)
            self._promises = tools.hall.promises(tools.clock.now_ms() - PROMISED_MS)

    def _look_at_yesterday(self) -> None:
        tools, day = self._tools, self._tools.hall.state.day
        if day is not None and day.date != self._kept_before:
            self._kept, self._kept_before = None, day.date
            before = day.date
            tools.jobs.run(lambda: tools.kept(before), self._found)

    def _found(self, kept: Kept | None) -> None:
        self._kept = kept
        self._show()

    @Slot(int, int)
    def _resized(self, width: int, height: int) -> None:
        self._look = replace(self._look, body=body_of(width, height))
        self._show()

    def _show(self) -> None:
        self._board = board(self.moment(), self._tools.words)
        for view in (self.frame, self.lists, self.places, self.stage):
            view.show(self._board)
