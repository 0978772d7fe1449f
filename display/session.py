"""Keeps the screen true to the hall, and tells the hub which calls have been on it."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from core.commands import Shown
from core.decider import Decider
from core.words import Language
from display.board import Moment, board
from display.calls import Call, Parade, advance, hear, latest
from display.freshness import stale_since
from display.hall import Hall
from display.views import CallView, FrameView, ListsView
from ui.clock import Clock
from ui.jobs import Jobs
from ui.words import Words

POLL_MS = 20
FRESHNESS_MS = 1_000
REPORT_MS = 300
"""Calls that come within this time are reported together."""


class ShownCalls(Protocol):
    """What this display remembers in its own file: `store.shown.ShownCalls`."""

    def note(self, shown_lsn: int, spoken_lsn: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """`real`: the time by which freshness is measured, also where `clock` plays another day."""

    hall: Hall
    decider: Decider
    shown: ShownCalls
    jobs: Jobs
    words: Words
    clock: Clock
    real: Clock
    zones: frozenset[str] = frozenset()
    language: Language = Language.ID
    training: bool = False


class Session(QObject):
    """Lives on the thread that draws; reports on that of `tools.jobs`."""

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.frame, self.call, self.lists = FrameView(), CallView(), ListsView()
        self._parade = Parade()
        self._loads, self._second, self._reported = -1, -1, 0
        self._stale_ms: int | None = None
        self._fresh_ticks: int | None = None
        self._due = QTimer(self, singleShot=True, interval=REPORT_MS)
        self._due.timeout.connect(self._report)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)
        self._poll.start()
        self.look()

    def views(self) -> dict[str, QObject]:
        return {"frame": self.frame, "call": self.call, "lists": self.lists}

    def look(self) -> None:
        """Takes in what the hall did since, and lets the clock and the calls go on."""
        tools = self._tools
        events = tools.hall.poll()
        before, stale = self._parade, self._stale_ms
        if tools.hall.loads != self._loads:
            self._loads = tools.hall.loads
            self._parade = self._parade if self._parade.current else latest(tools.hall.state)
        self._parade = hear(self._parade, events, self._here)
        self._parade = advance(self._parade, tools.clock.ticks_ms(), tools.hall.state)
        self._look_at_freshness()
        second = tools.clock.now_ms() // 1000
        if events or second != self._second or self._parade != before or self._stale_ms != stale:
            self._second = second
            self._show()

    @Slot()
    def painted(self) -> None:
        """A frame is on the screen; what is the large call now has been seen."""
        if self._parade.reached > self._reported and not self._due.isActive():
            self._due.start()

    def stop(self) -> None:
        self._poll.stop()
        self._due.stop()

    def _here(self, call: Call) -> bool:
        """A counter that the site file does not know is shown everywhere: no call is lost."""
        catalog = self._tools.hall.catalog
        counter = catalog.counters.get(call.counter) if catalog else None
        return counter is None or not self._tools.zones or counter.zone in self._tools.zones

    def _look_at_freshness(self) -> None:
        tools = self._tools
        ticks = tools.real.ticks_ms()
        if self._fresh_ticks is None or ticks - self._fresh_ticks >= FRESHNESS_MS:
            self._fresh_ticks = ticks
            self._stale_ms = stale_since(tools.hall.alive(), tools.hall.state, tools.real)

    def _report(self) -> None:
        tools, lsn = self._tools, self._parade.reached
        self._reported = lsn

        def work() -> None:
            tools.shown.note(lsn, 0)
            tools.decider.report(Shown(lsn, 0))

        tools.jobs.run(work, lambda _: None)

    def _show(self) -> None:
        tools = self._tools
        catalog = tools.hall.catalog
        zones = tools.zones or frozenset(catalog.zones if catalog else ())
        now = Moment(
            tools.hall.state, catalog, self._parade, zones, tools.clock.now_ms(), self._stale_ms, tools.language,
            tools.training,
        )  # fmt: skip
        shown = board(now, tools.words)
        self.frame.show(shown)
        self.lists.show(shown)
        self.call.show(shown)
