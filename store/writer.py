"""The one writer of site.db at the hub: decides, appends, commits, then answers.

One thread at a time may use it. Nobody sees anything of a batch before its commit.
"""

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from core.catalog import Catalog
from core.commands import BeginEpoch, Command
from core.decider import Accepted, Refused
from core.events import Event, Parked
from core.ids import derived
from core.numbers import LANE_JUMP
from core.refusal import Refusal
from core.state import State
from store import (
    anchor,
    anomalies,
    copy_mark,
    heard,
    identity,
    live,
    log,
    memory,
    notes,
    projection,
    rollups,
    snapshots,
)
from store.anchor import Suspicion
from store.ballast import Ballast
from store.batch import Batch, Decide
from store.faults import ACopy, DiskFull, Fault, told
from store.gathered import Gathered
from store.heard import Heard
from store.memory import Fold, Memory
from store.open import transaction
from store.opening import Opened, open_store
from store.promises import Promises

_logger = logging.getLogger(__name__)

Outcome = Accepted | Refused


def wall_clock_ms() -> int:
    return time.time_ns() // 1_000_000


class OurFault(Exception):
    """A command made the program fail: it was taken out of its batch, had no effect and will not be tried again."""

    def __init__(self, command: Command, error: Exception) -> None:
        self.command = command.id
        self.detail = f"{type(command.body).__name__}: {type(error).__name__}"
        super().__init__(self.detail)


