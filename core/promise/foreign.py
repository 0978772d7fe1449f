"""A foreign queue log, promised ticket by ticket in the order of time; nothing later than a moment has a say in it."""

import datetime as dt
import heapq
from collections.abc import Iterator, Sequence
from enum import IntEnum

import msgspec

from core.promise.book import Book, Question
from core.promise.line import Line
from core.promise.outlook import LEAST_WORK, Scene
from core.promise.serving import Serving
from core.promise.span import MINUTE_MS, Promise

USUAL_MINUTES = 8.0
FEWEST_COUNTERS = 1.0
BUSY_MINUTES = 30
"""A counter that called within these is open, where the log does not say."""
GONE_MINUTES = 20
"""Who came so much earlier than somebody who was called in turn is not there any more."""
DAY_MS = 24 * 60 * MINUTE_MS
EPOCH = dt.date(1970, 1, 1)


class Row(msgspec.Struct, frozen=True):
    """One ticket. Times are milliseconds on the log's own clock; None: unknown or never.

    `asked_ms`: when its promise is made, with `ahead` people before it, `counters` open and `minutes` displayed.
    `counter`: which one called, until `finished_ms`. `priority`: it is called before others that came earlier.
    """

    line: str
    day: dt.date
    arrived_ms: int
    asked_ms: int
    called_ms: int | None = None
    ahead: int | None = None
    counters: int | None = None
    minutes: float | None = None
    counter: str | None = None
    priority: bool = False
    finished_ms: int | None = None


class _Kind(IntEnum):
    """What happens at a moment, in the order in which it is looked at."""

    FINISHED = 0
    CALLED = 1
    ASKED = 2


class _Hall(msgspec.Struct):
    """Who waits in a line on `day`: rows by place; `heads`: (came, place) as a heap. `busy`: last call per counter."""

    day: dt.date
    waiting: dict[int, bool] = {}
    heads: list[tuple[int, int]] = []
    busy: dict[str, int] = {}
    counters: float = FEWEST_COUNTERS
    serving: Serving = msgspec.field(default_factory=Serving)


class Replay:
    """Plays `rows`, in any order, through a `book`."""

    def __init__(self, book: Book, rows: Sequence[Row]) -> None:
        self._book = book
        self._rows = rows
        self._halls: dict[str, _Hall] = {}

    def promises(self) -> Iterator[tuple[int, Promise]]:
        """The promise for each row that was not called by the time it is made: (place in `rows`, promise)."""
        for now_ms, kind, *_, place in sorted(self._moments()):
            row = self._rows[place]
            line, hall = self._line(row, now_ms)
            line.until(now_ms)
            if kind is _Kind.FINISHED:
                hall.serving.finished(place)
            elif kind is _Kind.CALLED:
                self._called(place, row, line, hall)
            elif row.called_ms is None or row.called_ms > row.asked_ms:
                yield place, self._asked(place, row, hall)
            line.stands(bool(hall.waiting), hall.counters)

    def _moments(self) -> Iterator[tuple[int, _Kind, int, int, str, int]]:
        """A call is known not before its ticket is, an end not before its call."""
        for place, row in enumerate(self._rows):
            came = row.arrived_ms, row.line, place
            yield row.asked_ms, _Kind.ASKED, row.arrived_ms, *came
            if row.called_ms is not None:
                known_ms = max(row.called_ms, row.asked_ms)
                yield known_ms, _Kind.CALLED, row.called_ms, *came
                if row.finished_ms is not None:
                    yield max(row.finished_ms, known_ms + 1), _Kind.FINISHED, row.finished_ms, *came

    def _line(self, row: Row, now_ms: int) -> tuple[Line, _Hall]:
        line, hall = self._book.line(row.line), self._halls.get(row.line)
        if hall is None or hall.day < row.day:
            serving = Serving(told=hall is not None and hall.serving.told)
            hall = self._halls[row.line] = _Hall(row.day, serving=serving)
            line.day((row.day - EPOCH).days * DAY_MS, now_ms)
        return line, hall

    def _called(self, place: int, row: Row, line: Line, hall: _Hall) -> None:
        assert row.called_ms is not None  # `_moments` has no others
        made = self._book.pending.get(str(place))
        wait = None if row.priority else (row.called_ms - row.arrived_ms) / MINUTE_MS
        line.called(row.called_ms, wait, at_once=made is not None and made.work < 1.0)
        self._book.called(str(place), row.called_ms)
        hall.waiting.pop(place, None)
        hall.serving.called(place, row.counter)
        if not row.priority:
            _leave(hall, row.arrived_ms - GONE_MINUTES * MINUTE_MS)
        if row.counter is not None:
            hall.busy[row.counter] = row.called_ms

    def _asked(self, place: int, row: Row, hall: _Hall) -> Promise:
        since_ms = row.asked_ms - BUSY_MINUTES * MINUTE_MS
        counters = sum(ms > since_ms for ms in hall.busy.values()) if row.counters is None else row.counters
        hall.counters = max(FEWEST_COUNTERS, float(counters))
        ahead = _ahead(row, hall) if row.ahead is None else row.ahead
        minutes = USUAL_MINUTES if row.minutes is None else row.minutes
        scene = Scene(row.asked_ms, minutes, hall.counters, _head_ms(hall), counters_open=row.counters != 0)
        hall.waiting[place] = row.priority
        heapq.heappush(hall.heads, (row.arrived_ms, place))
        work = max(LEAST_WORK, ahead + 1.0 - hall.serving.idle(counters))
        return self._book.promised(str(place), Question(row.line, scene), ahead, work)


def _ahead(row: Row, hall: _Hall) -> int:
    """Who waits already; of those, before somebody with priority only others with it."""
    return sum(hall.waiting.values()) if row.priority else len(hall.waiting)


def _leave(hall: _Hall, before_ms: int) -> None:
    """Who came before that and still waits has left, and nobody wrote it down."""
    while hall.heads and hall.heads[0][0] < before_ms:
        _, place = heapq.heappop(hall.heads)
        hall.waiting.pop(place, None)


def _head_ms(hall: _Hall) -> int | None:
    """When whoever stands first in line came."""
    while hall.heads and hall.heads[0][1] not in hall.waiting:
        heapq.heappop(hall.heads)
    return hall.heads[0][0] if hall.heads else None
