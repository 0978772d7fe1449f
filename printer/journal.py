"""What the spooler remembers about its jobs, so that a crash never prints a ticket twice."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.words import Evidence


class JobState(StrEnum):
    """Where a job stands. EXPIRED: certainly not printed, and never will be. UNKNOWN: a person has to look."""

    QUEUED = "queued"
    SENDING = "sending"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of one paper. `evidence` says how surely, and is UNKNOWN unless it was printed."""

    ticket_id: str
    copy_no: int
    state: JobState
    evidence: Evidence


class Journal(Protocol):
    """The rows of the jobs, one for each (ticket, copy). Each call is on the disk when it returns.

    Called from the printing thread only.
    """

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        """Note the job as QUEUED. False, and nothing changes, where it is already there in any state."""
        ...

    def sending(self, ticket_id: str, copy_no: int) -> None:
        """Note that from now on bytes may leave."""
        ...

    def finish(self, ticket_id: str, copy_no: int, state: JobState, evidence: Evidence) -> None:
        """Note how the job ended: PRINTED, UNKNOWN or EXPIRED."""
        ...

    def unfinished(self) -> list[tuple[str, int, JobState]]:
        """The jobs that a crash left in QUEUED or SENDING."""
        ...
