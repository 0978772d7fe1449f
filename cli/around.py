"""What the hub's machine tells the pages of itself: the printer of its kiosk, its clock, and whether it trains."""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from cli.training import Training
from core.words import Text
from printer.door import NobodyThere, ask
from store.faults import Fault
from store.floor_note import floor, is_older
from store.reports import Waiting, waiting_letters
from store.unsent import Unsent, unsent
from sync import ntp
from web.desk.surroundings import PowerNow, PrinterNow

_log = logging.getLogger(__name__)

FRESH_S = 5.0
"""How old an answer may be; what is older is shown while a new one is on its way."""

ANSWER_S = 10.0

FILES = {"kiosk": "kiosk.db", "display": "display.db"}
"""The files of the parts that may run beside the hub."""

Ask = Callable[[Path, str, float], Any]


class Seen(NamedTuple):
    """What a look around found."""

    printer: PrinterNow | None
    unsent: Mapping[str, Unsent]
    letters: Waiting | None = None
    wanted: str = ""


class OfThisMachine:
    """A web.desk.surroundings.Surroundings. `folder`: where the hub's data are; `watched`: by `besti up`."""

    def __init__(
        self,
        folder: Path,
        training: bool,
        watched: bool,
        ask: Ask = ask,
        clock: Callable[[], float] = time.monotonic,
        synchronised: Callable[[], bool] = ntp.synchronised,
        end: Callable[[], None] = lambda: os.kill(os.getpid(), signal.SIGTERM),
        power: Callable[[], PowerNow | None] = lambda: None,
    ) -> None:
        """`ask`: the holder of the printer; `end`: this process, cleanly, after what it has begun.

        `power`: what the UPS said last.
        """
        self.trains, self.may_switch, self.switching = training, watched, False
        self.power = power
        self._folder, self._training = folder, Training.of(folder, training)
        self._ask, self._clock, self._synchronised, self._end = ask, clock, synchronised, end
        self._thread = ThreadPoolExecutor(1, "around")
        self._asked: Future[Seen] | None = None
        self._known = Seen(None, {})
        self._at_s = float("-inf")

    def printer(self) -> PrinterNow | None:
        """What was heard last. One thread at a time may call, as with all that is seen."""
        return self._seen().printer

    def unsent(self) -> Mapping[str, Unsent]:
        return self._seen().unsent

    def letters(self) -> Waiting | None:
        return self._seen().letters

    def wanted(self) -> str:
        return self._seen().wanted

    def _seen(self) -> Seen:
        """What was seen last; looks again beside it where that is old."""
        if self._asked is not None and self._asked.done():
            self._known, self._asked = self._asked.result(), None
        if self._asked is None and self._clock() - self._at_s >= FRESH_S:
            self._at_s = self._clock()
            self._asked = self._thread.submit(self._look)
        return self._known

    def synchronised(self) -> bool:
        return self._synchronised()

    def switch(self, training: bool) -> None:
        """Ends the hub; `besti up` then starts all parts of this machine anew, in the other mode. Raises OSError."""
        self._training.switch(training)
        self.switching = True
        self._end()

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _look(self) -> Seen:
        return Seen(self._printer(), dict(self._owed()), self._letters(), self._wanted())

    def _letters(self) -> Waiting | None:
        try:
            return waiting_letters(self._folder)
        except Fault as fault:
            _log.warning("which reports wait to be mailed cannot be read: %s", fault)
            return None

    def _wanted(self) -> str:
        try:
            wanted = floor(self._folder)
        except Fault as fault:
            _log.warning("which version the centre asks for cannot be read: %s", fault)
            return ""
        return wanted if is_older(version("besti"), wanted) else ""

    def _owed(self) -> Iterator[tuple[str, Unsent]]:
        for part, file in FILES.items():
            try:
                found = unsent(self._folder / file, time.time_ns() // 1_000_000)
            except Fault as fault:
                _log.warning("what the %s owes cannot be read: %s", part, fault)
                continue
            if found is not None:
                yield part, found

    def _printer(self) -> PrinterNow | None:
        try:
            told = self._ask(self._folder, "status", ANSWER_S)
        except NobodyThere:
            return None
        if told is None:
            return None
        words = tuple(Text(id_, en) for id_, en in zip(told["id"], told["en"], strict=True))
        return PrinterNow(bool(told["well"]), words)
