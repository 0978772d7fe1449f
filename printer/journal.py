"""What the spooler remembers about its jobs, so that a crash never prints a ticket twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from core.words import Evidence
from printer.states import Cause


class JobState(StrEnum):
    """Where a job stands.

    SENDING: bytes may have left. SENT: all bytes have left, the printer has not said more. UNKNOWN: a person has to
    look. EXPIRED: certainly not printed, and never will be. NOT_PRINTED: unknown, until a person looked.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    NOT_PRINTED = "not_printed"


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of one paper. `evidence` says how surely, and is UNKNOWN unless it was printed.

    A paper that was told as UNKNOWN may be told once more: as PRINTED when the printer said so late, or as a person
    of the staff found it. The newest is told again after a restart. `cause`: what kept the printer from
    printing, where it is known.
    """

    ticket_id: str
    copy_no: int
    state: JobState
    evidence: Evidence
    cause: Cause | None = field(default=None, compare=False)


Noted = tuple[str, int, str, str, int, int, bytes]
"""(ticket, copy, state, evidence, bytes sent, milliseconds since 1970, status bytes): the last step of a job."""


class Journal(Protocol):
    """The jobs, one for each (ticket, copy), and the append-only list of their steps.

    Each call is on the disk when it returns. Called from the printing thread only.
    """

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        """Note the job as QUEUED. False, and nothing changes, where it is already past that."""
        ...

    def move(
        self,
        ticket_id: str,
        copy_no: int,
        to: str,
        evidence: str = Evidence.UNKNOWN,
        sent: int = 0,
        status: bytes = b"",
    ) -> int:
        """Note a step and give back its number, which grows for ever.

        `sent`: bytes handed over so far. `status`: what the printer had last said of itself.
        """
        ...

    def unfinished(self) -> Sequence[tuple[str, int, str, int]]:
        """(ticket, copy, state, begun in milliseconds since 1970) of the jobs in QUEUED, SENDING or SENT."""
        ...

    def newest(self, many: int) -> Sequence[Noted]:
        """The jobs that changed last, the newest first."""
        ...

    def unknown(self, many: int) -> Sequence[Noted]:
        """The jobs in UNKNOWN that changed last, the newest first."""
        ...

    def forget(self, before_ms: int, at_most: int) -> int:
        """Remove at most so many jobs that ended before that moment, never an unfinished one; how many those were."""
        ...

    def state(self, ticket_id: str, copy_no: int) -> str | None:
        """Where the job stands; None where there is none."""
        ...
