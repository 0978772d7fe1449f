"""What the staff are shown of a printer: values that anybody may keep and compare."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.words import Evidence, Text
from printer.journal import JobState, Noted
from printer.roll import Roll
from printer.status import PrinterStatus

SLIP = "slip-"
"""So begins the id of a test slip."""

MM_PER_M = 1000.0


@dataclass(frozen=True, slots=True)
class JobFacts:
    """One paper. `subject`: the id of its ticket, of another paper that was asked for, or of a test slip.

    `sent`: bytes that left us. `at_ms`: of its last step. `status`: the status bytes of the printer at that step.
    """

    subject: str
    copy_no: int
    state: JobState
    evidence: Evidence
    sent: int
    at_ms: int
    status: bytes

    @property
    def is_slip(self) -> bool:
        return self.subject.startswith(SLIP)


@dataclass(frozen=True, slots=True)
class History:
    """`unknown`: papers that somebody has to look for; `jobs`: the latest papers of all. Both newest first."""

    unknown: tuple[JobFacts, ...] = ()
    jobs: tuple[JobFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """`used_mm` of a roll of `length_mm` since it was put in at `since_ms` (None: nobody has told)."""

    used_mm: float
    length_mm: float
    since_ms: int | None

    @property
    def left_mm(self) -> float | None:
        """An estimate, never below 0. None where nobody knows how the roll began."""
        return None if self.since_ms is None else max(0.0, self.length_mm - self.used_mm)

    @property
    def words(self) -> Text:
        """About how much is left."""
        used = f"{self.used_mm / MM_PER_M:.1f} m"
        if self.left_mm is None:
            return Text(
                f"{used} kertas terpakai. Catat gulungan baru berikutnya agar sisa kertas dapat diperkirakan.",
                f"{used} of paper used. Note the next new roll, so that what is left can be estimated.",
            )
        left = f"{self.left_mm / MM_PER_M:.0f} m"
        return Text(
            f"Sisa kertas kira-kira {left} ({used} terpakai sejak gulungan baru).",
            f"About {left} of paper left ({used} used since the new roll).",
        )


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """`words`: state, cause and remedy for the staff. `since_ms`: when it became so, in milliseconds since 1970.

    `history`: as it was when somebody last looked it up.
    """

    status: PrinterStatus
    words: Text
    since_ms: int
    paper: PaperFacts
    history: History = History()


def paper_facts(roll: Roll, length_m: float) -> PaperFacts:
    return PaperFacts(roll.used_mm, length_m * MM_PER_M, roll.since_ms)


def job_facts(noted: Sequence[Noted]) -> tuple[JobFacts, ...]:
    """What the journal noted, as facts."""
    return tuple(
        JobFacts(subject, copy_no, JobState(state), Evidence(evidence or Evidence.UNKNOWN), sent, at_ms, status)
        for subject, copy_no, state, evidence, sent, at_ms, status in noted
    )
