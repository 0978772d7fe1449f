"""The log: append-only rows of (lsn, epoch, day, raw, hash).

`raw` are the bytes that the hub wrote, kept and relayed as they are. `hash` chains them: the hash of a row covers every
byte of the log up to it, so two stores that agree on one hash agree on all before it.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from store.connection import Connection

HASH_BYTES = 16
GENESIS = bytes(HASH_BYTES)


class Entry(NamedTuple):
    """One row. `day`: the service day that it belongs to, "" before the first."""

    lsn: int
    epoch: int
    day: str
    raw: bytes
    hash: bytes


class Head(NamedTuple):
    """Where a log ends."""

    lsn: int
    hash: bytes


class Digest(NamedTuple):
    """What is left of a day to compare by when its rows are gone."""

    day: str
    first_lsn: int
    last_lsn: int
    events: int
    hash: bytes


EMPTY = Head(0, GENESIS)

_APPEND = "INSERT INTO log (lsn, epoch, day, raw, hash) VALUES (?, ?, ?, ?, ?)"
_NAMING = "SELECT lsn, epoch, day, raw, hash FROM log WHERE lsn > ? AND instr(raw, ?) > 0 ORDER BY lsn DESC LIMIT ?"
_ACTED = (
    "SELECT lsn, epoch, day, raw, hash FROM log WHERE lsn BETWEEN ? AND ? AND instr(raw, ?) > 0 AND instr(raw, ?) > 0"
    " ORDER BY lsn DESC LIMIT ?"
)
_READ = "SELECT lsn, epoch, day, raw, hash FROM log WHERE lsn > ? ORDER BY lsn LIMIT ?"

_HASH = (
    "SELECT hash FROM log WHERE lsn = ? UNION ALL SELECT hash FROM snapshot WHERE lsn = ?"
    " UNION ALL SELECT hash FROM digest WHERE last_lsn = ? LIMIT 1"
)


def chain(before: bytes, raw: bytes) -> bytes:
    """The hash of a row, from the hash of the row before it."""
    return blake2b(before + raw, digest_size=HASH_BYTES).digest()


def append(connection: Connection, entries: Sequence[Entry]) -> None:
    connection.exec_driver_sql(_APPEND, list(entries))


def read(connection: Connection, after: int, limit: int = -1) -> list[Entry]:
    """The rows past the lsn `after`, in order; at most `limit` (-1: all)."""
    return [Entry(*row) for row in connection.exec_driver_sql(_READ, (after, limit))]


def naming(connection: Connection, text: str, after: int, most: int) -> list[Entry]:
    """The newest rows past the lsn `after` whose bytes hold `text`, newest first; at most `most`."""
    found = connection.exec_driver_sql(_NAMING, (after, text.encode(), most))
    return [Entry(*row) for row in found]


def acted(connection: Connection, day: str, text: str, most: int) -> list[Entry]:
    """The newest rows of a service day that a person stands behind and whose bytes hold `text`, newest first."""
    first, last = _stretch(connection, day)
    found = connection.exec_driver_sql(_ACTED, (first, last, b'"actor":"', text.encode(), most))
    return [entry for row in found if (entry := Entry(*row)).day == day]


def _stretch(connection: Connection, day: str) -> tuple[int, int]:
    """The first and the last lsn that the rows of a day can have: all days are too many to look through."""
    ended = connection.exec_driver_sql("SELECT first_lsn, last_lsn FROM digest WHERE day = ?", (day,)).first()
    if ended is not None:
        return ended[0], ended[1]
    newest: int = connection.exec_driver_sql("SELECT coalesce(max(last_lsn), 0) FROM digest").scalar_one()
    return newest + 1, head(connection).lsn


def head(connection: Connection) -> Head:
    row = connection.exec_driver_sql("SELECT lsn, hash FROM log ORDER BY lsn DESC LIMIT 1").first()
    return Head(*row) if row else EMPTY


def first(connection: Connection) -> int:
    """The lsn of the oldest row that is kept; 0 while there is none."""
    found: int = connection.exec_driver_sql("SELECT coalesce(min(lsn), 0) FROM log").scalar_one()
    return found


def hash_at(connection: Connection, lsn: int) -> bytes | None:
    """The hash of the log up to `lsn`; None where neither row nor snapshot nor a day's end is kept there."""
    if lsn == 0:
        return GENESIS
    found: bytes | None = connection.exec_driver_sql(_HASH, (lsn, lsn, lsn)).scalar()
    return found


def first_break(before: bytes, entries: Sequence[Entry]) -> int | None:
    """The lsn of the first entry whose hash does not follow from those before it; None where all do."""
    for entry in entries:
        before = chain(before, entry.raw)
        if before != entry.hash:
            return entry.lsn
    return None


def end_day(connection: Connection, day: str, end: Head) -> None:
    """Writes the digest of `day`, whose last event is `end`. Nothing where the day had no events."""
    last: int = connection.exec_driver_sql("SELECT coalesce(max(last_lsn), 0) FROM digest").scalar_one()
    if end.lsn > last:
        row = (day, last + 1, end.lsn, end.lsn - last, end.hash)
        connection.exec_driver_sql("INSERT INTO digest VALUES (?, ?, ?, ?, ?)", row)


def digests(connection: Connection) -> Iterator[Digest]:
    """The ended days, oldest first."""
    query = "SELECT day, first_lsn, last_lsn, events, hash FROM digest ORDER BY first_lsn"
    return (Digest(*row) for row in connection.exec_driver_sql(query))


def cut(connection: Connection, last: int) -> None:
    """Drops every row past `last`, and the digests that cover any of them."""
    connection.exec_driver_sql("DELETE FROM log WHERE lsn > ?", (last,))
    connection.exec_driver_sql("DELETE FROM digest WHERE last_lsn > ?", (last,))


def prune(connection: Connection, keep_days: int) -> int:
    """Drops the rows of ended days before the last `keep_days`, never past the oldest snapshot; returns how many."""
    ended = list(digests(connection))
    oldest: int | None = connection.exec_driver_sql("SELECT min(lsn) FROM snapshot").scalar()
    if len(ended) <= keep_days or oldest is None:
        return 0
    last = min(ended[-keep_days - 1].last_lsn, oldest)
    return connection.exec_driver_sql("DELETE FROM log WHERE lsn <= ?", (last,)).rowcount
