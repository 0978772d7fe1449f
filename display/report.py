"""Tells the hub, and the display's own file, which calls were seen and heard: never more than was painted."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from core.commands import Shown, TrialShown
from core.decider import Decider
from ui.jobs import Jobs

REPORT_MS = 300
"""Calls that come within this time are reported together."""


class ShownCalls(Protocol):
    """What this display remembers in its own file: `store.shown.ShownCalls`."""

    def note(self, shown_lsn: int, spoken_lsn: int) -> None: ...


class Report(QObject):
    """Lives on the thread that draws; writes and reports on that of `jobs`."""

    def __init__(self, shown: ShownCalls, decider: Decider, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._decider, self._jobs = shown, decider, jobs
        self._shown = self._spoken = 0
        self._told = (0, 0)
        self._missed = (0, 0)
        self._trials = set[tuple[str, int, bool]]()
        self._due = QTimer(self, singleShot=True, interval=REPORT_MS)
        self._due.timeout.connect(self._tell)

    def shown(self, lsn: int) -> None:
        self._shown = max(self._shown, lsn)
        self._later()

    def spoken(self, lsn: int) -> None:
        self._spoken = max(self._spoken, lsn)
        self._later()

    def missed(self, count: int, first_ms: int) -> None:
        """So many calls, the first made then, were over before this display could show them: told with the next report,
        which says that it has come past them.
        """
        self._missed = (count, first_ms)

    def trial(self, zone: str, tried_ms: int, spoken: bool) -> None:
        """The trial of `zone` that was asked for at `tried_ms` was on the screen, or heard; told once."""
        told = (zone, tried_ms, spoken)
        if told not in self._trials:
            self._trials.add(told)
            self._jobs.run(lambda: self._decider.report(TrialShown(*told)), lambda _: None)

    def stop(self) -> None:
        self._due.stop()

    def _later(self) -> None:
        if self._told != (self._shown, self._spoken) and not self._due.isActive():
            self._due.start()

    def _tell(self) -> None:
        shown, spoken = self._told = (self._shown, self._spoken)
        (missed, missed_ms), self._missed = self._missed, (0, 0)

        def work() -> None:
            self._store.note(shown, spoken)
            self._decider.report(Shown(shown, spoken, missed, missed_ms))

        self._jobs.run(work, lambda _: None)
