"""A device that goes by the hub's name notices that the hub is elsewhere now: all its parts then begin anew."""

import threading
import time
from collections.abc import Callable

from cli.hub_address import Find, NoHubFound, hub_address
from cli.place import Place
from sync.discovery import find

SILENT_S = 30.0
"""So long a hub may be silent before it is looked for, and so long until it is looked for again."""


class MovedHub:
    """Call it every few seconds. `noticed`: the hub was found at another address, and `until` was set."""

    def __init__(
        self, place: Place, silent_s: Callable[[], float], until: threading.Event, find: Find = find,
        mono_s: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """`silent_s`: for how long the hub has not been heard."""
        self.noticed = False
        self._place, self._silent_s, self._until, self._find, self._mono_s = place, silent_s, until, find, mono_s
        self._looked_s = mono_s()

    def __call__(self) -> bool:
        """Whether it was noticed."""
        now_s = self._mono_s()
        if not self._place.by_name or min(self._silent_s(), now_s - self._looked_s) < SILENT_S:
            return self.noticed
        self._looked_s = now_s
        try:
            self.noticed = hub_address(self._place.folder, self._find) != self._place.hub
        except NoHubFound:
            return False
        if self.noticed:
            self._until.set()
        return self.noticed
