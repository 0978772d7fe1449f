"""One part of a device, as a process that is started, listened to and stopped."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from cli.lifeline import Lifeline
from cli.pulse import Pulse
from store.notify import ALIVE, READY, SOCKET

STOP_S = 15.0
OF_SYSTEMD = ("WATCHDOG_PID", "WATCHDOG_USEC")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a part may be silent: `start_s` until it is ready (a store may have to be migrated), then `silent_s`."""

    start_s: float = 180.0
    silent_s: float = 30.0


class Part:
    """`argv`: the whole command line. Nothing runs before `start`."""

    def __init__(self, name: str, argv: Sequence[str]) -> None:
        self.name = name
        self.ready = False
        self.started = 0.0
        self._argv = argv
        self._heard = 0.0
        self._process: subprocess.Popen[bytes] | None = None
        self._pulse: Pulse | None = None

    @property
    def running(self) -> bool:
        return self._process is not None

    def start(self, lifeline: Lifeline) -> None:
        self._pulse = Pulse()
        kept = {name: value for name, value in os.environ.items() if name not in OF_SYSTEMD}
        # A group of its own: Ctrl-C reaches us alone, and we stop the parts in order.
        self._process = subprocess.Popen(
            self._argv, process_group=0, pass_fds=[lifeline.hand_over],
            env={**kept, **lifeline.environment, SOCKET: self._pulse.address},
        )  # fmt: skip
        self.ready = False
        self.started = self._heard = time.monotonic()

    def ended(self) -> int | None:
        """The exit code, once, when the process has ended since the last call."""
        code = self._process.poll() if self._process is not None else None
        if code is not None:
            self._forget()
        return code

    def listen(self) -> None:
        """Takes in what the part has said."""
        words = self._pulse.heard() if self._pulse is not None else frozenset[str]()
        self.ready = self.ready or READY in words
        if words & {READY, ALIVE}:
            self._heard = time.monotonic()

    def silent(self, patience: Patience) -> bool:
        """It runs and has said nothing for too long."""
        limit_s = patience.silent_s if self.ready else patience.start_s
        return self.running and time.monotonic() - self._heard > limit_s

    def kill(self) -> None:
        """By force, and without waiting for it: `ended` tells."""
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """Asks it to end, waits STOP_S, then makes it."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._forget()

    def _forget(self) -> None:
        self._process, self.ready = None, False
        if self._pulse is not None:
            self._pulse.close()
            self._pulse = None
