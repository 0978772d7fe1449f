"""Copies of a store, made while it is in use, and the way back from one.

A restored store does not know what was printed after the copy was taken. So it first takes in what others still have,
then begins a new epoch, in which the log goes on and every number series has moved past what may be on paper.
"""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from core.numbers import LANE_JUMP
from store import documents, identity, log
from store.batch import Decide
from store.beside import beside, put_back, take_along
from store.disk import to_disk
from store.documents import Document
from store.faults import Corrupt, Fault, NotAStore, Unreadable, told
from store.follower import Follower, Gap
from store.memory import Fold
from store.open import WriterLock, check_schema, copy_database, open_reader, require_schema
from store.opening import DATABASE, check_pages
from store.schema import SCHEMA
from store.writer import SiteWriter, wall_clock_ms


class Tail(NamedTuple):
    """Part of a log as given, oldest first, and the documents that it names."""

    raws: Sequence[bytes]
    documents: Sequence[Document] = ()


Tails = Callable[[log.Head], Sequence[Tail]]
"""What reachable others hold past a head; those only whose hash at its lsn is the same."""


class Copy(NamedTuple):
    """A backup and the place in the log that it stands at."""

    path: Path
    epoch: int
    lsn: int


class Restored(NamedTuple):
    """`recovered`: events past the backup that others still had. `kept`: where the store that was there before lies."""

    epoch: int
    lsn: int
    recovered: int
    kept: Path | None


def backup(folder: Path, to: Path) -> Copy:
    """Writes the store in `folder` to the new file `to`, whole or not at all; the hub may go on meanwhile.

    What lies beside the store goes into a file beside the copy (store.beside).

    Raises Missing, OlderSchema where the hub has not made its tables yet, DiskFull, ReadOnly and the like.
    """
    new = to.with_name(to.name + ".part")
    with told(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
    try:
        with open_reader(folder / DATABASE) as connection:
            with told(folder):
                require_schema(connection, folder / DATABASE, SCHEMA)
            copy_database(connection, new, identity.MARK_AS_COPY)
        place = check_copy(new)
        with told(to):
            to_disk(new)
            new.replace(to)
            to_disk(to.parent)
        take_along(folder, to)
    except Fault:
        new.unlink(missing_ok=True)
        raise
    return Copy(to, *place)


def scheduled_backup(folder: Path, into: Path, name: str, keep: int = 14) -> Copy:
    """A backup named `name` (a day, say) in the folder `into`, of which the newest `keep` stay."""
    made = backup(folder, into / f"{name}.besti.db")
    with told(into):
        for old in sorted(into.glob("*.besti.db"))[:-keep]:
            old.unlink()
            beside(old).unlink(missing_ok=True)
    return made


def check_copy(path: Path) -> tuple[int, int]:
    """The (epoch, lsn) of a backup. Raises Unreadable, NotAStore, NewerSchema, Corrupt."""
    if check_schema(path, SCHEMA) == 0:
        raise NotAStore(path) if path.exists() else Unreadable(path)
    with open_reader(path) as connection:
        check_pages(connection, path)
        with told(path):
            if identity.read(connection) is None:
                raise NotAStore(path)
            row = connection.exec_driver_sql("SELECT epoch, lsn FROM log ORDER BY lsn DESC LIMIT 1").first()
    return (row[0], row[1]) if row else (1, 0)


def restore(
    copy: Path,
    folder: Path,
    *,
    decide: Decide,
    fold: Fold,
    tails: Tails = lambda _: (),
    jump: int = LANE_JUMP,
    now_ms: int | None = None,
) -> Restored:
    """Puts the backup `copy` in place of the store in `folder`, which nobody may be writing.

    The store that was there is kept beside it, and what it still can read of its own log is taken in. What came along
    with the copy is put beside the store where it is missing there. `tails` fetches
    what others have. `jump`: what every number series moves on by. `now_ms`: the clock; None: this machine's.
    Raises AlreadyWriting and what `check_copy` raises; then the old store is as it was.
    """
    check_copy(copy)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(folder / DATABASE)
    try:
        kept = _put_in_place(copy, folder)
    finally:
        lock.release()
    put_back(copy, folder)
    recovered = _take_in(folder, kept, fold, tails)
    # The copy is marked as one, so that opening it begins the new epoch; after a crash, the next opening does.
    clock = wall_clock_ms if now_ms is None else lambda: now_ms
    writer = SiteWriter.open(folder, decide=decide, fold=fold, jump=jump, wall_ms=clock)
    try:
        return Restored(writer.state.epoch, writer.state.lsn, recovered, kept)
    finally:
        writer.close()


def _put_in_place(copy: Path, folder: Path) -> Path | None:
    path = folder / DATABASE
    new = path.with_name(path.name + ".part")
    with told(new):
        shutil.copyfile(copy, new)
        to_disk(new)
    kept = None
    with told(folder):
        if path.exists():
            kept = _free_name(path)
            # The -wal holds commits of its own: it goes along, and must not meet the new file.
            for end in ("-shm", "-wal", ""):
                if (part := path.with_name(path.name + end)).exists():
                    part.rename(kept.with_name(kept.name + end))
        new.replace(path)
        to_disk(folder)
    return kept


def _free_name(path: Path) -> Path:
    numbered = (path.with_name(f"{path.name}.before-restore-{n}") for n in range(1, 10_000))
    return next(name for name in numbered if not name.exists())


def _take_in(folder: Path, kept: Path | None, fold: Fold, tails: Tails) -> int:
    follower = Follower.open(folder, fold=fold, device="hub", now_ms=wall_clock_ms(), own=True)
    try:
        before = follower.head.lsn
        for tail in [_tail_of(kept, follower.head), *tails(follower.head)]:
            # A tail with a hole or damaged bytes is no help; the others may be.
            with suppress(Gap, Corrupt):
                follower.append(tail.raws, tail.documents)
        return follower.head.lsn - before
    finally:
        follower.close()


def _tail_of(kept: Path | None, head: log.Head) -> Tail:
    """What the replaced store says past `head`, as far as it can be read and has the same past."""
    if kept is None:
        return Tail(())
    try:
        with open_reader(kept) as connection, told(kept):
            if log.hash_at(connection, head.lsn) != head.hash:
                return Tail(())
            entries = log.read(connection, head.lsn)
            bodies = list(documents.every(connection))
    except Fault:
        return Tail(())
    broken = log.first_break(head.hash, entries)
    return Tail([entry.raw for entry in entries if broken is None or entry.lsn < broken], bodies)
