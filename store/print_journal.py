"""The print jobs of a kiosk, so that a crash prints no paper twice: what printer.spooler remembers, on the disk."""

import time
from collections.abc import Callable
from contextlib import closing

from store.device_store import DeviceStore

# print_step is append-only; print_job is what the last step of each job says.
TABLES = (
    """
    CREATE TABLE print_job (
        ticket TEXT NOT NULL, copy_no INTEGER NOT NULL, state TEXT NOT NULL, evidence TEXT NOT NULL,
        sent INTEGER NOT NULL, begun_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL,
        CONSTRAINT pk_print_job PRIMARY KEY (ticket, copy_no)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_print_job_open ON print_job (begun_ms) WHERE state IN ('queued', 'sending', 'sent')",
    """
    CREATE TABLE print_step (
        n INTEGER PRIMARY KEY AUTOINCREMENT, ticket TEXT NOT NULL, copy_no INTEGER NOT NULL, from_state TEXT,
        to_state TEXT NOT NULL, at_ms INTEGER NOT NULL, evidence TEXT NOT NULL, sent INTEGER NOT NULL,
        status BLOB NOT NULL
    )
    """,
)

QUEUED = "queued"
_OLD = """ FROM {} WHERE (ticket, copy_no) IN (
    SELECT ticket, copy_no FROM print_job WHERE changed_ms < ? AND state NOT IN ('queued', 'sending', 'sent')
    ORDER BY changed_ms, ticket, copy_no LIMIT ?
)"""


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class PrintJournal:
    """Its states are the printer's words (printer.journal.JobState); this file knows only which are not final."""

    def __init__(self, store: DeviceStore, now_ms: Callable[[], int] = _now_ms) -> None:
        self._store = store
        self._now_ms = now_ms

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        """Notes a job as queued. False, and nothing changes, where this paper was ever begun and is past that."""
        now_ms = self._now_ms()
        with self._store.write():
            was = self.state(ticket_id, copy_no)
            if was is None:
                row = (ticket_id, copy_no, QUEUED, now_ms, now_ms)
                self._store.run("INSERT INTO print_job VALUES (?, ?, ?, '', 0, ?, ?)", row)
                self._note(ticket_id, copy_no, None, QUEUED, now_ms)
            return was in (None, QUEUED)

    def move(
        self, ticket_id: str, copy_no: int, to: str, evidence: str = "unknown", sent: int = 0, status: bytes = b""
    ) -> int:
        """Notes a step of a job that was begun; the number of the step, which grows for ever."""
        now_ms = self._now_ms()
        change = (
            "UPDATE print_job SET state = ?, evidence = ?, sent = ?, changed_ms = ? WHERE ticket = ? AND copy_no = ?"
        )
        with self._store.write():
            was = self.state(ticket_id, copy_no)
            self._store.run(change, (str(to), str(evidence), sent, now_ms, ticket_id, copy_no))
            return self._note(ticket_id, copy_no, was, str(to), now_ms, (str(evidence), sent, status))

    def unfinished(self) -> list[tuple[str, int, str, int]]:
        """(ticket, copy, state, begun in milliseconds) of the jobs that a crash left open, oldest first."""
        query = (
            "SELECT ticket, copy_no, state, begun_ms FROM print_job"
            " WHERE state IN ('queued', 'sending', 'sent') ORDER BY begun_ms"
        )
        return [(row[0], row[1], row[2], row[3]) for row in self._store.run(query)]

    def newest(self, many: int) -> list[tuple[str, int, str, str, int, int, bytes]]:
        """(ticket, copy, state, evidence, sent, at, status bytes) of the jobs that changed last, the newest first."""
        query = "SELECT ticket, copy_no, to_state, evidence, sent, at_ms, status FROM print_step ORDER BY n DESC"
        found: dict[tuple[str, int], tuple[str, int, str, str, int, int, bytes]] = {}
        with closing(self._store.run(query)) as rows:
            for row in rows:
                found.setdefault((row[0], row[1]), tuple(row))
                if len(found) == many:
                    break
        return list(found.values())

    def unknown(self, many: int) -> list[tuple[str, int, str, str, int, int, bytes]]:
        """The same of the jobs of which a person has to see what became of them."""
        query = """
            SELECT ticket, copy_no, state, evidence, sent, changed_ms, (
                SELECT status FROM print_step AS step
                WHERE step.ticket = job.ticket AND step.copy_no = job.copy_no ORDER BY n DESC LIMIT 1
            ) FROM print_job AS job WHERE state = 'unknown' ORDER BY changed_ms DESC LIMIT ?
        """
        return [tuple(row) for row in self._store.run(query, (many,))]

    def forget(self, before_ms: int, at_most: int) -> int:
        """Removes jobs that ended before that moment, with their steps, the oldest first; how many those were.

        Never one that is unfinished. A clock that runs ahead makes nothing old: age counts from the newest job.
        """
        with self._store.write():
            newest = self._store.run("SELECT max(changed_ms) FROM print_job").scalar()
            before_ms += min(0, (newest or 0) - self._now_ms())
            self._store.run("DELETE" + _OLD.format("print_step"), (before_ms, at_most))
            return self._store.run("DELETE" + _OLD.format("print_job"), (before_ms, at_most)).rowcount

    def state(self, ticket_id: str, copy_no: int) -> str | None:
        query = "SELECT state FROM print_job WHERE ticket = ? AND copy_no = ?"
        found = self._store.run(query, (ticket_id, copy_no)).scalar()
        return None if found is None else str(found)

    def steps(self, ticket_id: str, copy_no: int) -> list[tuple[str | None, str, str, int, bytes]]:
        """(from, to, evidence, bytes sent, status bytes) of every step of a job, in order."""
        query = (
            "SELECT from_state, to_state, evidence, sent, status FROM print_step"
            " WHERE ticket = ? AND copy_no = ? ORDER BY n"
        )
        return [(row[0], row[1], row[2], row[3], row[4]) for row in self._store.run(query, (ticket_id, copy_no))]

    def _note(
        self, ticket: str, copy_no: int, was: str | None, to: str, now_ms: int,
        rest: tuple[str, int, bytes] = ("", 0, b""),
    ) -> int:  # fmt: skip
        row = (ticket, copy_no, was, to, now_ms, *rest)
        insert = (
            "INSERT INTO print_step (ticket, copy_no, from_state, to_state, at_ms, evidence, sent, status)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        return int(self._store.run(insert, row).lastrowid)
