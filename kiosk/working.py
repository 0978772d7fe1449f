"""What the staff do: the PIN that lets them in, and their work on the device."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.backstage import Backstage, StaffFacts
from kiosk.deeds import TryPin, Work
from kiosk.flow.actions import Unlocked
from kiosk.flow.where import Screen
from kiosk.tries import Tries
from ui.clock import Clock
from ui.jobs import Jobs


class Working(QObject):
    """`act` hands an action to the flow. `changed`: there is something new to show. `small_mm`: see StaffFacts."""

    changed = Signal()

    def __init__(
        self, backstage: Backstage, jobs: Jobs, clock: Clock, act: Callable[[Any], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._backstage, self._jobs, self._clock, self._act = backstage, jobs, clock, act
        self._tries = Tries()
        self.small_mm: float | None = None

    def facts(self) -> StaffFacts:
        facts, pin_set = self._backstage.facts(), self._backstage.has_pin
        return replace(facts, pin_set=pin_set, locked=self._locked(), small_mm=self.small_mm)

    def _locked(self) -> bool:
        return self._tries.locked(self._clock.ticks_ms())

    def come_in(self, screen: Screen) -> None:
        """What the page shows of the latest papers is looked up when somebody comes to it."""
        if screen in (Screen.STAFF, Screen.STAFF_PRINTER):
            self._backstage.look_up(self.changed.emit)

    def try_pin(self, deed: TryPin) -> None:
        if self._locked():
            return

        # Wrong until it is found right, so that nobody can try many while none is answered yet.
        self._tries.note(False, self._clock.ticks_ms())

        def tried(well: bool) -> None:
            if well:
                self._tries.note(True, self._clock.ticks_ms())
            self._act(Unlocked(well, deed.pin))

        self._jobs.run(lambda: self._backstage.pin_matches(deed.pin), tried)

    def work(self, deed: Work) -> None:
        deed.do(self._backstage)
        self._backstage.look_up(self.changed.emit)
