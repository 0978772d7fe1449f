"""The power of a hub: it begins once there is some, watches its UPS, and says why it stopped."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import closing

from core.words import Text
from store.notify import Notify
from sync.power import LOOK_S, Power
from sync.ups import NutUps, parts
from web.desk.surroundings import PowerNow

WAITING = Text(
    "Baterai UPS hampir habis: layanan antrean menunggu listrik kembali.",
    "The battery of the UPS is nearly empty: the queue service waits for the power.",
)


class HubPower:
    """`place`: of the UPS as NUT writes it; None: nobody asks. Raises ValueError where that is no place."""

    def __init__(self, place: str | None, look_s: float = LOOK_S) -> None:
        if place is not None:
            parts(place)
        self._place, self._look_s = place, look_s
        self.watched = (
            Power(NutUps(place), lambda: os.kill(os.getpid(), signal.SIGTERM), look_s) if place is not None else None
        )

    @property
    def gone(self) -> bool:
        """Whether the hub was stopped because its battery runs out."""
        return self.watched is not None and self.watched.gone

    def now(self) -> PowerNow | None:
        if self.watched is None:
            return None
        ups = self.watched.now
        return PowerNow(ups.on_battery, ups.charge) if ups is not None else PowerNow(False, None, silent=True)

    def wait(self, say: Callable[[Text], None], watcher: Notify) -> None:
        """Returns once there is power to begin. Ctrl-C or SIGTERM end the process: nothing is open yet."""
        if self._place is None:
            return
        said: list[Text] = []

        def waiting() -> None:
            watcher.ready()
            watcher.alive()
            if not said:
                said.append(WAITING)
                say(WAITING)

        asyncio.run(_enough(NutUps(self._place), self._look_s, waiting))


async def _enough(ups: NutUps, look_s: float, waiting: Callable[[], None]) -> None:
    with closing(ups):
        await Power(ups, lambda: None, look_s).until_enough(waiting)
