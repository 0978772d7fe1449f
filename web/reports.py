"""The pages of figures, put together: the report, what is published, the screen for guests."""

import time
from pathlib import Path

from starlette.routing import Route

from web.parts import Parts
from web.public import PublicPages
from web.public_days import PublicDays
from web.rate import Rate
from web.released import Released


class Reports:
    """`folder`: that of the store."""

    def __init__(self, folder: Path, parts: Parts) -> None:
        released = Released(folder)
        days = PublicDays(folder, time.monotonic)
        self.routes: list[Route] = [*PublicPages(parts, days, Rate(time.monotonic), released).routes]

    async def close(self) -> None:
        """Ends what is being made."""
