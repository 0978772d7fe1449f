"""The way to the emulator in a time of its own: a Transport whose waiting costs nothing, with every fault of a link."""

from collections.abc import Callable

from core.words import Evidence, Text
from printer.faults import BrokenOff, NotReached
from printer.states import Cause
from tests.printer.emulator.device import Device

STEP_S = 0.01
LEAST_S = 1e-6
_WORDS = Text("putus", "broken")


class FakeClock:
    """Time passes only when somebody waits. `happen`: what is to be done at which moment."""

    def __init__(self) -> None:
        self.time = 0.0
        self.wall_offset_ms = 1_700_000_000_000
        self.happen: list[tuple[float, Callable[[], object]]] = []
        self.moves: list[Callable[[float], None]] = []
        self.is_quiet: Callable[[], bool] = lambda: True
        self.wakes: Callable[[], float | None] = lambda: None

    def now(self) -> float:
        return self.time

    def wall_ms(self) -> int:
        return self.wall_offset_ms + round(self.time * 1000)

    def pause(self, seconds: float) -> bool:
        self.run(self.time + seconds, lambda: False)
        return False

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        self.happen.append((self.time + seconds, act))

    def run(self, until: float, done: Callable[[], bool]) -> None:
        """Let time pass until that moment, or until `done`."""
        until = max(until, self.time + LEAST_S)  # a wait too short for a float would never end
        while not done() and self.time < until:
            step = until if self.is_quiet() else min(until, self.time + STEP_S)
            later = [*(moment for moment, _ in self.happen), self.wakes() or 0.0]
            step = min([step, *(moment for moment in later if moment > self.time)])
            self.time = max(self.time, step)
            for move in self.moves:
                move(self.time)
            for moment, act in list(self.happen):
                if moment <= self.time:
                    self.happen.remove((moment, act))
                    act()


class Wire:
    """`pipe_bytes`: what the systems between take before a write has to wait. `bytes_per_s`: how fast it arrives."""

    evidence = Evidence.UNVERIFIED
    answers = True

    def __init__(self, device: Device, clock: FakeClock, pipe_bytes: int = 65536, speed: float | None = None) -> None:
        self.device = device
        self.clock = clock
        self.epoch = 0
        self.bytes_per_s: float | None = None
        self.refuses: Cause | None = None
        self.black_hole = False
        self.ignored = False
        self.ends_after: int | None = None
        self.busy_elsewhere = False
        self._pipe_bytes = pipe_bytes
        self._speed = speed
        self._pipe = b""
        self._opened = 0
        self._moved_at = self._used_at = 0.0
        self._dead = False
        clock.moves.append(self._move)
        clock.is_quiet = lambda: device.idle and (not self._pipe or not device.room)
        clock.wakes = lambda: self.device.back.next_due() if self.epoch else None

    def open(self, within_s: float) -> None:
        self.drop()
        refused = self.refuses or (Cause.REFUSED if self.busy_elsewhere and self.device.kind.one_connection else None)
        if refused is None and (not self.device.powered or self.black_hole):
            self._wait(within_s)
            refused = Cause.TIMEOUT
        if refused is not None:
            raise NotReached(_WORDS, refused)
        self._opened += 1
        self.epoch, self._dead, self._pipe = self._opened, False, b""
        self._used_at = self.clock.time
        self.device.connected()

    def write(self, data: bytes, within_s: float) -> int:
        self._check()
        if self.black_hole:
            return len(data)
        taken = 0
        ends = self.clock.time + within_s
        while taken < len(data):
            part = data[taken : taken + max(0, self._pipe_bytes - len(self._pipe))]
            self._pipe += part
            taken += len(part)
            self._deliver(1 << 30 if self._speed is None else 0)
            if self._dead:
                raise BrokenOff(_WORDS, taken)
            if taken < len(data) and len(self._pipe) >= self._pipe_bytes:
                if self.clock.time >= ends:
                    break
                self._wait(min(STEP_S, ends - self.clock.time))
        return taken

    def read(self, within_s: float) -> bytes:
        self._check()
        found = b"" if self.black_hole else self.device.back.take(self.clock.time)
        if found or not within_s:
            return found
        self.clock.run(self.clock.time + within_s, self._has_news)
        self._check()
        return b"" if self.black_hole else self.device.back.take(self.clock.time)

    def drop(self) -> None:
        # What the systems have taken is still delivered.
        self._deliver(1 << 30)
        self._pipe = b""
        self.epoch = 0

    def close(self) -> None:
        self.drop()

    def cut(self) -> None:
        """Somebody ends the connection from the other side; what was on its way is lost."""
        self._dead = True
        self._pipe = b""

    def _has_news(self) -> bool:
        if self.black_hole:
            return self._dead
        due = self.device.back.next_due()
        return self._dead or not self.device.powered or (due is not None and due <= self.clock.time)

    def _check(self) -> None:
        idle_s = self.device.kind.idle_close_s
        if idle_s is not None and self.clock.time - self._used_at > idle_s:
            self._dead = True
        if self._dead or not self.epoch or (not self.device.powered and not self.black_hole):
            raise BrokenOff(_WORDS)
        self._used_at = self.clock.time

    def _wait(self, seconds: float) -> None:
        self.clock.run(self.clock.time + seconds, lambda: False)

    def _move(self, now: float) -> None:
        self._deliver(round((now - self._moved_at) * self._speed) if self._speed else 1 << 30)
        self._moved_at = now
        self.device.advance(now)

    def _deliver(self, most: int) -> None:
        if self.black_hole or self.ignored or self._dead:
            return
        while self._pipe and most > 0 and self.device.room:
            part = self._pipe[: min(most, self.device.room)]
            if self.ends_after is not None:
                part = part[: self.ends_after]
                self.ends_after -= len(part)
            self.device.receive(part)
            self._pipe = self._pipe[len(part) :]
            most -= len(part)
            if self.ends_after == 0:
                self.ends_after = None
                self.cut()
