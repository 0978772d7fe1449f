"""Beside the hub: lets devices find it by its site, as soon as it has one, for as long as it runs."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from core.commands import Command
from store.faults import Fault
from sync.batcher import Broken
from sync.discovery import Announcement, Interfaces
from sync.jobs import Do, Outcome, Writer

LOOK_S = 3.0


class Announced:
    """`port`: where devices of the LAN reach the hub."""

    def __init__(self, port: int, scheme: str = "https", interfaces: Interfaces = None, look_s: float = LOOK_S) -> None:
        self._port, self._scheme, self._interfaces, self._look_s = port, scheme, interfaces, look_s

    async def run(self, do: Do, now_ms: Callable[[], int]) -> None:
        """Goes on until it is cancelled; then nobody finds the hub any longer."""
        try:
            site = await self._site(do)
        except Broken:
            return
        announcement = Announcement(site, self._port, self._scheme, self._interfaces)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.to_thread(announcement.close)

    async def _site(self, do: Do) -> str:
        """Waits until there is one."""
        while True:
            with suppress(Fault):  # such as a full disk, which another job of the same batch met
                if site := str(await do(AskSite())):
                    return site
            await asyncio.sleep(self._look_s)


class AskSite:
    """Gives the id of the site; "" before its file was loaded."""

    def take(self, writer: Writer) -> Sequence[Command]:
        return ()

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> str:
        return writer.catalog.site.site.id if writer.catalog is not None else ""
