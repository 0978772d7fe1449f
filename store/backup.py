"""Copies of a store, made while it is in use, and the way back from one.

A restored store does not know what was printed after the copy was taken. So it first takes in what others still have,
then begins a new epoch, in which the log goes on and every number series has moved past what may be on paper.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from core.devices import DEVICES
from core.numbers import LANE_JUMP
from store import identity
from store.batch import Decide
from store.beside import HUB_KEY, beside, free_name, put_back, take_along
from store.disk import to_disk
from store.faults import Corrupt, Fault, NotAStore, Unreadable, told
from store.follower import Follower, Gap
from store.memory import Fold
from store.open import WriterLock, check_schema, copy_database, open_reader, require_schema
from store.opening import DATABASE, check_pages
from store.schema import SCHEMA
from store.tails import Tail, Tails, tail_in, tail_of_replaced
from store.writer import SiteWriter, wall_clock_ms


class Elsewhere(Exception):
    """Another hub leads the site: the backup must not. `devices`: who says so."""

    def __init__(self, devices: Sequence[str]) -> None:
        self.devices = tuple(devices)
        super().__init__(f"{', '.join(devices)} follow another hub")


Ask = Callable[[Follower], None]
"""Hands a store what its devices still hold past it. Raises Elsewhere."""


class Copy(NamedTuple):
    """A backup and the place in the log that it stands at."""

    path: Path
    epoch: int
    lsn: int


class Restored(NamedTuple):
    """`recovered`: events past the backup that others still had. `kept`: where the store that was there before lies.

    `strange`: those of the files named for it whose log is another one, or begins too late. `stayed`: what lies beside
    the store here and is not what came along with the backup. `keyless`: it knows devices, and no key came that they
    know the hub by.
    """

    epoch: int
    lsn: int
    recovered: int
    kept: Path | None
    strange: tuple[Path, ...] = ()
    stayed: tuple[str, ...] = ()
    keyless: bool = False


def nobody(follower: Follower) -> None:
    """Nobody is asked."""


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
    also: Sequence[Path] = (),
    ask: Ask = nobody,
    over: bool = False,
    jump: int = LANE_JUMP,
    now_ms: int | None = None,
) -> Restored:
    """Puts the backup `copy` in place of the store in `folder`, which nobody may be writing.

    The store that was there is kept beside it, and what it still can read of its own log is taken in; so is what the
    stores in the files `also` hold, what `tails` fetches, and what devices hand over while they are `ask`ed. What came
    along with the copy is put beside the store where it is missing there; with `over` the keys take the place of those
    that are there. `jump`: what every number series moves on by. `now_ms`: the clock; None: this machine's.
    Raises AlreadyWriting, what `check_copy` raises of the backup and of `also`, and Elsewhere; then the old store is
    as it was.
    """
    for path in (copy, *also):
        check_copy(path)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(folder / DATABASE)
    try:
        kept = _put_in_place(copy, folder)
    finally:
        lock.release()
    beside_it = put_back(copy, folder, over=over)
    has_key = (folder / HUB_KEY).exists()
    try:
        recovered, strange = _take_in(folder, kept, fold, tails, also, ask)
    except Elsewhere:
        _undo(folder, kept)
        raise
    # The copy is marked as one, so that opening it begins the new epoch; after a crash, the next opening does.
    clock = wall_clock_ms if now_ms is None else lambda: now_ms
    writer = SiteWriter.open(folder, decide=decide, fold=fold, jump=jump, wall_ms=clock)
    try:
        state = writer.state
        keyless = DEVICES in state.documents and not has_key
        return Restored(state.epoch, state.lsn, recovered, kept, strange, beside_it.stayed, keyless)
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
            kept = free_name(path)
            _move(path, kept)
        new.replace(path)
        to_disk(folder)
    return kept


def _move(path: Path, to: Path) -> None:
    """The -wal holds commits of its own: it goes along, and must not meet another file."""
    for end in ("-shm", "-wal", ""):
        if (part := path.with_name(path.name + end)).exists():
            part.rename(to.with_name(to.name + end))


def _undo(folder: Path, kept: Path | None) -> None:
    """The store that was there is there again; the backup's place is its own file."""
    path = folder / DATABASE
    lock = WriterLock(path)
    try:
        with told(folder):
            for end in ("-shm", "-wal", ""):
                path.with_name(path.name + end).unlink(missing_ok=True)
            if kept is not None:
                _move(kept, path)
            to_disk(folder)
    finally:
        lock.release()


def _take_in(
    folder: Path, kept: Path | None, fold: Fold, tails: Tails, also: Sequence[Path], ask: Ask
) -> tuple[int, tuple[Path, ...]]:
    """How many events came from others, and which of the files were no help."""
    follower = Follower.open(folder, fold=fold, device="hub", now_ms=wall_clock_ms(), own=True)
    try:
        base = follower.head
        _append(follower, [tail_of_replaced(kept, follower.head), *tails(follower.head)])
        strange = []
        for path in also:
            found = tail_in(path, base, follower.head)
            if found is None or not _append(follower, [found]):
                strange.append(path)
        ask(follower)
        return follower.head.lsn - base.lsn, tuple(strange)
    finally:
        follower.close()


def _append(follower: Follower, found: Sequence[Tail]) -> bool:
    """A tail with a hole or damaged bytes is no help; the others may be. Whether all were."""
    whole = True
    for tail in found:
        try:
            follower.append(tail.raws, tail.documents)
        except (Gap, Corrupt):
            whole = False
    return whole
