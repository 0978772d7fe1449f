"""Reads a queue log: one line per ticket, with a header.

Needed columns: `date, service, arrival, called, open_counters, displayed_service_min, ahead_at_snapshot, snapshot`;
`priority, finished, counter` are used where they are there, others are passed over. Times are local, in ISO form. Lines
may come in any order. Empty cells are unknown; of `date`, `service` and `arrival` none may be.
"""

import csv
import datetime as dt
from collections.abc import Iterable, Mapping

from core.promise.foreign import Row

NEEDED = (
    "date", "service", "arrival", "called", "open_counters", "displayed_service_min", "ahead_at_snapshot", "snapshot",
)  # fmt: skip
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MOST = 1_000_000

Cells = Mapping[str | None, str | None]


class BadLog(Exception):
    """`code`: what is wrong, see `queue_log_words`; `line`: of the file, from 1; `what`: the cell or its name."""

    def __init__(self, code: str, line: int = 1, what: str = "") -> None:
        super().__init__(code, line, what)
        self.code, self.line, self.what = code, line, what


def read(lines: Iterable[str]) -> list[Row]:
    """The rows of a log, in its order. Raises BadLog at the first thing that cannot be right."""
    reader = csv.DictReader(lines, strict=True)
    try:
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if len(missing) == len(NEEDED):
            raise BadLog("no_log")
        if missing:
            raise BadLog("columns", 1, ", ".join(missing))
        rows = [_row(cells, reader.line_num) for cells in reader]
    except csv.Error as error:
        raise BadLog("no_csv", reader.line_num, str(error)) from error
    if not rows:
        raise BadLog("empty")
    return rows


def _row(cells: Cells, line: int) -> Row:
    if None in cells or any(cells[name] is None for name in NEEDED):
        raise BadLog("cells", line)
    arrived_ms = _needed(cells, "arrival", line)
    called_ms = _later(cells, "called", arrived_ms, line)
    return Row(
        line=_text(cells, "service", line),
        day=_day(cells, line),
        arrived_ms=arrived_ms,
        asked_ms=_later(cells, "snapshot", arrived_ms, line) or arrived_ms,
        called_ms=called_ms,
        finished_ms=_later(cells, "finished", called_ms or arrived_ms, line) if called_ms else None,
        ahead=_count(cells, "ahead_at_snapshot", line),
        counters=_count(cells, "open_counters", line),
        minutes=_minutes(cells, line),
        counter=cells.get("counter") or None,
        priority=(cells.get("priority") or "0") != "0",
    )


def _text(cells: Cells, name: str, line: int) -> str:
    value = cells[name]
    if not value:
        raise BadLog("unknown", line, name)
    return value


def _day(cells: Cells, line: int) -> dt.date:
    value = _text(cells, "date", line)
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise BadLog("time", line, value) from error


def _needed(cells: Cells, name: str, line: int) -> int:
    return _ms(_text(cells, name, line), line)


def _later(cells: Cells, name: str, than_ms: int, line: int) -> int | None:
    """A time that cannot lie before `than_ms`."""
    value = cells.get(name)
    if not value:
        return None
    at_ms = _ms(value, line)
    if at_ms < than_ms:
        raise BadLog("order", line, f"{name} {value}")
    return at_ms


def _ms(value: str, line: int) -> int:
    try:
        local = dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)
    except ValueError as error:
        raise BadLog("time", line, value) from error
    return (local - EPOCH) // dt.timedelta(milliseconds=1)


def _count(cells: Cells, name: str, line: int) -> int | None:
    value = cells[name]
    if not value:
        return None
    if not (value.isascii() and value.isdecimal()) or int(value[:9]) > MOST:
        raise BadLog("number", line, f"{name} {value}")
    return int(value)


def _minutes(cells: Cells, line: int) -> float | None:
    """Displayed minutes; 0 is what halls display that know nothing."""
    value = cells["displayed_service_min"]
    if not value:
        return None
    try:
        minutes = float(value)
    except ValueError as error:
        raise BadLog("number", line, f"displayed_service_min {value}") from error
    if not 0 <= minutes <= MOST:
        raise BadLog("number", line, f"displayed_service_min {value}")
    return minutes or None
