"""After a broken job: what the printer still holds is thrown away, and the debris cut off."""

from printer.answers import Cleared
from printer.encode import BAND_ROWS
from printer.link import Link
from printer.profiles import Profile
from printer.protocol import CLEAR, CUT, INIT, PAPER

CLEAR_S = 1.0
FLUSH_S = 15.0
SPARE_BYTES = 64


def clear(link: Link, profile: Profile) -> bool:
    """Empty the printer's buffers by its own command; whether it said that it did. Raises BrokenOff."""
    if not profile.clear or not link.epoch:
        return False
    link.send(CLEAR, CLEAR_S)
    return link.await_one(lambda answer: isinstance(answer, Cleared), CLEAR_S) is not None


def flush(link: Link, profile: Profile, fence: bool) -> bool:
    """Fill up a picture that broke off in its midst, forget all settings, cut. Only while the printer can print.

    Whether that is known to be done. `fence`: wait until the printer says that it has done all this.
    Raises BrokenOff.
    """
    data = bytes(profile.dots // 8 * BAND_ROWS + SPARE_BYTES) + _debris(profile)
    if link.send(data, FLUSH_S) < len(data):
        return False
    return link.ask(PAPER, FLUSH_S) is not None if fence else True


def cut_debris(link: Link, profile: Profile) -> None:
    """Part what was printed before from the next paper. Raises BrokenOff."""
    link.send(_debris(profile), CLEAR_S)


def _debris(profile: Profile) -> bytes:
    return INIT + (CUT if profile.cut == "partial" else b"\n")
