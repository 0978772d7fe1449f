"""Tells the centre now and then how this hub and its devices are, beside what comes down."""

import logging
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Protocol

from store import heard, log
from store.faults import told
from store.open import open_reader
from store.opening import DATABASE
from store.writer import wall_clock_ms
from sync.centre_line import CentreLine, Refused
from sync.upstream import Strange
from sync.wire_health import MOST_DEVICES, DeviceHealth, HubHealth

_log = logging.getLogger(__name__)

TELL_S = 30.0
STRANGE_S = 300.0
"""A centre of before this was built need not be told so often."""


class Other(Protocol):
    """sync.down.Down."""

    def pull(self) -> bool: ...

    def tell(self) -> None: ...


class HealthUp:
    """A sync.push.Down around `down`. One thread runs it. `folder`: that of the store; `version`: of this Besti."""

    def __init__(
        self, down: Other, line: CentreLine, folder: Path, version: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._down, self._line, self._folder, self._version, self._clock = down, line, folder, version, clock
        self._next_s = float("-inf")

    def pull(self) -> bool:
        """As Down.pull; tells how things are first, if it is time to. Raises Cut, Fault."""
        if self._clock() >= self._next_s:
            self._next_s = self._clock() + TELL_S
            try:
                self._line.health(health(self._folder, self._version, -self._line.offset_ms, wall_clock_ms()))
            except (Strange, Refused) as trouble:
                _log.info("the centre does not want to know how this hub is: %s", trouble)
                self._next_s = self._clock() + STRANGE_S
        return self._down.pull()

    def tell(self) -> None:
        self._down.tell()


def health(folder: Path, version: str, offset_ms: int, now_ms: int) -> HubHealth:
    """What the hub's store knows at `now_ms`. Raises a Fault."""
    path = folder / DATABASE
    with closing(open_reader(path)) as connection, told(path):
        devices = [
            DeviceHealth(one.device, max(0, now_ms - one.at_ms), one.lsn, one.offset_ms)
            for one in heard.every(connection)
        ]
        return HubHealth(version, log.head(connection).lsn, offset_ms, tuple(devices[:MOST_DEVICES]))
