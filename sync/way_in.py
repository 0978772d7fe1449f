"""How a device gets to a hub on another machine: what `sync.entry` does, as far as a line needs to know it."""

from http.client import HTTPConnection
from typing import Protocol


class WayIn(Protocol):
    """Any thread may use it."""

    def connection(self) -> HTTPConnection:
        """A new one to the hub, which looks at the hub's key as it connects."""

    def headers(self, timeout_s: float) -> dict[str, str]:
        """What goes with each request; proves the device's key first where that is due.

        Raises NotLetIn, NoAnswer, and the errors of the network.
        """

    def forget(self, headers: dict[str, str]) -> None:
        """The hub no longer takes these."""

    def knows(self, pin: str) -> bool:
        """Whether a hub of this site has that key."""
