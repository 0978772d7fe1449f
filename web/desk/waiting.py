"""Devices that wait to be let in, as the pages are told of them."""

from collections.abc import Sequence
from typing import Protocol


class WaitingDevice(Protocol):
    """`code`: what its screen shows; `wish`: the name it would like; `key`, `pin`: what would go into the document."""

    @property
    def code(self) -> str: ...

    @property
    def wish(self) -> str: ...

    @property
    def key(self) -> str: ...

    @property
    def pin(self) -> str | None: ...

    @property
    def address(self) -> str: ...


class WaitingRoom(Protocol):
    """sync.waiting_room.WaitingRoom. Called in the hub's event loop."""

    def waiting(self) -> Sequence[WaitingDevice]: ...


class NobodyWaits:
    """Of a hub that lets nobody in."""

    def waiting(self) -> Sequence[WaitingDevice]:
        return ()
