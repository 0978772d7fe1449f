"""The printer itself: what arrives is buffered, what is buffered is printed row by row, in its own time."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from tests.printer.emulator.answers import Sensors, WayBack
from tests.printer.emulator.paper import Paper
from tests.printer.emulator.personality import EPSON, Personality
from tests.printer.emulator.tokens import Token, Tokenizer

MM_PER_INCH = 25.4


class Device:
    """Driven by `advance(now)`. `rows_left`: rows of dots until the paper ends; None: never."""

    def __init__(self, kind: Personality = EPSON, rows_left: int | None = None) -> None:
        self.kind = kind
        self.rows_left = rows_left
        self.sensors = Sensors(drawer=kind.drawer)
        self.back = WayBack()
        self.paper = Paper()
        self.now = 0.0
        self.powered = True
        self.starts_at = 0.0
        self.hot_until: float | None = None
        self.jams_at_cut = False
        self.received = 0
        self._tokens = Tokenizer(not kind.process_id, kind.realtime_in_images)
        self._waiting: deque[Token] = deque()
        self._waiting_bytes = 0
        self._at = 0.0
        self._rows = 0
        self._current: Token | None = None
        self._line = b""
        self._height = 1
        self._asb = kind.asb_from_start

    # -- what people do to it

    @contextmanager
    def changing(self) -> Iterator[Sensors]:
        """Open its cover, pull its lever; it tells by itself what has changed."""
        before = self.sensors.automatic(self.kind.byte4)
        yield self.sensors
        after = self.sensors.automatic(self.kind.byte4)
        if self._asb and after != before:
            self._say(after)

    def load_paper(self, rows: int | None = None) -> None:
        with self.changing() as sensors:
            self.rows_left = rows
            sensors.paper_end = sensors.near_end = False

    def overheat(self, seconds: float) -> None:
        self.hot_until = self.now + seconds
        with self.changing() as sensors:
            sensors.hot = True

    def switch_off(self) -> None:
        self.powered = False
        self._forget()
        self.back.clear()

    def switch_on(self, seconds: float = 0.0) -> None:
        self.powered = True
        self.starts_at = self.now + seconds
        self._asb = self.kind.asb_from_start

    # -- what arrives

    @property
    def running(self) -> bool:
        return self.powered and self.now >= self.starts_at

    @property
    def room(self) -> int:
        return max(0, self.kind.buffer_bytes - self._waiting_bytes)

    @property
    def idle(self) -> bool:
        """Whether nothing happens by itself, but for what is on its way back."""
        busy = (self._waiting or self._current) and not self.sensors.stopped
        return not busy and self.hot_until is None and self.now >= self.starts_at

    def receive(self, data: bytes) -> None:
        if not self.running:
            return
        self.received += len(data)
        for token in self._tokens.feed(data):
            if token.at_once:
                self._obey_at_once(token)
            else:
                self._waiting.append(token)
                self._waiting_bytes += len(token.data)

    def connected(self) -> None:
        self.back.clear()
        if not self.kind.stubborn_buffer:
            self._tokens.reset()
        if self._asb:
            self._say(self.sensors.automatic(self.kind.byte4))

    def _obey_at_once(self, token: Token) -> None:
        data = token.data
        if data[:2] == b"\x10\x04":
            self._tell_status(data[2])
        elif data[:2] == b"\x10\x05" and data[2] == 2 and self.sensors.jam:
            self._forget()
            with self.changing() as sensors:
                sensors.jam = False
        elif data[:3] == b"\x10\x14\x08" and self.kind.clear:
            self._forget()
            self._say(b"\x37\x25\x00")

    def _tell_status(self, n: int) -> None:
        if 1 <= n <= 4:
            self._say(bytes([self.sensors.real_time(n)]))
        elif n == 20 and self.kind.custom:
            self._say(self.sensors.full())

    def _say(self, data: bytes) -> None:
        mute = self.kind.silent and self.sensors.stopped
        if self.kind.answers and self.running and not mute:
            self.back.put(data, self.now)

    def _forget(self) -> None:
        self._waiting.clear()
        self._waiting_bytes = 0
        self._tokens.reset()
        self._rows, self._current, self._line = 0, None, b""

    # -- what is printed

    def advance(self, now: float) -> None:
        """Everything that happens until `now`."""
        row_s = MM_PER_INCH / self.kind.dpi / self.kind.mm_s
        self._at = max(self._at, self.now)
        while self._at < now:
            self.now = self._at
            if self.hot_until is not None and self._at >= self.hot_until:
                self.hot_until = None
                with self.changing() as sensors:
                    sensors.hot = False
            if self.sensors.stopped or not self.running:
                later = [t for t in (self.hot_until, self.starts_at) if t is not None and t > self._at]
                self._at = min([now, *later])
            elif self._rows:
                self._print_rows(max(1, min(self._rows, int((now - self._at) / row_s))), row_s)
            elif not self._next():
                self._at = now
        self.now = now

    def _print_rows(self, rows: int, row_s: float) -> None:
        if self.rows_left is not None:
            rows = min(rows, self.rows_left)
            self.rows_left -= rows
        self._rows -= rows
        self._at += rows * row_s
        self.paper.last.rows += rows
        if self.rows_left == 0:
            with self.changing() as sensors:
                sensors.paper_end = True
        if self._rows == 0 and self._current is not None and not self.sensors.paper_end:
            self._finish(self._current)

    def _next(self) -> bool:
        """Begin with the next command; whether there was one."""
        if self._current is not None:
            self._finish(self._current)
            return True
        if not self._waiting:
            return False
        token = self._waiting.popleft()
        self._waiting_bytes -= len(token.data)
        self._current = token
        self._rows = self._rows_of(token)
        if not self._rows:
            self._finish(token)
        return True

    def _rows_of(self, token: Token) -> int:
        data = token.data
        match token.code:
            case b"" if data == b"\n":
                return max(self.kind.line_dots, 24 * self._height)
            case b"\x1bJ":
                return data[2] // self.kind.units_per_dot
            case b"\x1bd":
                return data[2] * self.kind.line_dots
            case b"\x1dv":
                return int.from_bytes(data[6:8], "little")
            case b"\x1d(" if data[5:7] == b"1Q":
                return 200
            case b"\x1dV" if data[2] in (65, 66):
                return round(self.kind.knife_mm * self.kind.dpi / MM_PER_INCH)
        return 0

    def _finish(self, token: Token) -> None:
        """All rows of a command are on paper; its other effects."""
        self._current = None
        data = token.data
        match token.code:
            case b"":
                self._letter(data)
            case b"\x1b@":
                self._line, self._height, self._asb = b"", 1, self.kind.asb_from_start
            case b"\x1d!":
                self._height = (data[2] & 7) + 1
            case b"\x1da" if self.kind.asb:
                self._asb = bool(data[2])
                self._say(self.sensors.automatic(self.kind.byte4))
            case b"\x1dr" if self.kind.fence:
                self._say(bytes([self.sensors.paper()]))
            case b"\x1dI":
                self._say(b"\x5f" + self.kind.maker + b"\x00" if data[2] == 66 else b"")
            case b"\x1d(" if data[2:3] == b"H" and self.kind.process_id:
                self._say(b"\x37\x22" + data[7:11] + b"\x00")
                return
            case b"\x1dV":
                self._cut(token)
                return
        if token.code not in (b"\x1da", b"\x1dr", b"\x1dI") and (token.code or data >= b" " or data == b"\n"):
            self.paper.last.data += data

    def _letter(self, data: bytes) -> None:
        if data == b"\n":
            self.paper.last.lines.append(self._line.decode("cp437"))
            self._line = b""
        elif data >= b" ":
            self._line += data

    def _cut(self, token: Token) -> None:
        self._at += self.kind.cut_s
        if self.jams_at_cut:
            self.jams_at_cut = False
            self._current = token  # it is cut once the jam is gone
            with self.changing() as sensors:
                sensors.jam = True
            return
        self.paper.last.data += token.data
        self.paper.cut()
