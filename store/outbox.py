"""What a device has to say: facts that it authored alone, and commands whose answer it still waits for.

A fact is numbered within the present life (incarnation) of the file and stays until the hub holds it; that the hub
holds it is what the hub says at each answer, so a hub that was set back is sent again what it lost.
"""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from core.commands import Command, Fact, Origin
from core.ids import spelled
from store.device_life import new_life
from store.device_store import DeviceStore

TABLES = (
    """
    CREATE TABLE life (
        incarnation TEXT NOT NULL, since_ms INTEGER NOT NULL, head INTEGER NOT NULL,
        CONSTRAINT pk_life PRIMARY KEY (incarnation)
    )
    """,
    """
    CREATE TABLE outbox (
        id TEXT NOT NULL, kind TEXT NOT NULL, incarnation TEXT NOT NULL, seq INTEGER, raw BLOB NOT NULL,
        made_ms INTEGER NOT NULL, made_mono_ms INTEGER NOT NULL, boot TEXT NOT NULL,
        attempts INTEGER NOT NULL, last_status TEXT NOT NULL, acknowledged INTEGER NOT NULL,
        CONSTRAINT pk_outbox PRIMARY KEY (id),
        CONSTRAINT uq_outbox_seq UNIQUE (incarnation, seq),
        CONSTRAINT ck_outbox_kind CHECK (kind IN ('fact', 'command'))
    )
    """,
)

KEEP_MS = 14 * 24 * 3_600_000
KEEP_MANY = 2000
"""So many facts that the hub holds are kept in any case: the clock may have jumped by a year."""

LONGEST_AGE_MS = 400 * 24 * 3_600_000
"""No command is sent as older: a clock that was wrong by years must not keep a fact from being told."""

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

_SETTLE = "DELETE FROM outbox WHERE id = ? AND kind = 'command'"

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Command).decode


class Moment(NamedTuple):
    """A time by both clocks, in milliseconds; `boot` names the span in which `mono_ms` can be compared."""

    wall_ms: int
    mono_ms: int
    boot: str


