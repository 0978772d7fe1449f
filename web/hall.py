"""Reads the store for the pages, in a thread of its own: the hub's loop and its writer do not wait for a page."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from core.access import STAFF, Staff
from core.events import ZoneTried
from core.fold import fold
from core.state import DocumentNow
from store.reader import SiteReader
from store.staff import BadStaff, read
from web.sight import Sight
from web.touched import Touched

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Hall:
    """Nothing is read before somebody asks, so a hub whose pages nobody opens does no more than without them."""

    def __init__(self, folder: Path, now_ms: Callable[[], int]) -> None:
        self._folder = folder
        self._now_ms = now_ms
        self._thread = ThreadPoolExecutor(1, "pages")
        self._reader: SiteReader | None = None
        self._touched = Touched()
        self._turns: dict[int, int] = {}
        self._heard: dict[str, int] = {}
        self._loads = 0
        self._since = 0
        self._staff = Staff()
        self._staff_of: DocumentNow | None = None

    async def ask(self, question: Callable[[Sight], T]) -> T:
        """What `question` makes of the hall as it is now, in the reading thread. Raises store.faults.Fault."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    async def news(self, question: Callable[[Sight, Touched], T]) -> T:
        """As `ask`, with what has changed since the last call of `news`; for one caller alone."""

        def answer(sight: Sight) -> T:
            touched, self._touched = self._touched, Touched()
            return question(sight, touched)

        return await self.ask(answer)

    async def close(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._end)
        self._thread.shutdown()

    def _answer(self, question: Callable[[Sight], T]) -> T:
        reader = self._read_on()
        staff, now_ms = self._people(reader), self._now_ms()
        sight = Sight(reader.state, reader.catalog, staff, now_ms, reader, self._turns, self._since, self._heard)
        return question(sight)

    def _read_on(self) -> SiteReader:
        if self._reader is None:
            self._reader = SiteReader.open(self._folder, fold=fold)
        happened = self._reader.poll()
        if self._reader.loads != self._loads:
            self._loads, self._since = self._reader.loads, self._reader.state.lsn
            self._turns.clear()
            self._touched.everything = True
        for event in happened:
            counter = getattr(event.body, "counter", None)
            # A trial calls nobody, so the counter stands as it did.
            if counter is not None and not isinstance(event.body, ZoneTried):
                self._turns[counter] = event.lsn
            self._heard[event.device] = event.at
        self._touched.add(happened, self._reader.state)
        return self._reader

    def _people(self, reader: SiteReader) -> Staff:
        now = reader.state.documents.get(STAFF)
        if now != self._staff_of:
            self._staff_of = now
            try:
                self._staff = read(reader).staff
            except BadStaff as bad:
                # Whoever was in stays out until somebody mends it; the log says why.
                _log.error("the document of the people cannot be read: %s", bad)
                self._staff = Staff()
        return self._staff

    def _end(self) -> None:
        if self._reader is not None:
            self._reader.close()
