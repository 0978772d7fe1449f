"""Starts the parts of a device, starts them again when they end, and stops them all in reverse order."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

BACK_OFF_S = (1.0, 2.0, 5.0, 10.0, 30.0)
SETTLED_S = 60.0
"""A part that lived this long starts its back-off anew."""

PERMANENT = frozenset({2, 64, 65, 69, 75, 77, 78})
"""Exit codes of faults that a restart alone will not mend: wrong options, damaged data, port or store taken,
no right to write, a newer store."""

TRIES = 4
"""So often in a row may a part end with the same permanent fault."""

STOP_S = 15.0
POLL_S = 0.1


@dataclass
class Part:
    """`argv`: the whole command line. The rest is kept by the supervisor."""

    name: str
    argv: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    falls: int = 0
    codes: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Ended:
    """A part has ended by itself. `wait_s`: when it is started again; None: never, the supervisor gives up."""

    part: str
    code: int
    wait_s: float | None


Tell = Callable[[Ended], None]


class Supervisor:
    def __init__(self, parts: Iterable[Part], tell: Tell, back_off_s: Sequence[float] = BACK_OFF_S) -> None:
        self._parts = list(parts)
        self._tell = tell
        self._back_off_s = back_off_s
        self._stopping = False

    def stop(self, *_: object) -> None:
        """Makes `run` end. A signal handler: it sets a flag and nothing else."""
        self._stopping = True

    def run(self) -> int:
        """Watches the parts until `stop`; returns 0, or the exit code of the part that it gave up."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        try:
            while not self._stopping:
                for part in self._parts:
                    if (code := self._look_at(part)) is not None:
                        return code
                time.sleep(POLL_S)
        finally:
            self._stop_all()
        return 0

    def _look_at(self, part: Part) -> int | None:
        now = time.monotonic()
        if part.process is None:
            if now >= part.due:
                # A group of its own: Ctrl-C reaches us alone, and we stop the parts in order.
                part.process = subprocess.Popen(part.argv, process_group=0)
                part.started = now
            return None
        code = part.process.poll()
        if code is None:
            return None
        part.process = None
        wait_s = self._fell(part, code, now - part.started)
        self._tell(Ended(part.name, code, wait_s))
        part.due = now + (wait_s or 0.0)
        return code if wait_s is None else None

    def _fell(self, part: Part, code: int, lived_s: float) -> float | None:
        """How long to wait before the part is started again; None to give up."""
        if lived_s >= SETTLED_S:
            part.falls, part.codes = 0, []
        same = part.codes if part.codes[-1:] == [code] else []
        part.codes = [*same, code] if code in PERMANENT else []
        if len(part.codes) >= TRIES:
            return None
        wait_s = self._back_off_s[min(part.falls, len(self._back_off_s) - 1)]
        part.falls += 1
        return wait_s

    def _stop_all(self) -> None:
        for part in reversed(self._parts):
            if part.process is None:
                continue
            part.process.terminate()
            try:
                part.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                part.process.kill()
                part.process.wait()