class NotTaken(Exception):
    """A takeover was refused; the store is as it was."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.words("en"))


class SiteWriter:
    """Use `SiteWriter.open`. `suspicion`: why this database may not be the one that the device wrote last, if so."""

    def __init__(
        self, opened: Opened, decide: Decide, fold: Fold, ballast: Ballast | None, wall_ms: Callable[[], int]
    ) -> None:
        self.path = opened.path
        self.identity = opened.identity
        self.suspicion: Suspicion | None = opened.suspicion
        self._opened = opened
        self._decide = decide
        self._fold = fold
        self._ballast = ballast
        self._wall_ms = wall_ms
        self._memory: Memory | None = None
        self._promises = Promises.none()
        self._projection = projection.Projection()
        self._renew = opened.suspicion is not None
        self._poisoned: dict[str, OurFault] = {}
        self._anchored = -1
        self._adrift = False

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        decide: Decide,
        fold: Fold,
        device: str = "hub",
        training: bool = False,
        jump: int = LANE_JUMP,
        ballast: Ballast | None = None,
        anchor_path: Path | None = None,
        wall_ms: Callable[[], int] = wall_clock_ms,
        takeover: Command | None = None,
    ) -> "SiteWriter":
        """Takes the writer's lock and makes, migrates and loads the store in `folder`.

        `device` and `training` name a new store; an old one keeps what it has. A database that is not the one that
        this device wrote last begins a new epoch, in which every number series moves on by `jump`.
        `takeover`: the BeginEpoch with which a copy of another hub's log becomes the hub's own, all at once.
        Raises ACopy where it follows another hub, AlreadyWriting, NewerSchema, ReadOnly, DiskFull, Corrupt and the
        other faults of store.faults.
        """
        where = anchor_path or anchor.anchor_path(folder)
        try:
            opened = open_store(folder, where, device, training, wall_ms())
        except DiskFull:
            if ballast is None or not ballast.release():
                raise
            opened = open_store(folder, where, device, training, wall_ms())
        try:
            mark = copy_mark.read(opened.connection)
            if mark == copy_mark.FOLLOWS and takeover is None:
                raise ACopy(opened.path)
            if mark == 0:
                copy_mark.write(opened.connection, copy_mark.DECIDES)
            writer = cls(opened, decide, fold, ballast, wall_ms)
            writer._begin(jump, takeover)
        except BaseException:
            opened.close()
            raise
        return writer

    @property
    def state(self) -> State:
        """The folded state. Read it; `submit` alone changes it, and may replace it."""
        return self._loaded().state

    @property
    def catalog(self) -> Catalog | None:
        return self._loaded().catalog

    def submit(self, commands: Sequence[Command], now_ms: int) -> list[Outcome | OurFault]:
        """Decides the commands in their order and makes what they became durable in one commit; then answers each.

        `now_ms`: the hub's clock. An OurFault in place of an answer: that command alone failed in our own code.
        Raises a fault of the world where nothing was written; the same commands may be submitted again.
        """
        return self.submit_at([(now_ms, command) for command in commands])

    def submit_at(self, timed: Sequence[tuple[int, Command]]) -> list[Outcome | OurFault]:
        """As `submit`, each command at its own time of the hub's clock: what was played before it is written."""
        try:
            return self._submit(timed)
        except DiskFull:
            if self._ballast is None or not self._ballast.release():
                raise
            _logger.warning("the disk is full; the ballast was given up")
            answers = self._submit(timed)
            self._note(timed[-1][0], "disk_full", "ballast given up")
            return answers

    def alive(self, clock_ms: int) -> None:
        """Notes that the hub runs, and what it would promise now, for those who read the file. Call it every 3 s.

        `clock_ms`: the hub's clock.
        """
        if self._ballast is not None:
            self._ballast.make()
        now = (self._wall_ms(), clock_ms, time.monotonic_ns() // 1_000_000)
        loaded = self._loaded()
        outlooks = self._promises.now(loaded.state, loaded.catalog, clock_ms)
        told_live = self._promises.live(loaded.state, loaded.catalog, clock_ms)
        with told(self.path), transaction(self._opened.connection):
            self._opened.connection.exec_driver_sql("INSERT OR REPLACE INTO alive VALUES (1, ?, ?, ?)", now)
            self._promises.tell(self._opened.connection, outlooks, clock_ms)
            live.write(self._opened.connection, told_live, clock_ms)
        self._drop_anchor()

    def last_alive(self) -> int | None:
        """When it was last noted that the hub runs, by its clock; None: never."""
        with told(self.path):
            found = self._opened.connection.exec_driver_sql("SELECT clock_ms FROM alive").scalar()
        return None if found is None else int(found)

    def keep_heard(self, devices: Sequence[Heard], now_ms: int) -> None:
        """Stores what was heard of devices that follow."""
        with told(self.path), transaction(self._opened.connection):
            heard.put(self._opened.connection, devices, now_ms)

    def put_note(self, text: str, until_ms: int) -> str:
        """Keeps free text outside the log until `until_ms`; returns its reference."""
        with told(self.path), transaction(self._opened.connection):
            return notes.put(self._opened.connection, text, until_ms)

    def erase_notes(self, now_ms: int, ref: str | None = None) -> None:
        """Erases one note, or (None) all that are past their time."""
        with told(self.path), transaction(self._opened.connection):
            if ref is None:
                notes.erase_expired(self._opened.connection, now_ms)
            else:
                notes.erase(self._opened.connection, ref)

    def keep_accounts(self, made: Sequence[rollups.Made]) -> None:
        """Stores what days came to, over what was stored of them before."""
        with told(self.path), transaction(self._opened.connection):
            for each in made:
                rollups.put(self._opened.connection, each)

    def prune(self, keep_days: int) -> int:
        """Drops the log of days before the last `keep_days`; returns how many events went."""
        with told(self.path), transaction(self._opened.connection):
            return log.prune(self._opened.connection, keep_days)

    def close(self) -> None:
        """Ends cleanly: everything in one file, marked so, the lock given back."""
        try:
            with told(self.path), transaction(self._opened.connection):
                identity.mark(self._opened.connection, clean=True)
            self._drop_anchor()
        finally:
            self._opened.close()

    def _begin(self, jump: int, takeover: Command | None) -> None:
        loaded = self._loaded()
        if self._opened.stale or loaded.by_old_rules:
            with told(self.path), transaction(self._opened.connection):
                projection.rewrite(self._opened.connection, loaded.state, loaded.site_id)
                if loaded.by_old_rules and not loaded.state.parked:
                    snapshots.save(self._opened.connection, snapshots.taken(loaded.state, loaded.head.hash))
                    self._promises.keep(self._opened.connection, snapshot=True)
        if takeover is not None:
            self._renew = True
            self._decided([takeover])
        elif self._renew:
            self._begin_epoch(jump)
        self._drop_anchor()

    def _begin_epoch(self, jump: int) -> None:
        """A database that may have been elsewhere: what it printed since, nobody here knows."""
        now_ms = self._wall_ms()
        _logger.warning("%s is %s: a new incarnation begins", self.path, self.suspicion)
        self._note(now_ms, "identity", str(self.suspicion))
        loaded, device = self._loaded(), self.identity.device
        ids = [
            derived("epoch", self.identity.incarnation, loaded.head.lsn + more, now_ms)
            for more in range(anchor.epochs_to_begin(self._opened.anchor, loaded.state.epoch))
        ]
        self._decided([Command(id_, device, BeginEpoch(jump)) for id_ in ids])
        if self._renew and self._loaded().catalog is None:
            # Without a site file there was nothing to print.
            with told(self.path), transaction(self._opened.connection):
                self._renewed()

    def _decided(self, wanted: Sequence[Command]) -> None:
        """Decides what the store itself wants. Raises OurFault, and NotTaken where a takeover is refused."""
        now_ms = self._wall_ms()
        for command, answer in zip(wanted, self._submit([(now_ms, command) for command in wanted]), strict=True):
            if isinstance(answer, OurFault):
                raise answer
            if isinstance(answer, Refused) and isinstance(command.body, BeginEpoch) and command.body.to is not None:
                raise NotTaken(answer.refusal)

    def _submit(self, timed: Sequence[tuple[int, Command]]) -> list[Outcome | OurFault]:
        while True:
            batch = Batch(self._loaded(), self._promises, self._decide, self._fold, self._recall)
            answers: list[Outcome | OurFault] = []
            try:
                for now_ms, command in timed:
                    # One at a time: their number tells which one failed.
                    answers.append(self._poisoned.get(command.id) or batch.answer(command, now_ms))
            except Exception as error:
                if isinstance(error, Fault):
                    self._forget()
                    raise
                failed_ms, failed = timed[len(answers)]
                self._take_out(failed, error, failed_ms)
                continue
            self._commit(batch.gathered)
            for kind, detail in batch.strange:
                self._note(timed[-1][0], kind, detail)
            return answers

    def _take_out(self, command: Command, error: Exception, now_ms: int) -> None:
        """The fold may have stopped half way, so the memory goes too; the rest is decided anew."""
        self._forget()
        fault = OurFault(command, error)
        _logger.error("a command was taken out: %s", fault.detail, exc_info=error)
        self._poisoned[command.id] = fault
        self._note(now_ms, "command_failed", fault.detail)

    def _commit(self, gathered: Gathered) -> None:
        if not gathered.entries:
            return
        connection, loaded = self._opened.connection, self._loaded()
        try:
            with told(self.path), transaction(connection):
                if loaded.site_id != self.identity.site_id:
                    self.identity = identity.name_site(connection, self.identity, loaded.site_id)
                self._projection.write(connection, gathered, loaded.state, loaded.site_id)
                self._promises.keep(connection, snapshot=bool(gathered.snapshots))
                if self._renew:
                    self._renewed()
        except BaseException as error:
            self._forget(reopen=not (isinstance(error, DiskFull) and error.rolled_back))
            raise
        if gathered.ended:
            self._drop_anchor()

    def _renewed(self) -> None:
        self.identity = identity.renew(self._opened.connection, self.identity)
        copy_mark.write(self._opened.connection, copy_mark.DECIDES)
        self._renew = False

    def _forget(self, *, reopen: bool = False) -> None:
        """Drops the memory and the book of promises; the next use loads them again.

        After a failed flush a handle is not to be trusted.
        """
        self._memory = None
        self._projection = projection.Projection()
        if reopen:
            self._opened.drop_connection()

    def _loaded(self) -> Memory:
        if self._memory is None:
            connection = self._opened.connection
            with told(self.path):
                self.identity = identity.known(connection)
                self._promises = Promises.read(connection)
            fold = self._promises.hearing(self._fold, connection)
            self._memory = memory.load(connection, self.path, fold, self.identity.site_id)
        return self._memory

    def _recall(self, first: int, last: int) -> list[Event | Parked]:
        with told(self.path):
            entries = log.read(self._opened.connection, first - 1, last - first + 1)
        return [memory.read_event(entry.raw, self.path) for entry in entries]

    def _note(self, now_ms: int, kind: str, detail: str) -> None:
        """Where the disk does not take even this, the log file has it: what was decided must not fail for it."""
        try:
            with told(self.path), transaction(self._opened.connection):
                anomalies.note(self._opened.connection, now_ms, kind, detail)
        except Fault as fault:
            _logger.error("%s (%s) could not be noted: %s", kind, detail, fault)

    def _drop_anchor(self) -> None:
        """Never while a new life is still to begin: the old anchor is what says so after a crash.

        What was committed stands without it, so a disk that does not take it is told, not raised.
        """
        head = self._loaded().head
        if self._renew or head.lsn == self._anchored:
            return
        try:
            anchor.write(self._opened.anchor, self.identity, head, self._loaded().state.epoch)
        except (Fault, OSError) as error:
            if not self._adrift:
                self._note(self._wall_ms(), "anchor_not_written", type(error).__name__)
                _logger.error("the anchor could not be written: %s", error)
            self._adrift = True
        else:
            self._anchored, self._adrift = head.lsn, False
