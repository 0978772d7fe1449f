"""The centre as a process: database, socket, signals, end."""

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import closing

import uvicorn
from starlette.types import ASGIApp

from centre.app import Centre
from centre.database import Database
from store import notify
from store.writer import wall_clock_ms
from sync.serve import bound

_STREAMS_END_S = 5
_IDLE_S = 75
TURN_S = 0.001


def serve(address: str, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serves the database at `address` until SIGTERM or SIGINT; `ready` is told the base URL.

    Raises centre.database.CannotOpen and sync.serve.PortTaken.
    """
    with closing(bound(port, host)) as listening, closing(Database.open(address)) as database:
        centre = Centre(database, wall_clock_ms)
        keep_pauses_short()
        _run(centre.app, listening, ready)


def keep_pauses_short() -> None:
    """What is remembered of sites is no garbage; searching it costs a quarter of the time. And who asks little waits a
    few times for its turn: each is to be short beside threads that fold for a long time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    sys.setswitchinterval(TURN_S)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def leave(self) -> None:
        self.should_exit = True


def _run(app: ASGIApp, listening: socket.socket, ready: Callable[[str], None]) -> None:
    host, port = listening.getsockname()[:2]
    config = uvicorn.Config(
        app, loop="uvloop", http="httptools", ws="none", access_log=False, log_config=None, server_header=False,
        proxy_headers=False, timeout_graceful_shutdown=_STREAMS_END_S, timeout_keep_alive=_IDLE_S,
    )  # fmt: skip
    watcher = notify.from_environment()

    def serving() -> None:
        ready(f"http://{host}:{port}")
        watcher.ready()

    server = _Server(config, serving)

    async def until_told() -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, server.leave)
        beating = asyncio.create_task(_beat(watcher))
        await server.serve(sockets=[listening])
        beating.cancel()

    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(until_told())


async def _beat(watcher: notify.Notify) -> None:
    while True:
        watcher.alive()
        await asyncio.sleep(notify.BEAT_S)
