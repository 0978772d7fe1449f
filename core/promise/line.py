"""One queue as the promise sees it: what was learned, and how today goes."""

from bisect import bisect_left, insort

import msgspec

from core.promise.rhythm import Rhythm
from core.promise.span import MINUTE_MS

PRIOR_CALLS = 10.0
"""As many calls as the configured minutes count."""
MOST_MINUTES = 2000.0
RECENT_MINUTES = 60
ASTRAY_MS = 24 * 60 * MINUTE_MS
"""Nothing in a hall lasts longer: the hub's clock was set meanwhile, and what it measured so teaches nothing."""
DAYS = 5

Mark = tuple[int, float, float, list[float]]


class Line(msgspec.Struct):
    """`calls` in `minutes` of counters that had somebody waiting; `all_calls`, `all_minutes`: counters not told apart.

    `ends`: the minute of the last call on each of the last days. Today: `since_ms` (first heard of), `now_ms` (heard of
    last), `counters` that serve it, `waits`: whether somebody waits, `recent`: the calls of the last hour,
    `last_wait`: of whoever was called last, in minutes. `before`: `minutes` and `all_minutes` as the day began.
    """

    rhythm: Rhythm
    calls: float = 0.0
    minutes: float = 0.0
    all_calls: float = 0.0
    all_minutes: float = 0.0
    ends: list[int] = []
    midnight_ms: int = 0
    since_ms: int | None = None
    now_ms: int = 0
    counters: float = 1.0
    waits: bool = False
    recent: list[int] = []
    last_ms: int | None = None
    last_wait: float | None = None
    before: tuple[float, float] | None = None

    @classmethod
    def unknown(cls) -> "Line":
        return cls(Rhythm.unknown())

    def day(self, midnight_ms: int, now_ms: int) -> None:
        """A service day begins; nobody waits yet.

        A day on which nobody was called at all says that the hall was not used as meant, not how fast it is.
        """
        if self.last_ms is None and self.before is not None:
            self.minutes, self.all_minutes = self.before
            self.rhythm.forget_today()
        self.before = self.minutes, self.all_minutes
        self.rhythm.next_day()
        if self.last_ms is not None and self.last_ms - self.midnight_ms <= 2 * ASTRAY_MS:
            self.ends = [*self.ends, round(self.minute(self.last_ms))][-DAYS:]
        self.midnight_ms, self.now_ms = midnight_ms, now_ms
        self.since_ms, self.last_ms, self.last_wait, self.waits, self.recent = None, None, None, False, []

    def minute(self, at_ms: int) -> float:
        """The minute of the service day; also after midnight it goes on."""
        return (at_ms - self.midnight_ms) / MINUTE_MS

    def until(self, now_ms: int, rest_ms: int = 0) -> None:
        """Time goes on to `now_ms`, `rest_ms` of it a planned gap. A clock that went back is waited for."""
        if now_ms <= self.now_ms:
            return
        if self.waits and now_ms - self.now_ms <= ASTRAY_MS:
            spent = (now_ms - self.now_ms - rest_ms) / MINUTE_MS
            self.minutes += spent * self.counters
            self.all_minutes += spent
            self.rhythm.waited(self.minute(now_ms) - spent, self.minute(now_ms))
        self.now_ms = now_ms

    def mark(self) -> Mark:
        """What `until` changes."""
        return self.now_ms, self.minutes, self.all_minutes, [slot.minutes_today for slot in self.rhythm.slots]

    def back(self, mark: Mark) -> None:
        """As if time had not gone on since `mark`: nothing happened that the log tells."""
        self.now_ms, self.minutes, self.all_minutes, waited = mark
        for slot, minutes in zip(self.rhythm.slots, waited, strict=True):
            slot.minutes_today = minutes

    def skip(self, now_ms: int) -> None:
        """Time goes on to `now_ms`; what was in between tells nothing."""
        self.now_ms = max(self.now_ms, now_ms)

    def stands(self, waits: bool, counters: float) -> None:
        """From now on somebody `waits` or nobody, and so many counters serve the line."""
        self.waits, self.counters = waits, counters
        if self.since_ms is None and waits:
            self.since_ms = self.now_ms

    def called(self, at_ms: int, wait: float | None, at_once: bool = False) -> None:
        """A call at `at_ms`; its visitor had waited `wait` minutes in turn. None: it was called before its turn.

        `at_once`: by a counter that had nobody else to call, so that it tells nothing of the pace.
        """
        if not at_once:
            self._paced(at_ms)
        insort(self.recent, at_ms)
        del self.recent[: bisect_left(self.recent, at_ms - RECENT_MINUTES * MINUTE_MS)]
        self.last_ms = at_ms if self.last_ms is None else max(self.last_ms, at_ms)
        self.last_wait = self.last_wait if wait is None else wait

    def _paced(self, at_ms: int) -> None:
        self.calls += 1.0
        self.all_calls += 1.0
        if self.minutes > MOST_MINUTES:
            self.calls, self.minutes = self.calls * 0.5, self.minutes * 0.5
        self.rhythm.called(self.minute(at_ms))

    def cycle(self, configured: float) -> float:
        """Minutes of one counter per call while somebody waits; `configured`: what is believed at first."""
        return (self.minutes + PRIOR_CALLS * configured) / (self.calls + PRIOR_CALLS)

    def left(self, now_ms: int) -> float | None:
        """Minutes until the last call of the day, by the days before; None: no day is known."""
        if not self.ends:
            return None
        return max(1.0, sorted(self.ends)[len(self.ends) // 2] - self.minute(now_ms))
