"""The ear for one part's signs of life: the receiving side of sd_notify(3)."""

import socket

_LONGEST = 4096


class Pulse:
    """`address`: what the part finds as NOTIFY_SOCKET."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        # Linux names it, in a space that is no folder: nothing is left behind after a kill.
        self._socket.bind("")
        self._socket.setblocking(False)
        self.address = "@" + self._socket.getsockname()[1:].decode()

    def heard(self) -> frozenset[str]:
        """What the part has said since the last call, in any order."""
        words: set[str] = set()
        while True:
            try:
                words |= set(self._socket.recv(_LONGEST).decode(errors="replace").split("\n"))
            except BlockingIOError:
                return frozenset(words)

    def close(self) -> None:
        self._socket.close()
