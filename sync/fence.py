"""Whether this hub may decide: nobody was promised to another one, and more than half of the devices still hear it.

Only where another device may take over: then it waits until this time has passed, and two never decide at once.
"""

import logging
from pathlib import Path
from typing import ClassVar

from core.promotion import is_bound, is_majority
from core.state import State
from core.words import Text
from store import pledge
from store.faults import Fault
from store.pledge import Pledge
from sync.attendance import Attendance

_log = logging.getLogger(__name__)

LEASE_S = 15.0
"""Devices say hello every three seconds."""


class Fenced(Fault):
    code: ClassVar[str] = "fenced"
    exit_code: ClassVar[int] = 78
    text: ClassVar[Text] = Text(
        "Perangkat lain sudah diminta mengatur antrean (masa {detail}); {path} tidak memutuskan lagi. Ikuti perangkat"
        " itu dengan besti follow, atau bila ia tidak jadi mengatur: besti promote.",
        "Another device was asked to lead the queues (epoch {detail}); {path} decides no more. Follow it with besti"
        " follow, or where it came to nothing: besti promote.",
    )


class Alone(Fault):
    code: ClassVar[str] = "alone"
    exit_code: ClassVar[int] = 75
    text: ClassVar[Text] = Text(
        "Layanan antrean di {path} hanya mendengar {detail} perangkat, kurang dari separuh; ia menunggu sampai"
        " jaringan pulih, supaya tidak ada dua layanan antrean.",
        "The queue service at {path} hears only {detail} devices, less than half; it waits for the network, so that"
        " there are never two of it.",
    )


class Fence:
    """`attendance`: who is heard. Threads may share it."""

    def __init__(self, folder: Path, attendance: Attendance, lease_s: float = LEASE_S) -> None:
        """`folder`: of the store. Raises a Fault where the pledge of this device cannot be read."""
        self._folder = folder
        self._attendance = attendance
        self._lease_s = lease_s
        self._pledged = pledge.read(folder).epoch
        self._had_majority = False

    def must_hold(self, state: State) -> None:
        """Raises Fenced or Alone where nothing may be decided on `state` now."""
        if self._pledged > state.epoch:
            raise Fenced(self._folder, str(self._pledged))
        if not is_bound(state):
            return
        heard = self._attendance.within(self._lease_s)
        if is_majority(state, heard):
            self._had_majority = True
        elif self._had_majority or state.takeover is None or not state.takeover.forced:
            # Whoever forced it knew that they are not all there.
            raise Alone(self._folder, str(len(heard)))

    def told(self, pledged: int, epoch: int) -> bool:
        """A device says which epoch it will follow at least; True where that ends this hub, of `epoch`, for good."""
        if pledged <= max(epoch, self._pledged):
            return self._pledged > epoch
        _log.error("a device was promised to epoch %d; this hub, of epoch %d, decides no more", pledged, epoch)
        self._pledged = pledged
        try:
            pledge.give(self._folder, Pledge(pledged))
        except Fault as fault:
            _log.error("that could not be noted: %s", fault)
        return True
