"""The hub's socket for other machines: TLS with the hub's own key, and the gate behind it."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn

from sync.gate import Gate
from sync.hub import Hub
from sync.hub_key import HubKey

RENEW_S = 60.0
"""So often it is seen whether the certificate is due, or was signed by a new authority."""


class QuietServer(uvicorn.Server):
    """Leaves signals to whoever runs it: uvicorn would raise them again at the end, and no exit would be clean."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class SecureDoor:
    """Belongs to one event loop. It ends before the hub does."""

    def __init__(self, hub: Hub, listening: socket.socket, key: HubKey, config: Callable[..., uvicorn.Config]) -> None:
        """`config`: what all of the hub's sockets have in common."""
        self.port: int = listening.getsockname()[1]
        self._listening = listening
        self._key = key
        gate = Gate(hub.app, hub.roll, hub.room, key.pin)
        self._server = QuietServer(
            config(gate, lifespan="off", ssl_context_factory=lambda config, default: key.context())
        )

    async def serve(self) -> None:
        renewing = asyncio.create_task(self._renew())
        try:
            await self._server.serve(sockets=[self._listening])
        finally:
            renewing.cancel()
            with suppress(asyncio.CancelledError):
                await renewing

    def leave(self) -> None:
        self._server.should_exit = True

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            await asyncio.to_thread(self._key.renew)
