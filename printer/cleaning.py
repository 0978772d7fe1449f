"""After a broken job: what the printer still holds is thrown away, and the debris cut off."""

from printer.answers import Answer, Cleared, PaperByte
from printer.encode import BAND_ROWS
from printer.link import Link
from printer.profiles import Profile
from printer.protocol import CLEAR, CUT, FENCE, INIT

CLEAR_S = 1.0
FLUSH_S = 15.0
QUIET_S = 3.0
SPARE_BYTES = 64


def clear(link: Link, profile: Profile) -> bool:
    """Empty the printer's buffers by its own command; whether it said that it did. Raises BrokenOff."""
    if not profile.clear or not link.epoch:
        return False
    link.send(CLEAR, CLEAR_S)
    if link.await_one(lambda answer: isinstance(answer, Cleared), CLEAR_S) is None:
        return False
    link.fences = 0
    return True


def flush(link: Link, profile: Profile, fence: bool) -> bool:
    """Fill up a picture that broke off in its midst, forget all settings, cut. Only while the printer can print.

    Whether that is known to be done. `fence`: wait until the printer says that it has done all this.
    Raises BrokenOff.
    """
    data = _rest_of_a_picture(profile) + _debris(profile)
    if link.send(data, FLUSH_S) < len(data):
        return False
    return _passed_fence(link) if fence else True


def _passed_fence(link: Link) -> bool:
    """Wait for the answer to a fence sent now, and for those to all fences before it: they look the same, and one of
    them must not be taken for that of the next job."""
    link.fences += 1
    link.send(FENCE, CLEAR_S)
    if link.await_one(_is_paper, FLUSH_S) is None:
        return False
    while link.fences and link.await_one(_is_paper, QUIET_S) is not None:
        pass
    link.fences = 0
    return True


def _is_paper(answer: Answer) -> bool:
    return isinstance(answer, PaperByte)


def fill_up(link: Link, profile: Profile) -> None:
    """On a new connection, for a printer that does not answer. Raises BrokenOff, NotReached."""
    link.connect(CLEAR_S)
    link.send(_rest_of_a_picture(profile), CLEAR_S)


def cut_debris(link: Link, profile: Profile) -> None:
    """Part what was printed before from the next paper. Raises BrokenOff."""
    link.send(_debris(profile), CLEAR_S)


def _debris(profile: Profile) -> bytes:
    return INIT + (CUT if profile.cut == "partial" else b"\n")


def _rest_of_a_picture(profile: Profile) -> bytes:
    """As much as may be missing. A printer that waits for nothing does nothing on NUL."""
    return bytes(profile.dots // 8 * BAND_ROWS + SPARE_BYTES)
