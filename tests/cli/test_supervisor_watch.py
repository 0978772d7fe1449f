"""A part that falls silent is killed and started again; whoever watches the supervisor hears how the parts are."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from time import sleep as time_sleep

import pytest

from cli.part import Part, Patience
from cli.pulse import Pulse
from cli.supervisor import Ended, Supervisor, Terms
from store.notify import Notify

TERMS = Terms(waits_s=(0.0,), patience=Patience(start_s=30.0, silent_s=1.0), beat_s=0.05)
HEALTHY = """
import time
from store.notify import from_environment
told = from_environment(); told.ready()
while True: told.alive(); time.sleep(0.05)"""
HUNG = """
import time
from store.notify import from_environment
from_environment().ready()
time.sleep(600)"""
NEVER_READY = "import time; time.sleep(600)"


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class Systemd(Notify):
    """Keeps what it is told, and has a say after each word."""

    def __init__(self) -> None:
        self.ear = Pulse()
        super().__init__(self.ear.address)
        self.words: list[str] = []
        self.then: Callable[[], None] = lambda: None

    def _tell(self, word: str) -> None:
        super()._tell(word)
        self.words += self.ear.heard()
        self.then()


@pytest.fixture
def systemd() -> Iterator[Systemd]:
    watcher = Systemd()
    yield watcher
    watcher.ear.close()


def part(name: str, source: str) -> Part:
    return Part(name, [sys.executable, "-c", source])


def run(parts: list[Part], systemd: Systemd, terms: Terms, enough: Callable[[list[Ended]], bool]) -> list[Ended]:
    """Until `enough` is true of what has ended; looked at whenever the supervisor speaks or tells."""
    ended: list[Ended] = []

    def look() -> None:
        if enough(ended):
            supervisor.stop()

    def tell(end: Ended) -> None:
        ended.append(end)
        look()

    systemd.then = look
    supervisor = Supervisor(parts, tell, terms, systemd)
    assert ended_in_time(supervisor) == 0
    return ended


def ended_in_time(supervisor: Supervisor) -> int:
    """Runs it; one that nobody stops is stopped, and the test then finds what is missing."""
    at_last = threading.Timer(60, supervisor.stop)
    at_last.start()
    try:
        return supervisor.run()
    finally:
        at_last.cancel()
        at_last.join()


def test_a_hung_part_is_killed_and_started_again_and_a_healthy_one_is_left_alone(systemd: Systemd) -> None:
    ended = run([part("hub", HEALTHY), part("kiosk", HUNG)], systemd, TERMS, lambda ended: len(ended) == 2)
    assert ended == [Ended("kiosk", -signal.SIGKILL, 0.0, silent=True)] * 2
    assert "READY=1" in systemd.words


def test_a_part_that_never_gets_ready_is_killed(systemd: Systemd) -> None:
    terms = Terms(waits_s=(0.0,), patience=Patience(start_s=0.3, silent_s=30.0), beat_s=0.05)
    ended = run([part("display", NEVER_READY)], systemd, terms, lambda ended: len(ended) == 1)
    assert ended == [Ended("display", -signal.SIGKILL, 0.0, silent=True)]
    assert "READY=1" not in systemd.words


def test_ready_is_said_once_and_after_every_part(systemd: Systemd) -> None:
    slow = HEALTHY.replace("told.ready()", "time.sleep(1); told.ready()")
    hub, kiosk = part("hub", HEALTHY), part("kiosk", slow)
    ready: list[tuple[bool, bool]] = []

    def enough(ended: list[Ended]) -> bool:
        if "READY=1" in systemd.words and not ready:
            ready.append((hub.ready, kiosk.ready))
        return systemd.words.count("WATCHDOG=1") > 20 and bool(ready)

    assert run([hub, kiosk], systemd, TERMS, enough) == []
    assert ready == [(True, True)]
    assert systemd.words.count("READY=1") == 1
    assert systemd.words[-1] == "STOPPING=1"


def test_a_part_on_its_way_back_does_not_silence_the_supervisor(systemd: Systemd) -> None:
    terms = Terms(waits_s=(600.0,), patience=TERMS.patience, beat_s=0.05)
    falls = part("display", "from store.notify import from_environment; from_environment().ready()")
    said_when_it_fell: list[int] = []

    def enough(ended: list[Ended]) -> bool:
        if ended and not said_when_it_fell:
            said_when_it_fell.append(len(systemd.words))
        return bool(said_when_it_fell) and len(systemd.words) > said_when_it_fell[0] + 5

    assert len(run([part("hub", HEALTHY), falls], systemd, terms, enough)) == 1


def test_a_part_that_outlives_its_killing_silences_the_supervisor(
    systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = part("kiosk", HUNG)
    tries: list[int] = []
    rounds = iter(range(20))

    def a_round_later(seconds: float) -> None:
        time_sleep(seconds)
        if tries and next(rounds, None) is None:
            supervisor.stop()

    monkeypatch.setattr(stuck, "kill", lambda: tries.append(len(systemd.words)))
    monkeypatch.setattr("cli.supervisor.time.sleep", a_round_later)
    supervisor = Supervisor([stuck], lambda end: None, TERMS, systemd)
    assert ended_in_time(supervisor) == 0
    assert systemd.words[tries[0] :] == ["STOPPING=1"]
