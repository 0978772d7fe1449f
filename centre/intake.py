"""One batch of a site's log, taken in one transaction: events, tickets, what ended days came to, the head.

The locked head is what makes a batch that comes twice have no second effect. What was folded is remembered only after
the commit.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from centre import anomalies, cutting, heads
from centre.copying import AlreadyThere
from centre.cutting import TooFarBack
from centre.database import Database, NoPartition
from centre.heads import Standing
from centre.memory import Recollection, Remembered, hash_at, held, load
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


class Parted(Exception):
    """The hub's log is not the one that the centre knows; `standing`: where the centre has it."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        super().__init__(f"the log parts at or before {standing.head.lsn}")


class Missing(Exception):
    """Events between where the centre stands and the batch have not come."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        super().__init__(f"the centre has the log up to {standing.head.lsn}")


class Intake:
    """Threads may share it."""

    def __init__(self, database: Database, now_ms: Callable[[], int], recollection: Recollection | None = None) -> None:
        self._database = database
        self._now_ms = now_ms
        self._recollection = recollection or Recollection()

    def standing(self, site_id: str) -> Standing:
        with self._database.reading() as connection:
            return heads.read(connection, site_id)

    def documents(self, site_id: str) -> list[tuple[str, int]]:
        """What the centre holds of a site: (name, version)."""
        with self._database.reading() as connection:
            return held(connection, site_id)

    def hash_at(self, site_id: str, lsn: int) -> bytes | None:
        """The hash of a site's log up to `lsn`; None where that is not kept."""
        with self._database.reading() as connection:
            return hash_at(connection, site_id, lsn)

    def learn(self, site_id: str, bodies: Sequence[Document]) -> None:
        """Keeps documents that come by themselves."""
        while True:
            now = self.standing(site_id)
            try:
                self.take(Push(site_id, now.head, (), bodies))
            except (Missing, Parted):
                continue  # a batch came in between
            return

    def cut(self, site_id: str, last: int, epoch: int) -> bool:
        """The hub's log goes on from `last`, in a later epoch: what stands past it here is set aside.

        False, and a note for people, where the epoch is no later one: then two hubs say that they are this site; and
        where the events from there on have left the database.
        """
        try:
            return self._cut(site_id, last, epoch)
        except TooFarBack:
            with self._database.writing() as connection:
                anomalies.note(connection, site_id, self._now_ms(), "too_far_back", f"{epoch}.{last}")
            return False

    def _cut(self, site_id: str, last: int, epoch: int) -> bool:
        with self._database.writing() as connection:
            now = heads.locked(connection, site_id)
            if last >= now.head.lsn:
                return True
            if epoch <= now.epoch:
                anomalies.note(connection, site_id, self._now_ms(), "two_hubs", f"{epoch}.{last}")
                return False
            anomalies.note(connection, site_id, self._now_ms(), "parted", f"{now.epoch}.{now.head.lsn} {last}")
            cutting.cut(connection, site_id, last, self._now_ms())
        self._recollection.take(site_id)
        return True

    def take(self, push: Push) -> Standing:
        """Where the site's log ends after the batch. Raises Missing and Parted, and changes nothing then."""
        careful = False
        while True:
            try:
                return self._take(push, careful=careful)
            except NoPartition as lacking:
                # Made in a transaction of its own: it waits for everybody who uses the table, this batch included.
                self._database.make(lacking.months)
            except AlreadyThere:
                if careful:
                    raise
                careful = True

    def _take(self, push: Push, *, careful: bool) -> Standing:
        with self._database.writing() as connection:
            standing = heads.locked(connection, push.site_id)
            fresh = past(push, standing)
            known = self._remembered(connection, push.site_id, standing.head)
            taking = Taking(connection, push.site_id, known)
            taking.learn(push.documents)
            taking.take(fresh)
            self._database.require({month_of(day) for day in taking.days})
            taking.write(careful=careful)
            now = Standing(known.memory.state.epoch, known.memory.head)
            heads.advance(connection, push.site_id, now, taking.day, self._now_ms())
        self._recollection.give_back(push.site_id, known)
        return now

    def _remembered(self, connection: Connection, site_id: str, head: Head) -> Remembered:
        known = self._recollection.take(site_id)
        return known if known is not None and known.memory.head == head else load(connection, site_id, head)


def past(push: Push, standing: Standing) -> Sequence[bytes]:
    """The events of a batch that the centre lacks. Raises Missing, and Parted where the two logs differ."""
    head = standing.head
    if push.after.lsn > head.lsn:
        raise Missing(standing)
    known = head.lsn - push.after.lsn
    hash_ = push.after.hash
    for raw in push.raws[:known]:
        hash_ = log.chain(hash_, raw)
    if known <= len(push.raws) and hash_ != head.hash:
        raise Parted(standing)
    return push.raws[known:]
