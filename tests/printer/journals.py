"""A journal in memory: what it notes survives the death of a spooler, but not the end of the test."""

import threading
from collections.abc import Callable, Sequence

from core.words import Evidence
from printer.journal import JobState, Noted

Key = tuple[str, int]


class MemoryJournal:
    """`fails_at`: the state that it cannot note, as if the disk were full."""

    def __init__(self, wall_ms: Callable[[], int] = lambda: 0) -> None:
        self.rows: dict[Key, JobState] = {}
        self.begun: dict[Key, int] = {}
        self.steps: list[tuple[str, int, JobState, str, int, bytes]] = []
        self.fails_at: JobState | None = None
        self.threads: set[str] = set()
        self.before: Callable[[JobState], None] = lambda to: None
        self.after: Callable[[JobState], None] = lambda to: None
        self._wall_ms = wall_ms

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        key = (ticket_id, copy_no)
        if key not in self.rows:
            self.move(ticket_id, copy_no, JobState.QUEUED)
            self.begun[key] = self._wall_ms()
        return self.rows[key] is JobState.QUEUED

    def move(
        self,
        ticket_id: str,
        copy_no: int,
        to: str,
        evidence: str = Evidence.UNKNOWN,
        sent: int = 0,
        status: bytes = b"",
    ) -> int:
        state = JobState(to)
        self.threads.add(threading.current_thread().name)
        if state is self.fails_at:
            raise OSError("no space left")
        self.before(state)
        self.rows[ticket_id, copy_no] = state
        self.steps.append((ticket_id, copy_no, state, evidence, sent, status))
        self.after(state)
        return len(self.steps)

    def unfinished(self) -> list[tuple[str, int, str, int]]:
        open_ = (JobState.QUEUED, JobState.SENDING, JobState.SENT)
        return [(*key, state, self.begun.get(key, 0)) for key, state in self.rows.items() if state in open_]

    def newest(self, many: int) -> Sequence[Noted]:
        last = {step[:2]: step for step in self.steps}
        found = sorted(last.values(), key=self.steps.index, reverse=True)
        return [(t, c, state, evidence, sent, 0, status) for t, c, state, evidence, sent, status in found][:many]

    def unknown(self, many: int) -> Sequence[Noted]:
        return [note for note in self.newest(len(self.steps)) if note[2] == JobState.UNKNOWN][:many]

    def forget(self, before_ms: int, at_most: int) -> int:
        return 0

    def state(self, ticket_id: str, copy_no: int) -> str | None:
        return self.rows.get((ticket_id, copy_no))

    def states(self, ticket_id: str, copy_no: int = 0) -> list[JobState]:
        return [step[2] for step in self.steps if step[:2] == (ticket_id, copy_no)]
