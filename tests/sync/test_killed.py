"""kill -9 of the hub at each step of a commit: nothing acknowledged is lost, nothing happens twice."""

import random
import threading
from collections import defaultdict
from pathlib import Path

import pytest

from core.commands import Command
from core.decider import Accepted, Refused
from core.events import Event, StepCalled, TicketIssued
from core.fold import fold
from store.check import differences
from store.log_reader import LogReader
from store.memory import read_event
from sync.link import NoAnswer
from tests.sync.child import STEPS, Kill
from tests.sync.conftest import SIGKILLED, RunningHub, StartHub
from tests.sync.mall import call, issue

CLIENTS = 4
COMMANDS = 16


class Client:
    """Sends its commands in order, each until it is answered, as a kiosk and a counter do."""

    def __init__(self, n: int) -> None:
        self._commands = [issue(device=f"kiosk-{n}") if i % 3 else call(n % 3 + 1) for i in range(COMMANDS)]
        self.answers: dict[str, Accepted | Refused] = {}

    def send(self, hub: RunningHub, *, all_again: bool = False) -> dict[str, Accepted | Refused]:
        """Goes on where it stood, or sends everything once more; stops where the hub falls silent."""
        decider = hub.decider()
        got: dict[str, Accepted | Refused] = {}
        try:
            for command in self._commands:
                if all_again or command.id not in self.answers:
                    got[command.id] = decider.submit(command)
        except NoAnswer:
            pass
        finally:
            decider.close()
        self.answers = got if all_again else self.answers | got
        return got

    @property
    def commands(self) -> list[Command]:
        return self._commands


def all_at_once(clients: list[Client], hub: RunningHub) -> None:
    threads = [threading.Thread(target=client.send, args=(hub,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def committed(folder: Path) -> list[Event]:
    reader = LogReader(folder)
    items = [read_event(entry.raw, folder) for entry in reader.after(0, 100_000)]
    reader.close()
    return [item for item in items if isinstance(item, Event)]


def check(folder: Path, acknowledged: dict[str, Accepted | Refused]) -> None:
    """What must hold of a store after any number of crashes."""
    log = committed(folder)
    assert [event.lsn for event in log] == list(range(1, len(log) + 1))
    by_command: dict[str, list[Event]] = defaultdict(list)
    for event in log:
        by_command[event.command].append(event)
    for command, answer in acknowledged.items():
        if isinstance(answer, Accepted):
            assert tuple(by_command[command]) == answer.events
    for events in by_command.values():
        assert [e.lsn for e in events] == list(range(events[0].lsn, events[0].lsn + len(events)))
    labels = [event.body.label for event in log if isinstance(event.body, TicketIssued)]
    assert len(labels) == len(set(labels))
    called = [event.body.ticket for event in log if isinstance(event.body, StepCalled)]
    assert len(called) == len(set(called))
    assert differences(folder, fold) == []


def killed_and_mended(folder: Path, start_hub: StartHub, step: str, seed: int) -> None:
    clients = [Client(n) for n in range(CLIENTS)]
    hub = start_hub(folder, Kill(step, random.Random(seed).randint(1, 12)))
    all_at_once(clients, hub)
    assert hub.ended() == SIGKILLED
    before: dict[str, Accepted | Refused] = {}
    for client in clients:
        before |= client.answers
    check(folder, before)

    hub = start_hub(folder)
    all_at_once(clients, hub)
    for client in clients:
        first = client.answers
        again = client.send(hub, all_again=True)
        for command in client.commands:
            if isinstance(first[command.id], Accepted):
                assert again[command.id] == first[command.id]
        client.answers = first
    assert hub.stop() == 0
    check(folder, before | {key: answer for client in clients for key, answer in client.answers.items()})


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("step", STEPS)
def test_a_killed_hub_loses_nothing_and_repeats_nothing(mall: Path, start_hub: StartHub, step: str, seed: int) -> None:
    killed_and_mended(mall, start_hub, step, seed)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(5, 105))
@pytest.mark.parametrize("step", STEPS)
def test_a_hub_killed_a_hundred_times_loses_nothing(mall: Path, start_hub: StartHub, step: str, seed: int) -> None:
    killed_and_mended(mall, start_hub, step, seed)
