"""Starts the parts of a device, starts them again when they end or fall silent, and stops them in reverse order.

Whoever watches the supervisor itself hears READY once every part was ready, and WATCHDOG while each part is fresh or is
on its way back: were a screen that keeps failing to silence it, systemd would take the hub down with the screen.
"""

import signal
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cli.back_off import WAITS_S, BackOff
from cli.lifeline import Lifeline
from cli.part import Part, Patience
from store.notify import BEAT_S, Notify

POLL_S = 0.1


@dataclass(frozen=True)
class Ended:
    """A part has ended. `wait_s`: when it is started again; None: never, the supervisor gives up.

    `silent`: it was killed because it no longer gave a sign of life.
    """

    part: str
    code: int
    wait_s: float | None
    silent: bool = False


Tell = Callable[[Ended], None]


@dataclass
class _Care:
    """What the supervisor keeps about a part. `due`: when it is to be started."""

    part: Part
    back_off: BackOff
    due: float = 0.0
    was_ready: bool = False
    killed: bool = False


@dataclass(frozen=True)
class Terms:
    """How a supervisor deals with its parts. `all_anew`: exit codes that end `run`, whichever part has them."""

    waits_s: Sequence[float] = WAITS_S
    patience: Patience = field(default_factory=Patience)
    beat_s: float = BEAT_S
    all_anew: frozenset[int] = frozenset()


class Supervisor:
    def __init__(self, parts: Iterable[Part], tell: Tell, terms: Terms | None = None, up: Notify | None = None) -> None:
        self._terms = terms or Terms()
        self._cares = [_Care(part, BackOff(self._terms.waits_s)) for part in parts]
        self._tell = tell
        self._up = up or Notify(None)
        self._ready = False
        self._last_beat = 0.0
        self._stopping = False

    def stop(self, *_: object) -> None:
        """Makes `run` end. A signal handler: it sets a flag and nothing else."""
        self._stopping = True

    def run(self) -> int:
        """Watches the parts until `stop`; returns 0, or the exit code of the part that it gave up or that wants
        all of them to be started anew.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        lifeline = Lifeline()
        try:
            while not self._stopping:
                for care in self._cares:
                    if (code := self._look_at(care, lifeline)) is not None:
                        return code
                self._speak()
                time.sleep(POLL_S)
        finally:
            self._up.stopping()
            for care in reversed(self._cares):
                care.part.stop()
            lifeline.close()
        return 0

    def _look_at(self, care: _Care, lifeline: Lifeline) -> int | None:
        part = care.part
        if not part.running:
            if time.monotonic() >= care.due:
                part.start(lifeline)
            return None
        part.listen()
        care.was_ready |= part.ready
        if (code := part.ended()) is not None:
            return self._fell(care, code)
        if not care.killed and part.silent(self._terms.patience):
            care.killed = True
            part.kill()
        return None

    def _fell(self, care: _Care, code: int) -> int | None:
        """Tells of it and plans the next start; the code where there is none."""
        if code in self._terms.all_anew:
            return code
        now = time.monotonic()
        wait_s = care.back_off.after(code, now - care.part.started)
        self._tell(Ended(care.part.name, code, wait_s, care.killed))
        care.killed = False
        care.due = now + (wait_s or 0.0)
        return code if wait_s is None else None

    def _speak(self) -> None:
        """A part that outlives its killing, stuck in a driver, is beyond us: then we are silent too."""
        if not self._ready and all(care.was_ready for care in self._cares):
            self._ready = True
            self._up.ready()
        now = time.monotonic()
        stuck = any(care.killed and care.part.silent(self._terms.patience) for care in self._cares)
        if not stuck and now - self._last_beat >= self._terms.beat_s:
            self._last_beat = now
            self._up.alive()
