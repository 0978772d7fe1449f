"""What the pages are handed: somebody who decides, tells the time and rings at each commit."""

import asyncio
from typing import Protocol

from core.commands import Command
from core.decider import Accepted, Refused


class Deciding(Protocol):
    """sync.hub.Hub. Everything is called in its event loop."""

    async def decide(self, command: Command) -> Accepted | Refused:
        """Raises store.faults.Fault or core.decider.HubUnreachable; nothing was changed then."""

    def now_ms(self) -> int: ...

    @property
    def closed(self) -> bool: ...

    def listen(self) -> asyncio.Event:
        """Set at the next commit, or when the hub is about to stop."""
