"""Months of raw events that have become old leave the database as files; tickets and accounts stay for ever.

Nothing leaves before its file is on the disk, has been read back and compared with the database, and nothing that a
worker may still fold from leaves: what came after the oldest kept beginning of a site's day.
"""

import datetime as dt
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, zip_longest
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Select, func, select, text
from sqlalchemy.exc import OperationalError

from centre import heads, month_file, partitions, tables
from centre.database import Database
from centre.month_file import BadFile, MonthEvent, Whole

HOT_DAYS = 90
PIECE = 5_000
LOCK_S = 30
"""So long it waits for whoever writes into an old month, and keeps others waiting; then it may be tried again."""

_event = tables.event


class Stretch(NamedTuple):
    """Of one site in one month: how many events, the first and the last lsn, and the hash of the log up to the last."""

    events: int
    first: int
    last: int
    hash: bytes


class Kept(NamedTuple):
    """A month that has left the database: `sites` had events in it."""

    path: Path
    whole: Whole
    sites: int


class Unlike(Exception):
    """The file and the database differ: somebody changed one of them meanwhile. Nothing has left."""

    def __init__(self, month: str, site_id: str) -> None:
        self.month, self.site_id = month, site_id
        super().__init__(f"{month}: {site_id}")


class Busy(Exception):
    """The database is busy or cannot be reached. Nothing has left."""


def keep(database: Database, folder: Path, today: dt.date, hot_days: int = HOT_DAYS) -> Iterator[Kept]:
    """Takes the months away that ended more than `hot_days` before `today`, oldest first, one file each in `folder`.

    Raises Unlike, Busy, BadFile where the disk does not give back what was written, and the faults of the disk; that
    month has not left then.
    """
    for month in old_months(database, today, hot_days):
        if kept := keep_month(database, folder, month):
            yield kept


def old_months(database: Database, today: dt.date, hot_days: int) -> list[str]:
    """YYYY-MM, oldest first."""
    with database.reading() as connection:
        months = partitions.present(connection) or _months_in(connection)
    first_hot = (today - dt.timedelta(days=hot_days)).isoformat()
    return sorted(month for month in months if partitions.bounds(month)[1] <= first_hot)


def _months_in(connection: Connection) -> set[str]:
    month = func.substr(_event.c.day, 1, 7)
    return {found for (found,) in connection.execute(select(month).where(_event.c.day != "").distinct())}


def keep_month(database: Database, folder: Path, month: str) -> Kept | None:
    """One month; None where nothing of it can leave yet."""
    with database.reading() as connection:
        bounds = _leaving(connection)
    path, stretches = _free_name(folder, month), dict[str, Stretch]()
    with closing(_rows(database, month, bounds)) as rows:
        first = next(rows, None)
        if first is None:
            return None
        whole = month_file.write(path, month, _noted(chain([first], rows), stretches))
    try:
        _compare(database, path, month, bounds)
        _let_go(database, month, stretches)
    except (Unlike, BadFile):
        path.unlink()
        raise
    except OperationalError as error:
        path.unlink()
        raise Busy from error
    return Kept(path, whole, len(stretches))


def _leaving(connection: Connection) -> dict[str, int]:
    """Up to which lsn a site's events may leave: all before the oldest opening of a day that folding may start from."""
    site, lsn = tables.snapshot.c.site_id, tables.snapshot.c.lsn
    return {row[0]: row[1] for row in connection.execute(select(site, func.min(lsn) - 1).group_by(site).order_by(site))}


def _free_name(folder: Path, month: str) -> Path:
    number, path = 1, folder / f"events-{month}.zst"
    while path.exists():
        number += 1
        path = folder / f"events-{month}.{number}.zst"
    return path


def _rows(database: Database, month: str, bounds: dict[str, int]) -> Generator[MonthEvent]:
    """What leaves of a month, by site and lsn, a piece at a time."""
    for site_id, last in bounds.items():
        with database.reading() as connection:
            # In the order of the key; a log's days only ever go on, so it is the order of the log too.
            query = _of(site_id, month, last).order_by(_event.c.day, _event.c.lsn)
            with connection.execution_options(yield_per=PIECE).execute(query) as found:
                for row in found:
                    yield MonthEvent(*row)


def _of(site_id: str, month: str, last: int) -> Select[tuple[object, ...]]:
    first_day, after = partitions.bounds(month)
    wanted = (_event.c.site_id == site_id) & (_event.c.day >= first_day) & (_event.c.day < after)
    columns = (_event.c.site_id, _event.c.day, _event.c.lsn, _event.c.epoch, _event.c.raw, _event.c.hash)
    return select(*columns).where(wanted, _event.c.lsn <= last)


def _noted(rows: Iterable[MonthEvent], stretches: dict[str, Stretch]) -> Iterator[MonthEvent]:
    for row in rows:
        before = stretches.get(row.site_id) or Stretch(0, row.lsn, row.lsn, row.hash)
        stretches[row.site_id] = Stretch(before.events + 1, before.first, row.lsn, row.hash)
        yield row


def _compare(database: Database, path: Path, month: str, bounds: dict[str, int]) -> None:
    with closing(month_file.read(path)) as read, closing(_rows(database, month, bounds)) as rows:
        for mine, theirs in zip_longest(read, rows):
            if mine != theirs:
                raise Unlike(month, (mine or theirs).site_id)


def _let_go(database: Database, month: str, stretches: dict[str, Stretch]) -> None:
    if database.is_postgres:
        with database.writing() as connection:
            _empty(connection, month, stretches)
        return
    for site_id, stretch in stretches.items():
        with database.writing() as connection:
            heads.locked(connection, site_id)
            _require_same(connection, month, site_id, stretch)
            leaving = _of(site_id, month, stretch.last).whereclause
            assert leaving is not None
            connection.execute(_event.delete().where(leaving))


def _require_same(connection: Connection, month: str, site_id: str, stretch: Stretch) -> None:
    """The hash of a log's last event covers all before it, so this compares every byte once more."""
    found = _of(site_id, month, stretch.last).subquery()
    count, first, last = connection.execute(
        select(func.count(), func.min(found.c.lsn), func.max(found.c.lsn)).select_from(found)
    ).one()
    hash_ = connection.execute(select(found.c.hash).where(found.c.lsn == last)).scalar()
    if (count, first, last, hash_) != stretch:
        raise Unlike(month, site_id)


def _empty(connection: Connection, month: str, stretches: dict[str, Stretch]) -> None:
    """Empties the partition of a month, which gives its room back at once; what stays is put back.

    Who writes into that month meanwhile waits; nobody else does.
    """
    name = partitions.partition(month)
    connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_S}s'"))
    connection.execute(text(f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE"))
    for site_id, stretch in stretches.items():
        _require_same(connection, month, site_id, stretch)
    connection.execute(text("CREATE TEMPORARY TABLE leaving (site_id text, last int8) ON COMMIT DROP"))
    rows = [{"site_id": site_id, "last": stretch.last} for site_id, stretch in stretches.items()]
    connection.execute(text("INSERT INTO leaving VALUES (:site_id, :last)"), rows)
    staying = f"SELECT e.* FROM {name} e LEFT JOIN leaving l USING (site_id) WHERE l.last IS NULL OR e.lsn > l.last"  # noqa: S608 - own names
    connection.execute(text(f"CREATE TEMPORARY TABLE staying ON COMMIT DROP AS {staying}"))
    connection.execute(text(f"TRUNCATE {name}"))
    connection.execute(text(f"INSERT INTO {name} SELECT * FROM staying"))  # noqa: S608 - own names
