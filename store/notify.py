"""Signs of life for whoever watches this process (systemd, or `besti up`), in the words of sd_notify(3).

In store because hub, screens and command line all speak it, and core knows no sockets.
"""

import os
import socket
from collections.abc import MutableMapping
from contextlib import suppress

SOCKET = "NOTIFY_SOCKET"
READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"

BEAT_S = 5.0
"""How often a living process says so. Several may be lost before anybody gets nervous: see cli/part.py."""


class Notify:
    """Tells the watcher at `address`; None where nobody watches: then it does nothing.

    It never waits and never raises: a watcher that is gone or swamped is no fault of the one who reports.
    """

    def __init__(self, address: str | None) -> None:
        self._address = "\0" + address[1:] if address and address.startswith("@") else address

    def ready(self) -> None:
        """The process does its work from now on."""
        self._tell(READY)

    def alive(self) -> None:
        """To be said every BEAT_S by the very loop that does the work, so that a loop that hangs falls silent."""
        self._tell(ALIVE)

    def stopping(self) -> None:
        self._tell(STOPPING)

    def _tell(self, word: str) -> None:
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.sendto(word.encode(), self._address)


def from_environment(environment: MutableMapping[str, str] = os.environ) -> Notify:
    """To the watcher that started this process. It is taken out of `environment`: no program started from here,
    such as a player of sounds, may speak for this one.
    """
    return Notify(environment.pop(SOCKET, None))
