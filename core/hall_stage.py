"""The stage of a simulated hall: people as processes, one clock that jumps from one thing that happens to the next."""

import heapq
from collections.abc import Generator, Iterable
from typing import NamedTuple, cast

from core.commands import Body, Command
from core.decider import Answer
from core.ids import derived


class Idle(NamedTuple):
    """Waits until somebody comes for one of `letters`, at most until `until_ms`."""

    letters: tuple[str, ...]
    until_ms: int


Wish = int | Idle | Command
"""What a process waits for: a time, company, or the answer to a command."""
Process = Generator[Wish, Answer | None, None]


class Stage:
    """`now_ms` is the simulated time. `key`: the root of the ids of all commands."""

    def __init__(self, key: str) -> None:
        self.now_ms = 0
        self._key = key
        self._commands = 0
        self._order = 0
        self._agenda: list[tuple[int, int, Process]] = []
        self._due: dict[Process, int] = {}
        self._idle: dict[Process, tuple[str, ...]] = {}
        self._dark_until_ms = 0

    def ask(self, device: str, body: Body, actor: str | None = None) -> Generator[Wish, Answer | None, Answer]:
        """Sends a command, from inside a process: `answer = yield from stage.ask(…)`."""
        self._commands += 1
        answer = yield Command(derived(self._key, "command", self._commands), device, body, actor)
        return cast(Answer, answer)  # a command is never left without one: `_go_on`

    def enter(self, process: Process, at_ms: int) -> None:
        """Lets `process` go on at `at_ms`, and not at the time that it waited for before."""
        self._order += 1
        self._due[process] = self._order
        heapq.heappush(self._agenda, (at_ms, self._order, process))

    def wake(self, letters: Iterable[str]) -> None:
        """Somebody may be called for `letters`: whoever waits for that looks up."""
        for process in [p for p, waits_for in self._idle.items() if not set(letters).isdisjoint(waits_for)]:
            del self._idle[process]
            self.enter(process, self.now_ms)

    def wake_at(self, letters: tuple[str, ...], at_ms: int) -> None:
        def later() -> Process:
            self.wake(letters)
            yield from ()

        self.enter(later(), at_ms)

    def dark(self, until_ms: int) -> None:
        """Nobody gets an answer before `until_ms`: whatever is wanted until then waits, in the order of its time."""
        self._dark_until_ms = until_ms

    def clear(self) -> None:
        """Everybody goes home."""
        self._agenda.clear()

    def run(self) -> Generator[tuple[int, Command], Answer, None]:
        """Plays until nobody has anything left to do: yields what is sent when, and is sent the answers."""
        while self._agenda:
            at_ms, order, process = heapq.heappop(self._agenda)
            if self._due.get(process) != order:
                continue
            if at_ms < self._dark_until_ms:
                self.enter(process, self._dark_until_ms)
                continue
            self.now_ms = at_ms
            del self._due[process]
            self._idle.pop(process, None)
            yield from self._go_on(process)

    def _go_on(self, process: Process) -> Generator[tuple[int, Command], Answer, None]:
        """Lets `process` act until it waits for a time or for company, or has ended."""
        answer: Answer | None = None
        while True:
            try:
                wish = process.send(answer)
            except StopIteration:
                return
            if isinstance(wish, Command):
                answer = yield self.now_ms, wish
                continue
            if isinstance(wish, Idle):
                self._idle[process] = wish.letters
            self.enter(process, max(self.now_ms, wish.until_ms if isinstance(wish, Idle) else wish))
            return
