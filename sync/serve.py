"""The hub as a process: store, socket, signals, end."""

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from core.decide import decide
from core.fold import fold
from core.words import Language, Text
from store import notify, pledge
from store.ballast import Ballast
from store.log_reader import LogReader
from store.writer import SiteWriter
from sync import memory_back
from sync.clock import DemoClock, SystemClock
from sync.far import Far
from sync.fence import Fence, Fenced
from sync.hub import Companion, Hub, Pages
from sync.hub_key import HubKey
from sync.nightly import Nightly
from sync.ntp import synchronised
from sync.open_files import allow_many
from sync.secure_door import QuietServer, SecureDoor

LOOPBACK = "127.0.0.1"
_STREAMS_END_S = 5
TURN_S = 0.0005
"""How long the thread that makes pages keeps the interpreter while a command waits for it; usually ten times that."""
_IDLE_S = 75


class CannotServe(Exception):
    """The hub cannot start here, though nothing is wrong with the store."""

    def __init__(self, text: Text, exit_code: int) -> None:
        self.text = text
        self.exit_code = exit_code
        super().__init__(text.en)

    def words(self, language: str = Language.ID) -> str:
        return self.text.in_language(language)


class PortTaken(CannotServe):
    def __init__(self, port: int) -> None:
        text = Text(
            f"Port {port} tidak bisa dipakai; mungkin program lain memakainya. Pilih port lain dengan --port.",
            f"Port {port} cannot be used; another program may have it. Choose another port with --port.",
        )
        super().__init__(text, 69)


class OtherMode(CannotServe):
    """A store of training is asked to serve in earnest, or the other way round."""

    def __init__(self, folder: Path, training: bool) -> None:
        text = (
            Text(f"{folder} berisi data sungguhan, bukan latihan.", f"{folder} holds real data, not training.")
            if training
            else Text(f"{folder} berisi data latihan. Pakai --training.", f"{folder} is for training. Use --training.")
        )
        super().__init__(text, 78)


MakePages = Callable[[Path, Hub], Pages]
"""Makes the pages of the store in a folder, on the hub that decides."""


def serve(
    folder: Path,
    port: int,
    ready: Callable[[str], None],
    *,
    demo_clock: bool = False,
    training: bool = False,
    pages: MakePages | None = None,
    pages_at: tuple[str, int] | None = None,
    companions: Sequence[Companion] = (),
    gate_at: tuple[str, int] | None = None,
) -> bool:
    """Opens the store in `folder` and decides for it until SIGTERM or SIGINT; `ready` is told the base URL.

    `pages_at`: address and port at which other machines reach the pages, and nothing but the pages.
    `companions`: what goes on beside the hub. `gate_at`: where devices on other machines, and officers, come in by TLS.
    False where a fault of ours ended it. Raises CannotServe and the faults of store.faults.
    """
    allow_many()
    memory_back.give_back()
    with ExitStack() as open_:
        listening = [open_.enter_context(closing(bound(port)))]
        if pages_at is not None:
            listening.append(open_.enter_context(closing(bound(pages_at[1], pages_at[0]))))
        gate = open_.enter_context(closing(bound(gate_at[1], gate_at[0]))) if gate_at is not None else None
        writer = opened(folder, training)
        log = LogReader(folder)
        # Whoever drives a demo clock vouches for it.
        clock, trusted = (DemoClock(), lambda: True) if demo_clock else (SystemClock(), synchronised)
        hub = Hub(writer, log, clock, trusted, nightly=Nightly(folder, clock), fence=partial(Fence, folder))
        for companion in companions:
            hub.accompany(companion)
        if pages is not None:
            hub.show(pages(folder, hub))
        keep_pauses_short()
        run(hub, listening, ready, (gate, HubKey(folder)) if gate is not None else None)
    if hub.fenced:
        raise Fenced(folder, str(pledge.read(folder).epoch))
    return not hub.broken


def bound(port: int, address: str = LOOPBACK) -> socket.socket:
    """A listening socket; port 0: any that is free. Raises PortTaken."""
    try:
        return socket.create_server((address, port), backlog=512)
    except OSError as error:
        raise PortTaken(port) from error


def opened(folder: Path, training: bool) -> SiteWriter:
    """The writer of the store in `folder`. Raises OtherMode, Fenced and the faults of store.faults."""
    writer = SiteWriter.open(folder, decide=decide, fold=fold, training=training, ballast=Ballast(folder))
    if writer.identity.training != training:
        writer.close()
        raise OtherMode(folder, training)
    pledged = pledge.read(folder).epoch
    if pledged > writer.state.epoch:
        writer.close()
        raise Fenced(folder, str(pledged))
    return writer


def keep_pauses_short() -> None:
    """What was loaded stays: not searching it for garbage spares a busy hub pauses of 60 ms."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)
    sys.setswitchinterval(TURN_S)


class _Server(QuietServer):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def run(
    hub: Hub,
    listening: Sequence[socket.socket],
    ready: Callable[[str], None],
    gate: tuple[socket.socket, HubKey] | None = None,
) -> None:
    """Serves until SIGTERM or SIGINT, then finishes what it has begun. Call it in the main thread.

    `ready` is told the base URL of the first socket. `gate`: a socket for other machines, and its key.
    """
    host, port = listening[0].getsockname()[:2]
    door = SecureDoor(hub, *gate, _config) if gate is not None else None
    config = _config(Far(hub.app, hub.inside, door.port if door else None))
    watcher = notify.from_environment()

    def serving() -> None:
        ready(f"http://{host}:{port}")
        watcher.ready()

    server = _Server(config, serving)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(_until_told(hub, server, list(listening), door, watcher))


def _config(app: ASGIApp, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app, loop="uvloop", http="httptools", ws="none", access_log=False, log_config=None, server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_STREAMS_END_S, timeout_keep_alive=_IDLE_S, **more,
    )  # fmt: skip


async def _until_told(
    hub: Hub, server: _Server, listening: list[socket.socket], door: SecureDoor | None, watcher: notify.Notify
) -> None:
    def leave() -> None:
        hub.leave()
        if door is None or going.done():
            server.should_exit = True
        else:
            door.leave()

    async def open_the_door() -> None:
        """What comes in there needs the hub, so the hub leaves after it."""
        if door is not None:
            try:
                await door.serve()
            finally:
                server.should_exit = True

    hub.on_broken(leave)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, leave)
    beating, going = asyncio.create_task(_beat(watcher)), asyncio.create_task(open_the_door())
    await server.serve(sockets=listening)
    beating.cancel()
    await going


async def _beat(watcher: notify.Notify) -> None:
    """From the loop that answers: when it hangs, the watcher hears nothing."""
    while True:
        watcher.alive()
        await asyncio.sleep(notify.BEAT_S)
