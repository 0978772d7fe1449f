"""The hub is killed at the named steps of a commit; nothing acknowledged is lost, nothing has two effects."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.decider import Accepted
from core.events import TicketIssued, decode
from core.fold import fold
from store.check import differences
from tests.store.hall import OPENING_MS, Commands, folded_rows, open_hub, stored_log, stored_rows, ticket_of

STEPS = ("begin", "log", "tables", "commit", "answer")

HUB = """
import os, signal, sys
from pathlib import Path
from store import open as doors, projection, writer
from tests.store.hall import OPENING_MS, Commands, open_hub

folder, step, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def die(at):
    if at == step and number == count:
        os.kill(os.getpid(), signal.SIGKILL)

def around(module, name, before, after):
    real = getattr(module, name)
    def wrapped(*given):
        die(before)
        result = real(*given)
        die(after)
        return result
    setattr(module, name, wrapped)

hub = open_hub(folder)
make = Commands()
number = 0
if hub.catalog is None:
    hub.submit(make.morning(), OPENING_MS)
around(projection.log, "append", "begin", "log")
around(hub._projection, "write", None, "tables")
driver = hub._opened.connection
run = driver.exec_driver_sql
def exec_driver_sql(statement, *values):
    result = run(statement, *values)
    if statement == "COMMIT":
        die("commit")
    return result
driver.exec_driver_sql = exec_driver_sql
for number in range(count + 1):
    hub.submit([Commands(str(number)).issue("A", "B", device=f"kiosk-{number}")], OPENING_MS + number)
    die("answer")
    print(number, flush=True)
"""


def killed_at(folder: Path, step: str, count: int) -> int:
    """Runs a hub until it kills itself; returns how many numbers it had answered."""
    ended = subprocess.run([sys.executable, "-c", HUB, folder, step, str(count)], capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    return len(ended.stdout.split())


def numbers_in(folder: Path) -> int:
    """How many numbers stand in the log."""
    return sum(isinstance(decode(entry.raw).body, TicketIssued) for entry in stored_log(folder))


def check_after_kill(folder: Path, step: str, count: int) -> None:
    """`count` numbers were answered, the next one was under way."""
    assert killed_at(folder, step, count) == count
    assert numbers_in(folder) == count + (step in {"commit", "answer"})
    assert stored_rows(folder) == folded_rows(folder)
    hub = open_hub(folder)
    for number in range(count + 1):
        command = Commands(str(number)).issue("A", "B", device=f"kiosk-{number}")
        (answer,) = hub.submit([command], OPENING_MS + 100)
        assert isinstance(answer, Accepted)
        assert ticket_of(command) in hub.state.tickets
    assert len(hub.state.tickets) == count + 1
    hub.close()
    assert numbers_in(folder) == count + 1
    assert differences(folder, fold) == []


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_hub_loses_nothing_that_it_answered(tmp_path: Path, step: str) -> None:
    check_after_kill(tmp_path / "site", step, 3)


@pytest.mark.proof
@pytest.mark.parametrize("step", STEPS)
def test_a_hub_killed_a_hundred_times_loses_nothing(tmp_path: Path, step: str) -> None:
    for count in range(100):
        check_after_kill(tmp_path / str(count), step, count % 20)


def test_a_hub_killed_from_outside_comes_back_whole(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    with subprocess.Popen(
        [sys.executable, "-c", HUB, folder, "never", "100000"], stdout=subprocess.PIPE, text=True
    ) as hub:
        assert hub.stdout is not None
        answered = [hub.stdout.readline() for _ in range(50)]
        os.kill(hub.pid, signal.SIGKILL)
        answered += hub.stdout.readlines()
    again = open_hub(folder)
    assert len(again.state.tickets) - len(answered) in {0, 1}
    again.close()
    assert stored_rows(folder) == folded_rows(folder)
