"""The pages of figures, put together: the report, what is published, the screen for guests."""

import time
from pathlib import Path

from starlette.routing import Route

from web.live_link import LiveLinks
from web.live_wall import WallPages
from web.parts import Parts
from web.press import Press
from web.public import PublicPages
from web.public_days import PublicDays
from web.rate import Rate
from web.released import Released
from web.summary import SummaryPages


class Reports:
    """`folder`: that of the store."""

    def __init__(self, folder: Path, parts: Parts) -> None:
        self._press = Press(folder, time.monotonic)
        released, links = Released(folder), LiveLinks(folder, parts.deciding.now_ms)
        days, rate = PublicDays(folder, time.monotonic), Rate(time.monotonic)
        self.routes: list[Route] = [
            *SummaryPages(parts, self._press, released, folder).routes, *WallPages(parts, links).routes,
            *PublicPages(parts, days, rate, released).routes,
        ]  # fmt: skip

    async def close(self) -> None:
        """Ends what is being made."""
        await self._press.close()
