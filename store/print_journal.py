"""The print jobs of a kiosk, so that a crash never prints a paper twice: what printer.spooler remembers, on the disk."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from store.device_store import DeviceStore

TABLES = (
    """
    CREATE TABLE print_job (
        ticket TEXT NOT NULL, copy_no INTEGER NOT NULL, state TEXT NOT NULL, evidence TEXT NOT NULL,
        begun_ms INTEGER NOT NULL, sending_ms INTEGER, finished_ms INTEGER,
        CONSTRAINT pk_print_job PRIMARY KEY (ticket, copy_no)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_print_job_open ON print_job (ticket) WHERE finished_ms IS NULL",
)

State = TypeVar("State", bound=str)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class PrintJournal(Generic[State]):
    """`State`: the printer's words for where a job stands; this file keeps them without knowing what they mean."""

    def __init__(
        self, store: DeviceStore, state: Callable[[str], State], queued: State, sending: State,
        now_ms: Callable[[], int] = _now_ms,
    ) -> None:  # fmt: skip
        """`state` reads a word of the printer's; `queued` and `sending` are those of the first two steps."""
        self._store = store
        self._state = state
        self._queued = queued
        self._sending = sending
        self._now_ms = now_ms

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        """Notes a job. False, and nothing changes, where this paper was ever begun."""
        row = (ticket_id, copy_no, str(self._queued), self._now_ms())
        with self._store.write():
            statement = "INSERT OR IGNORE INTO print_job VALUES (?, ?, ?, '', ?, NULL, NULL)"
            return self._store.run(statement, row).rowcount == 1

    def sending(self, ticket_id: str, copy_no: int) -> None:
        """Notes that from now on bytes may leave."""
        statement = "UPDATE print_job SET state = ?, sending_ms = ? WHERE ticket = ? AND copy_no = ?"
        with self._store.write():
            self._store.run(statement, (str(self._sending), self._now_ms(), ticket_id, copy_no))

    def finish(self, ticket_id: str, copy_no: int, state: State, evidence: str) -> None:
        """Notes how the job ended."""
        statement = "UPDATE print_job SET state = ?, evidence = ?, finished_ms = ? WHERE ticket = ? AND copy_no = ?"
        with self._store.write():
            self._store.run(statement, (str(state), str(evidence), self._now_ms(), ticket_id, copy_no))

    def unfinished(self) -> list[tuple[str, int, State]]:
        """The jobs that a crash left open."""
        query = "SELECT ticket, copy_no, state FROM print_job WHERE finished_ms IS NULL ORDER BY begun_ms"
        return [(ticket, copy_no, self._state(state)) for ticket, copy_no, state in self._store.run(query)]
