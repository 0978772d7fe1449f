"""One batch of a site's log, taken in one transaction: events, tickets, what ended days came to, the head.

The locked head is what makes a batch that comes twice have no second effect. What was folded is remembered only after
the commit.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from centre import tables
from centre.database import Database, NoPartition
from centre.memory import Recollection, Remembered, load
from centre.partitions import month_of
from centre.taking import Taking
from store import log
from store.documents import Document
from store.log import Head


class Push(NamedTuple):
    """What a hub sends: its events past `after`, as it wrote them, and documents that they name."""

    site_id: str
    after: Head
    raws: Sequence[bytes]
    documents: Sequence[Document] = ()


class Standing(NamedTuple):
    """Where a site's log ends at the centre."""

    epoch: int
    head: Head


class Parted(Exception):
    """The hub's log is not the one that the centre knows; `head`: up to where the centre has it."""

    def __init__(self, head: Head) -> None:
        self.head = head
        super().__init__(f"the log parts at or before {head.lsn}")


class Missing(Exception):
    """Events between the centre's `head` and the batch have not come."""

    def __init__(self, head: Head) -> None:
        self.head = head
        super().__init__(f"the centre has the log up to {head.lsn}")


class Intake:
    """Threads may share it."""

    def __init__(self, database: Database, now_ms: Callable[[], int], recollection: Recollection | None = None) -> None:
        self._database = database
        self._now_ms = now_ms
        self._recollection = recollection or Recollection()

    def standing(self, site_id: str) -> Standing:
        with self._database.reading() as connection:
            row = connection.execute(select(tables.site_head).where(tables.site_head.c.site_id == site_id)).first()
        return Standing(row.epoch, Head(row.lsn, row.hash)) if row else Standing(0, log.EMPTY)

    def take(self, push: Push) -> Standing:
        """Where the site's log ends after the batch. Raises Missing and Parted, and changes nothing then."""
        try:
            return self._take(push)
        except NoPartition as lacking:
            # Made in a transaction of its own: it waits for everybody who uses the table, this batch included.
            self._database.make(lacking.months)
            return self._take(push)

    def _take(self, push: Push) -> Standing:
        with self._database.writing() as connection:
            standing = locked(connection, push.site_id)
            fresh = past(push, standing.head)
            known = self._remembered(connection, push.site_id, standing.head)
            taking = Taking(push.site_id, known, self._now_ms())
            taking.learn(connection, push.documents)
            for raw in fresh:
                taking.take(connection, raw)
            self._database.require({month_of(entry.day) for entry in taking.gathered.entries})
            taking.write(connection)
            now = Standing(known.memory.state.epoch, known.memory.head)
            advance(connection, push.site_id, now, taking.day, self._now_ms())
        self._recollection.give_back(push.site_id, known)
        return now

    def _remembered(self, connection: Connection, site_id: str, head: Head) -> Remembered:
        known = self._recollection.take(site_id)
        return known if known is not None and known.memory.head == head else load(connection, site_id, head)


def locked(connection: Connection, site_id: str) -> Standing:
    """The head of a site, which nobody else can move before this transaction ends."""
    head = tables.site_head
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    query = select(head).where(head.c.site_id == site_id).with_for_update()
    row = connection.execute(query).first()
    if row is None:
        empty = {"site_id": site_id, "epoch": 0, "lsn": 0, "hash": log.GENESIS, "day": "", "heard_ms": 0}
        connection.execute(insert(head).values(empty).on_conflict_do_nothing())
        row = connection.execute(query).one()
    return Standing(row.epoch, Head(row.lsn, row.hash))


def past(push: Push, head: Head) -> Sequence[bytes]:
    """The events of a batch that the centre lacks. Raises Missing, and Parted where the two logs differ."""
    if push.after.lsn > head.lsn:
        raise Missing(head)
    known = head.lsn - push.after.lsn
    hash_ = push.after.hash
    for raw in push.raws[:known]:
        hash_ = log.chain(hash_, raw)
    if known <= len(push.raws) and hash_ != head.hash:
        raise Parted(head)
    return push.raws[known:]


def advance(connection: Connection, site_id: str, now: Standing, day: str, heard_ms: int) -> None:
    head = tables.site_head
    values = {"epoch": now.epoch, "lsn": now.head.lsn, "hash": now.head.hash, "day": day, "heard_ms": heard_ms}
    connection.execute(update(head).where(head.c.site_id == site_id).values(values))
