"""Real hubs on loopback, each in a process of its own that is forked from one which has everything loaded."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from sync.direct import DirectDecider
from tests.sync.child import Kill, serve_mall, trouble
from tests.sync.mall import prepare

_forkserver = multiprocessing.get_context("forkserver")
_forkserver.set_forkserver_preload(["__main__", "tests.sync.child"])

WAIT_S = 30.0


class RunningHub:
    def __init__(self, folder: Path, kill: Kill, port: int) -> None:
        self.folder = folder
        mine, theirs = _forkserver.Pipe()
        self.process: ForkServerProcess = _forkserver.Process(target=serve_mall, args=(folder, theirs, kill, port))
        self.process.start()
        theirs.close()
        assert mine.poll(WAIT_S), "the hub did not start"
        self.url: str = mine.recv()
        self.port = int(self.url.rpartition(":")[2])
        self._deciders: list[DirectDecider] = []

    def decider(self) -> DirectDecider:
        """One that is closed with the test, if not before."""
        self._deciders.append(DirectDecider(self.url))
        return self._deciders[-1]

    def hang_up(self) -> None:
        for decider in self._deciders:
            decider.close()

    def suffer(self, name: str) -> Path:
        """The hub suffers from `name` until the file is removed."""
        path = trouble(self.folder, name)
        path.touch()
        return path

    def stop(self) -> int | None:
        """Ends the hub by SIGTERM; returns its exit code."""
        self.process.terminate()
        return self.ended()

    def kill(self) -> None:
        self.process.kill()
        self.ended()

    def ended(self) -> int | None:
        """Waits for the end; returns the exit code, negative for a signal."""
        self.process.join(WAIT_S)
        assert self.process.exitcode is not None, "the hub did not end"
        return self.process.exitcode


StartHub = Callable[..., RunningHub]


@pytest.fixture
def start_hub() -> Iterator[StartHub]:
    """Starts hubs; those that still run at the end must stop cleanly."""
    started: list[RunningHub] = []

    def start(folder: Path, kill: Kill = Kill(), port: int = 0) -> RunningHub:  # noqa: B008 - frozen
        started.append(RunningHub(folder, kill, port))
        return started[-1]

    yield start
    for hub in started:
        hub.hang_up()
    alive = [hub for hub in started if hub.process.is_alive()]
    codes = [hub.stop() for hub in alive]
    assert codes == [0] * len(alive)


@pytest.fixture
def mall(tmp_path: Path) -> Path:
    """The folder of a mall that is ready for visitors."""
    return prepare(tmp_path / "mall")


@pytest.fixture
def hub(mall: Path, start_hub: StartHub) -> RunningHub:
    return start_hub(mall)


SIGKILLED = -signal.SIGKILL
