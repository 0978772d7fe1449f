"""What a printer's answer proves about a job, and what is added to a job so that it answers. Pure."""

from core.words import Evidence
from printer.answers import Answer, JobPrinted, PaperByte
from printer.profiles import Profile
from printer.protocol import ASB_ON, FENCE, INIT, tell_when_printed


def framed(data: bytes, profile: Profile, id_: bytes, fence: bool) -> bytes:
    """The job with the questions behind its last cut. `fence`: this very printer has not been found to ignore it."""
    if profile.asb and data.startswith(INIT):
        # ESC @ ends the automatic status, so it is asked for anew in every job.
        data = INIT + ASB_ON + data[len(INIT) :]
    if profile.process_id:
        return data + tell_when_printed(id_)
    return data + FENCE if fence else data


def proof(answer: Answer, profile: Profile, id_: bytes) -> Evidence | None:
    """The evidence that the job with this id is out; None where the answer says nothing about it."""
    if profile.process_id:
        return Evidence.CONFIRMED if answer == JobPrinted(id_) else None
    return Evidence.PROCESSED if isinstance(answer, PaperByte) else None
