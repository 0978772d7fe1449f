"""Reports made by a process of its own, one at a time: nothing is drawn or laid out in the hub's process."""

import asyncio
import contextlib
import logging
import os
import sys
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

LONGEST_S = 120.0
MOST_WAITING = 6
MOST_KEPT = 16
NICENESS = 10
"""Counters and kiosks go first on the hub's machine."""
LONGEST_WORDS = 300

_log = logging.getLogger(__name__)


class Job(NamedTuple):
    """`words`: those of the command line after `besti --lang …`, without where the store is and where to write."""

    words: tuple[str, ...]
    language: str


class Made(NamedTuple):
    """`files`: by name. Empty: it failed, and `why` says so in the language of the job, as far as that is known."""

    files: Mapping[str, bytes]
    why: str
    at_s: float


class Press:
    """`folder`: of the store; None: the command line finds what it needs in `around`, names of its environment.

    `clock`: seconds of a clock that nobody sets. `besti`: how the command line is started.
    """

    def __init__(
        self, folder: Path | None, clock: Callable[[], float], besti: Sequence[str] = (sys.executable, "-m", "besti"),
        longest_s: float = LONGEST_S, around: Mapping[str, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self._place = ("--folder", str(folder)) if folder is not None else ()
        self._around = around
        self._clock = clock
        self._besti = besti
        self._longest_s = longest_s
        self._made: OrderedDict[Job, Made] = OrderedDict()
        self._under_way: dict[Job, asyncio.Task[None]] = {}
        self._one = asyncio.Lock()

    def find(self, job: Job, fresh_s: float) -> Made | None:
        """What was made of it in the last `fresh_s` seconds."""
        made = self._made.get(job)
        return made if made and self._clock() - made.at_s < fresh_s else None

    def begin(self, job: Job) -> bool:
        """Sees to it that it is made, once however many ask; False where too many wait already."""
        if job in self._under_way:
            return True
        if len(self._under_way) >= MOST_WAITING:
            return False
        task = asyncio.get_running_loop().create_task(self._work(job))
        self._under_way[job] = task
        task.add_done_callback(lambda _: self._under_way.pop(job, None))
        return True

    async def made(self, job: Job, fresh_s: float) -> Made | None:
        """As `find`, after waiting for it; None where too many wait already."""
        found = self.find(job, fresh_s)
        if found is not None or not self.begin(job):
            return found
        await asyncio.shield(self._under_way[job])
        return self._made.get(job)

    async def close(self) -> None:
        """Ends what is under way."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, job: Job) -> None:
        async with self._one:
            with tempfile.TemporaryDirectory(prefix="besti-") as folder:
                files, why = await self._run(job, Path(folder))
        self._made[job] = Made(files, why, self._clock())
        self._made.move_to_end(job)
        while len(self._made) > MOST_KEPT:
            self._made.popitem(last=False)

    async def _run(self, job: Job, out: Path) -> tuple[dict[str, bytes], str]:
        argv = [*self._besti, "--lang", job.language, *job.words, *self._place, "--out", str(out)]
        process = await asyncio.create_subprocess_exec(
            *argv, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
            env={**os.environ, **self._around},
        )  # fmt: skip
        with contextlib.suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, process.pid, NICENESS)
        try:
            async with asyncio.timeout(self._longest_s):
                _, said = await process.communicate()
        except TimeoutError:
            _log.warning("%s took longer than %g seconds and was ended", job.words, self._longest_s)
            return {}, ""
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return self._read(job, out, process.returncode or 0, said.decode(errors="replace"))

    def _read(self, job: Job, out: Path, code: int, said: str) -> tuple[dict[str, bytes], str]:
        if code == 0:
            return {path.name: path.read_bytes() for path in sorted(out.iterdir())}, ""
        _log.warning("%s ended with %d: %s", job.words, code, said.strip()[-2000:])
        # What a command says with these codes is meant for people; anything else is a fault of ours.
        meant = 64 <= code <= 78 and code != 70
        return {}, said.strip().splitlines()[-1][:LONGEST_WORDS] if meant and said.strip() else ""
