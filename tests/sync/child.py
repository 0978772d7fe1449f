"""A real hub in a process of its own, with what a test can do to it: kill it at a step, fill its disk, slow it down."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

from core import events
from core.catalog import Catalog
from core.commands import Command, Issue
from core.decide import decide
from core.events import Event, Parked
from core.fold import fold
from core.refusal import Refusal
from core.state import State
from store.faults import DiskFull
from store.log_reader import LogReader
from store.projection import Projection
from store.writer import SiteWriter
from sync.clock import DemoClock
from sync.fence import Fence
from sync.hub import Hub
from sync.serve import bound, run
from tests.sync.mall import NINE_O_CLOCK

Decision = list[events.Body] | Refusal

STEPS = ("after-decide", "after-fold", "before-commit", "after-commit", "before-answer")
SLOW_S = 0.6
LEASE_S = 8.0


@dataclass(frozen=True)
class Kill:
    """kill -9 when `step` is reached for the `count`th time."""

    step: str = ""
    count: int = 0


def serve_mall(folder: Path, url: Pipe, kill: Kill, port: int) -> None:
    """Tells its base URL through `url`; ends on SIGTERM."""
    reached: Counter[str] = Counter()
    opened = threading.Event()

    def step(name: str) -> None:
        reached[name] += opened.is_set()
        if name == kill.step and reached[name] == kill.count:
            os.kill(os.getpid(), signal.SIGKILL)

    def decide_and_tell(
        state: State, catalog: Catalog | None, command: Command, now_ms: int
    ) -> list[events.Body] | Refusal:
        _suffer(folder, command)
        decision = decide(state, catalog, command, now_ms)
        step("after-decide")
        return decision

    def fold_and_tell(state: State, event: Event | Parked) -> None:
        fold(state, event)
        step("after-fold")

    _tell_before_commit(folder, step)
    writer = SiteWriter.open(folder, decide=decide_and_tell, fold=fold_and_tell)
    opened.set()
    fence = partial(Fence, folder, lease_s=LEASE_S)
    hub = Hub(writer, LogReader(folder), DemoClock(NINE_O_CLOCK), _synchronised(folder), step, fence=fence)
    run(hub, [bound(port)], url.send)


def trouble(folder: Path, name: str) -> Path:
    """While this file exists the hub suffers from `name`: full, slow, poison, broken, unsynchronised."""
    return folder.with_name(f"{folder.name}.{name}")


def _synchronised(folder: Path) -> Callable[[], bool]:
    return lambda: not trouble(folder, "unsynchronised").exists()


def _suffer(folder: Path, command: Command) -> None:
    if trouble(folder, "full").exists():
        raise DiskFull(folder)
    if not isinstance(command.body, Issue):
        return
    if trouble(folder, "slow").exists():
        time.sleep(SLOW_S)
    if trouble(folder, "poison").exists() and command.body.priority:
        raise ZeroDivisionError("poison")


def _tell_before_commit(folder: Path, step: Callable[[str], None]) -> None:
    write = Projection.write

    def write_and_tell(*args: Any) -> None:
        if trouble(folder, "broken").exists():
            raise ZeroDivisionError("broken")
        write(*args)
        step("before-commit")

    Projection.write = write_and_tell  # type: ignore[method-assign, assignment]
