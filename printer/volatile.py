"""A journal that forgets with the process: for slips that belong to no ticket."""

from collections.abc import Sequence

from core.words import Evidence
from printer.journal import JobState, Noted


class VolatileJournal:
    def __init__(self) -> None:
        self._states: dict[tuple[str, int], str] = {}
        self._steps = 0

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        return self._states.setdefault((ticket_id, copy_no), JobState.QUEUED) == JobState.QUEUED

    def move(
        self,
        ticket_id: str,
        copy_no: int,
        to: str,
        evidence: str = Evidence.UNKNOWN,
        sent: int = 0,
        status: bytes = b"",
    ) -> int:
        self._states[ticket_id, copy_no] = to
        self._steps += 1
        return self._steps

    def unfinished(self) -> Sequence[tuple[str, int, str, int]]:
        return []

    def newest(self, many: int) -> Sequence[Noted]:
        return []

    def unknown(self, many: int) -> Sequence[Noted]:
        return []

    def forget(self, before_ms: int, at_most: int) -> int:
        return 0

    def state(self, ticket_id: str, copy_no: int) -> str | None:
        return self._states.get((ticket_id, copy_no))
