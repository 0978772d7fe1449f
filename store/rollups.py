"""What days came to: made from the log when a day is over, kept for ever, read for reports.

An account is what its day's events add up to, so one that is missing, of an older form, or made before the day's last
fact had come is simply made anew, for as long as the events are there.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from core.events import Event
from core.rollup.account import FORM, OLDEST, Account, account_of
from core.state import State
from store import anomalies, documents, log, memory, snapshots
from store.connection import Connection
from store.faults import told
from store.memory import Fold
from store.open import open_reader, require_schema
from store.opening import DATABASE
from store.schema import SCHEMA

encode_account = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Account).decode


class Span(NamedTuple):
    """A service day in the log: its events, from the lsn `first` to `last`."""

    day: str
    first: int
    last: int


class Made(NamedTuple):
    """An account and the last event that is in it."""

    account: Account
    lsn: int


def put(connection: Connection, made: Made) -> None:
    account = made.account
    row = (account.site, account.day, FORM, made.lsn, encode_account(account))
    connection.exec_driver_sql("INSERT OR REPLACE INTO rollup VALUES (?, ?, ?, ?, ?)", row)


def stored(connection: Connection, first_day: str, last_day: str) -> list[Account]:
    """The accounts of the days between two dates (YYYY-MM-DD, both included), oldest first."""
    query = "SELECT account FROM rollup WHERE form BETWEEN ? AND ? AND day BETWEEN ? AND ? ORDER BY day"
    return [_decode(row[0]) for row in connection.exec_driver_sql(query, (OLDEST, FORM, first_day, last_day))]


def newest(path: Path, count: int) -> list[tuple[str, int]]:
    """The last `count` days whose account is kept, oldest first, each with the last event that is in it.

    `path`: of site.db. Raises the faults of store.faults.
    """
    with open_reader(path) as connection, told(path):
        require_schema(connection, path, SCHEMA)
        query = "SELECT day, lsn FROM rollup WHERE form = ? ORDER BY day DESC LIMIT ?"
        return [(str(row[0]), int(row[1])) for row in connection.exec_driver_sql(query, (FORM, count))][::-1]


def last_year(path: Path) -> tuple[int, int] | None:
    """The year before that of the newest kept day, with the last event in its accounts; None where it has no day.

    `path`: of site.db. Raises the faults of store.faults.
    """
    with open_reader(path) as connection, told(path):
        require_schema(connection, path, SCHEMA)
        newest_day = connection.exec_driver_sql("SELECT max(day) FROM rollup").scalar()
        if newest_day is None:
            return None
        year = int(str(newest_day)[:4]) - 1
        query = "SELECT max(lsn) FROM rollup WHERE day BETWEEN ? AND ?"
        lsn = connection.exec_driver_sql(query, (f"{year}-01-01", f"{year}-12-31")).scalar()
    return None if lsn is None else (year, int(lsn))


def ended(connection: Connection) -> list[Span]:
    """The days that the log has left behind, oldest first; what came before the first day is none."""
    return [Span(d.day, d.first_lsn, d.last_lsn) for d in log.digests(connection) if d.day]


def due(connection: Connection) -> list[Span]:
    """Days that are over and whose account is missing, of an older form, or lacks their last events."""
    rows = connection.exec_driver_sql("SELECT day, lsn FROM rollup WHERE form = ?", (FORM,))
    have = {str(row[0]): int(row[1]) for row in rows}
    return [span for span in ended(connection) if have.get(span.day, 0) < span.last]


def made_from_log(connection: Connection, path: Path, fold: Fold, spans: Sequence[Span], now_ms: int) -> Iterator[Made]:
    """The accounts of days, oldest first, from one reading of the log; those whose beginning is gone are left out, and
    those whose site file is not there.

    `now_ms`: the clock, for a day that is not over. Raises Corrupt where the log does not follow from itself.
    """
    found: memory.Memory | None = None
    for span in spans:
        found = _from(connection, path, span, found)
        if found is None:
            continue
        _followed(connection, path, fold, found, span.first)
        going = found.state.outage_cause
        heard = _followed(connection, path, fold, found, span.last)
        if account := _account(connection, path, found.state, heard, now_ms, going):
            yield Made(account, span.last)


def _followed(connection: Connection, path: Path, fold: Fold, found: memory.Memory, last: int) -> list[Event]:
    """Folds on up to the lsn `last`; the events that were read, without those that are not understood."""
    with told(path):
        entries = log.read(connection, found.head.lsn, max(0, last - found.head.lsn))
    return [item for item in memory.follow(found, entries, path, fold) if isinstance(item, Event)]


def _from(connection: Connection, path: Path, span: Span, found: memory.Memory | None) -> memory.Memory | None:
    """Where to read on: after the day before, or from a snapshot that is nearer; None where all that is gone."""
    if found is not None and found.head.lsn == span.first - 1:
        return found
    with told(path):
        start = snapshots.up_to(connection, span.first)
    if start is None or (found is not None and start.head.lsn <= found.head.lsn < span.first):
        return found
    return memory.Memory(start.state, None, start.head, "")


def _account(
    connection: Connection, path: Path, state: State, heard: Sequence[Event], now_ms: int, going: str | None
) -> Account | None:
    now = state.documents.get(documents.SITE)
    with told(path):
        text = documents.body(connection, documents.SITE, now.version) if now else None
    if text is None or state.day is None:
        return None
    account = account_of(state, heard, documents.catalog_of(text), now_ms, going)
    with told(path):
        account.anomalies = anomalies.counted(connection, state.day.opened_ms, account.until_ms)
    return account


def made_due(folder: Path, fold: Fold) -> list[Made]:
    """The accounts that are due in the store in `folder`, and that of its present day where it has been closed."""
    path = folder / DATABASE
    with open_reader(path) as connection:
        with told(path):
            require_schema(connection, path, SCHEMA)
            spans = due(connection)
        present = _present(connection, path)
        made = list(made_from_log(connection, path, fold, [*spans, present], 0))
    return [each for each in made if each.account.closed or each.lsn != present.last]


def so_far(folder: Path, fold: Fold, now_ms: int) -> Account | None:
    """The account of the day that is not over, up to its newest event; None where no day was opened yet."""
    path = folder / DATABASE
    with open_reader(path) as connection:
        with told(path):
            require_schema(connection, path, SCHEMA)
        made = list(made_from_log(connection, path, fold, [_present(connection, path)], now_ms))
    return made[0].account if made else None


def accounts(folder: Path, fold: Fold, first_day: str, last_day: str) -> list[Account]:
    """The accounts of the days between two dates that are over, oldest first: as kept, or made now where they are not.

    Raises the faults of store.faults.
    """
    path = folder / DATABASE
    with open_reader(path) as connection:
        with told(path):
            require_schema(connection, path, SCHEMA)
            found = {account.day: account for account in stored(connection, first_day, last_day)}
            spans = [span for span in due(connection) if first_day <= span.day <= last_day]
        found |= {made.account.day: made.account for made in made_from_log(connection, path, fold, spans, 0)}
    return [found[day] for day in sorted(found)]


def _present(connection: Connection, path: Path) -> Span:
    """The day that the log stands in."""
    with told(path):
        head = log.head(connection).lsn
        before = max((digest.last_lsn for digest in log.digests(connection)), default=0)
    return Span("", before + 1, head)