def this_moment() -> Moment:
    boot = BOOT_ID.read_text().strip() if BOOT_ID.is_file() else ""
    return Moment(time.time_ns() // 1_000_000, time.monotonic_ns() // 1_000_000, boot)


class Outbox:
    """Threads may share it, as they may the store."""

    def __init__(self, store: DeviceStore, device: str, now: Callable[[], Moment] = this_moment) -> None:
        """`device`: the name under which it speaks."""
        self._store = store
        self._device = device
        self._now = now
        row = store.run("SELECT incarnation FROM life ORDER BY rowid DESC LIMIT 1").first()
        self.incarnation: str = row[0] if row else self.begin_life()

    def begin_life(self) -> str:
        """A new incarnation: for a new file, and for one that may have been copied or set back. Old facts stay as
        they are and are still handed over."""
        self.incarnation = new_life()
        with self._store.write():
            row = (self.incarnation, self._now().wall_ms)
            self._store.run("INSERT INTO life (incarnation, since_ms, head) VALUES (?, ?, 0)", row)
        return self.incarnation

    def report(self, fact: Fact) -> Command:
        """Saves a fact; it is on the disk when this returns. Its command has the next number of this life."""
        with self._store.write():
            seq = self.last(self.incarnation) + 1
            id_ = spelled(secrets.token_bytes(16))
            command = Command(id_, self._device, fact, origin=Origin(self.incarnation, seq))
            self._save(command, "fact", seq)
        return command

    def save(self, command: Command) -> None:
        """Saves a command before it is first sent, so that after a crash the same one is sent again.

        Those that the hub would refuse as too old by now are forgotten: their senders have given them up.
        """
        with self._store.write():
            for old in self.pending():
                if old.age_ms > old.body.LIFETIME_MS:
                    self.settle(old.id)
            self._save(command, "command", None)

    def facts(self, limit: int = 500) -> list[Command]:
        """The next facts that the hub does not hold: of one life, the oldest, contiguous, with their age as of now."""
        life = (
            "SELECT life.incarnation FROM life JOIN outbox USING (incarnation)"
            " WHERE kind = 'fact' AND NOT acknowledged ORDER BY life.rowid LIMIT 1"
        )
        incarnation = self._store.run(life).scalar()
        where = "kind = 'fact' AND NOT acknowledged AND incarnation = ? ORDER BY seq LIMIT ?"
        return self._read(where, (incarnation, limit)) if incarnation else []

    def newest(self) -> list[Command]:
        """The newest fact of each life, whether the hub holds it or not: to hear whether it still does."""
        where = (
            "kind = 'fact' AND (incarnation, seq) IN (SELECT incarnation, max(seq) FROM outbox GROUP BY incarnation)"
        )
        return self._read(where, ())

    def pending(self) -> list[Command]:
        """The commands that were saved and not settled, oldest first, with their age as of now."""
        return self._read("kind = 'command' ORDER BY rowid", ())

    @property
    def depth(self) -> int:
        """How many facts the hub does not hold, and commands that it has not answered."""
        return int(self._store.run("SELECT COUNT(*) FROM outbox WHERE NOT acknowledged").scalar_one())

    def acknowledge(self, incarnation: str, head: int) -> None:
        """The hub says that it holds every fact of that life up to `head`, and none after it."""
        now_ms = self._now().wall_ms
        with self._store.write():
            self._store.run(
                "UPDATE outbox SET acknowledged = (seq <= ?) WHERE incarnation = ? AND kind = 'fact'"
                " AND acknowledged <> (seq <= ?)",
                (head, incarnation, head),
            )
            self._store.run("UPDATE life SET head = max(head, ?) WHERE incarnation = ?", (head, incarnation))
            self._store.run(
                "DELETE FROM outbox WHERE acknowledged AND made_ms < ? AND incarnation = ? AND seq <= ?",
                (now_ms - KEEP_MS, incarnation, head - KEEP_MANY),
            )

    def last(self, incarnation: str) -> int:
        """The number of the last fact of a life, whether it is still kept or not; 0: none."""
        query = (
            "SELECT max(head, (SELECT coalesce(max(seq), 0) FROM outbox WHERE incarnation = life.incarnation))"
            " FROM life WHERE incarnation = ?"
        )
        return int(self._store.run(query, (incarnation,)).scalar() or 0)

    def holds(self, incarnation: str, seq: int, command_id: str) -> bool | None:
        """Whether the fact `seq` of a life is the command `command_id` here; None where it is no longer kept."""
        query = "SELECT id FROM outbox WHERE incarnation = ? AND seq = ? AND kind = 'fact'"
        found = self._store.run(query, (incarnation, seq)).scalar()
        return None if found is None else bool(found == command_id)

    def part_from(self, incarnation: str, head: int) -> str:
        """Somebody else has spoken in the name of that life, up to `head`: this file goes on in another one.

        Facts of the old one that the hub did not take are told again in the new one, as facts of its own: what they
        say was done here. Returns the new life.
        """
        with self._store.write():
            self._store.run("UPDATE life SET head = max(head, ?) WHERE incarnation = ?", (head, incarnation))
            if incarnation == self.incarnation:
                self.begin_life()
            where = "kind = 'fact' AND NOT acknowledged AND incarnation = ? ORDER BY seq"
            for fact in self._read(where, (incarnation,)):
                self._store.run("DELETE FROM outbox WHERE id = ?", (fact.id,))
                self._again(fact)
        return self.incarnation

    def _again(self, fact: Command) -> None:
        seq = self.last(self.incarnation) + 1
        id_ = spelled(secrets.token_bytes(16))
        again = msgspec.structs.replace(fact, id=id_, origin=Origin(self.incarnation, seq))
        self._save(again, "fact", seq)

    def settle(self, command_id: str) -> None:
        """The command was given up."""
        with self._store.write():
            self._store.run(_SETTLE, (command_id,))

    def answered(self, command_id: str) -> None:
        """The hub has decided the command. After a crash it may stand here again: its id has no second effect."""
        self._store.later(_SETTLE, (command_id,))

    def note_attempt(self, command_id: str, status: str) -> None:
        """Counts one sending; `status`: a code of what came of it."""
        with self._store.write():
            change = "UPDATE outbox SET attempts = attempts + 1, last_status = ? WHERE id = ?"
            self._store.run(change, (status, command_id))

    def _save(self, command: Command, kind: str, seq: int | None) -> None:
        row = (command.id, kind, self.incarnation, seq, _encode(command), *self._now())
        self._store.run("INSERT OR IGNORE INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '', 0)", row)

    def _read(self, where: str, values: tuple[object, ...]) -> list[Command]:
        query = f"SELECT raw, made_ms, made_mono_ms, boot FROM outbox WHERE {where}"  # noqa: S608 - our own words
        now = self._now()
        return [self._aged(row[0], Moment(*row[1:]), now) for row in self._store.run(query, values)]

    def _aged(self, raw: bytes, made: Moment, now: Moment) -> Command:
        """After a restart of the machine only the wall clock is left to tell the age; it never makes it negative."""
        command = _decode(raw)
        age_ms = now.mono_ms - made.mono_ms if now.boot == made.boot else now.wall_ms - made.wall_ms
        return msgspec.structs.replace(command, age_ms=min(command.age_ms + max(0, age_ms), LONGEST_AGE_MS))
