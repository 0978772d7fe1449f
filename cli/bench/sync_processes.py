"""The processes of a bench's LAN: followers as devices run them, and helpers that begin together when told."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

STOP_S = 15.0


class Aide:
    """A module of the bench as a process. It says "ready" and waits; once begun it writes lines of figures."""

    def __init__(self, module: str, *words: object, before: tuple[str, ...] = ()) -> None:
        """Returns once it is ready. `before`: words of a command that runs it elsewhere."""
        argv = [*before, sys.executable, "-m", f"cli.bench.{module}", *map(str, words)]
        self._process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n", f"{module} did not start"

    def begin(self) -> None:
        """Lets it begin; it goes on by itself."""
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def figures(self) -> list[list[float]]:
        """What it found, a list for each line, once it has ended by itself or because its input ends here."""
        found = self._process.communicate()[0]
        assert self._process.returncode == 0
        return [[float(word) for word in line.split()] for line in found.splitlines()]


@contextmanager
def followers(folders: list[Path], url: str, before: list[tuple[str, ...]]) -> Iterator[None]:
    """`besti follow` for each folder, all stopped at the end; they have caught up with the hub when this begins.

    `before`: for each, the words of a command that runs it elsewhere.
    """
    with ExitStack() as stack:
        started = [stack.enter_context(_follower(*each, url)) for each in zip(folders, before, strict=True)]
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline(), "a follower did not start"
        yield


@contextmanager
def _follower(folder: Path, before: tuple[str, ...], url: str) -> Iterator["subprocess.Popen[str]"]:
    words = ["follow", "--folder", str(folder), "--hub", url, "--device", folder.name, "--keep-days", "2"]
    argv = [*before, sys.executable, "-m", "besti", *words]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(STOP_S)
