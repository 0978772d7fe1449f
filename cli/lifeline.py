"""What ties the parts of a device to `besti up`: when it dies, by kill -9 too, they end as well.

`besti up` alone holds the writing end of a pipe and never writes. Each part reads: the read returns when the kernel has
closed the last writing end, which it does however the holder died. Parts left over would keep the files locked against
the next start.
"""

import os
import signal
import threading
import time
from collections.abc import MutableMapping

VARIABLE = "BESTI_LIFELINE"
LEAVE_S = 15.0


class Lifeline:
    """The end that `besti up` holds. `hand_over`: the file descriptor that a part inherits."""

    def __init__(self) -> None:
        self.hand_over, self._hold = os.pipe()

    @property
    def environment(self) -> dict[str, str]:
        return {VARIABLE: str(self.hand_over)}

    def close(self) -> None:
        os.close(self._hold)
        os.close(self.hand_over)


def hold_on(environment: MutableMapping[str, str] = os.environ, leave_s: float = LEAVE_S) -> bool:
    """Ends this process cleanly once the one that holds the other end is gone, and by force `leave_s` later.

    Does nothing in a process that nobody holds; returns whether somebody does.
    """
    handed = environment.pop(VARIABLE, None)
    if handed is not None:
        os.set_inheritable(int(handed), False)
        threading.Thread(target=_end_with, args=(int(handed), leave_s), name="lifeline", daemon=True).start()
    return handed is not None


def _end_with(end: int, leave_s: float) -> None:
    os.read(end, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(leave_s)
    os.kill(os.getpid(), signal.SIGKILL)
