"""The hub's own code without sockets and threads: a real store, real jobs, the real wire; it may die at any step.

Its disk may be full, or lost; its box may be gone, and a standby's in its place.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from core import events
from core.catalog import Catalog
from core.commands import Command
from core.decide import decide
from core.decider import Accepted
from core.due import due
from core.fold import fold
from core.refusal import Refusal
from core.state import State
from store import anomalies, log, machine
from store.backup import Copy, backup, restore
from store.faults import DiskFull, Fault
from store.log_reader import LogReader
from store.open import open_reader
from store.opening import DATABASE
from store.tails import Tail
from store.writer import SiteWriter
from sync import wire
from sync.jobs import Decide, TakeFacts
from sync.link import NoAnswer
from tests.simulation.world import Crash, World


class Hub:
    """`folder`: of the store. `acknowledged`: events that were answered, by lsn, until a disk is lost.

    `restored`: how often it came back without all that it had decided. `untold`: without a word about it.
    `skew_ms`: by how much its clock is off.
    """

    def __init__(self, world: World, folder: Path) -> None:
        self._world = world
        self.folder = folder
        self.writer: SiteWriter | None = None
        self.copy: Copy | None = None
        self.acknowledged: dict[int, bytes] = {}
        self.restored = 0
        self.untold = False
        self.skew_ms = 0
        self.start()

    def start(self) -> None:
        if self.writer is None:
            machine.SYSTEM_ID.write_text(self.folder.name)
            with suppress(Crash, Fault):  # then it is started again
                self.writer = SiteWriter.open(self.folder, decide=self._decide, fold=fold, wall_ms=self._now)

    def stop(self) -> None:
        if self.writer is not None:
            self.writer.close()
            self.writer = None

    def post(self, path: str, body: bytes) -> bytes:
        """One request. Raises NoAnswer while the hub is down, Crash where it dies over the request."""
        if self.writer is None:
            raise NoAnswer
        try:
            answer = self._answer(self.writer, path, body)
        except Fault as fault:
            raise NoAnswer from fault
        except Crash:
            self.die()
            raise
        if self._world.happens("hub_crash"):
            self.die()
            raise Crash("before the answer")
        self._note_acknowledged(answer)
        return answer

    def tick(self) -> None:
        """What is due because time passes."""
        if self.writer is None or self.writer.catalog is None:
            return
        # A clock that is off is none that a time server keeps.
        wanted = due(self.writer.state, self.writer.catalog, self._now(), self.skew_ms == 0)
        try:
            self.writer.submit(wanted, self._now())
        except Fault:
            return
        except Crash:
            self.die()

    def back_up(self) -> None:
        if self.writer is not None:
            self.copy = backup(self.folder, self.folder.with_name(f"{self.folder.name}.copy.besti.db"))

    def save(self) -> None:
        """Its file as it is now, for a day on which somebody puts it back."""
        self.stop()
        shutil.copyfile(self.folder / DATABASE, self._saved)
        self.start()

    def set_back(self) -> None:
        """The saved file takes the place of the present one, as a snapshot of the whole machine would."""
        if not self._saved.exists():
            return
        self.die()
        for end in ("-wal", "-shm"):
            (self.folder / (DATABASE + end)).unlink(missing_ok=True)
        shutil.copyfile(self._saved, self.folder / DATABASE)
        self._back()

    def hash_in_copy(self, copy: Copy) -> bytes | None:
        with open_reader(copy.path) as connection:
            return log.hash_at(connection, copy.lsn)

    def lose_disk(self, tails: list[Tail]) -> None:
        """The disk dies; the newest copy is put in its place with what others still have."""
        if self.copy is None:
            return
        self.die()
        machine.SYSTEM_ID.write_text(self.folder.name)
        for part in self.folder.glob("*"):
            part.unlink()
        restore(self.copy.path, self.folder, decide=decide, fold=fold, tails=lambda _: tails, now_ms=self._now())
        self._back()

    def _back(self) -> None:
        """After an epoch was begun for what is missing."""
        self._forget()
        quiet, self._world.quiet = self._world.quiet, True
        self.start()
        self._world.quiet = quiet
        assert self.writer is not None
        told = [one.kind for one in anomalies.newest(self.writer._opened.connection)]
        self.untold = self.untold or "identity" not in told

    def move_to(self, folder: Path) -> None:
        """Another box is the hub: its store is in `folder` and has begun its epoch."""
        self.die()
        self.folder, self.copy = folder, None
        self._forget()
        self.start()

    def now(self) -> list[log.Entry]:
        """The whole log, while the hub runs."""
        assert self.writer is not None
        return log.read(self.writer._opened.connection, 0)

    def entries(self) -> list[log.Entry]:
        reader = LogReader(self.folder)
        try:
            return reader.after(0, -1)
        finally:
            reader.close()

    def _answer(self, writer: SiteWriter, path: str, body: bytes) -> bytes:
        if path == "/v1/commands":
            job = Decide(wire.commands_in(body))
            given = job.give(writer, writer.submit(job.take(writer), self._now()))
            return wire.encode(wire.Answers(tuple(given)))
        facts = TakeFacts(wire.facts_in(body))
        return wire.encode(facts.give(writer, writer.submit(facts.take(writer), self._now())))

    def _decide(
        self, state: State, catalog: Catalog | None, command: Command, now_ms: int
    ) -> list[events.Body] | Refusal:
        decision = decide(state, catalog, command, now_ms)
        if self._world.happens("hub_crash"):
            raise Crash("while deciding")
        if self._world.happens("hub_full"):
            raise DiskFull(self.folder)
        return decision

    def _note_acknowledged(self, answer: bytes) -> None:
        for given in wire.answers_in(answer):
            for event in given.events if isinstance(given, Accepted) else ():
                self.acknowledged[event.lsn] = events.encode(event)

    def _forget(self) -> None:
        self.restored += 1
        self.acknowledged.clear()

    def die(self) -> None:
        """kill -9: nothing is closed cleanly, the next start looks everything over."""
        if self.writer is not None:
            self.writer._opened.close()
            self.writer = None

    def _now(self) -> int:
        return self._world.now_ms + self.skew_ms

    @property
    def _saved(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.saved")
