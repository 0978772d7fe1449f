"""Parts are started again when they end, given up on a lasting fault, and stopped in reverse order."""

import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.part import Part
from cli.supervisor import Ended, Supervisor, Terms

SOON = Terms(waits_s=(0.0, 0.01, 0.02))


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def part(name: str, source: str) -> Part:
    return Part(name, [sys.executable, "-c", source])


def watched(parts: list[Part], stop_after: int = 100) -> tuple[int, list[Ended]]:
    """Runs the supervisor until it gives up or `stop_after` parts have ended."""
    ended: list[Ended] = []

    def tell(end: Ended) -> None:
        ended.append(end)
        if len(ended) == stop_after:
            supervisor.stop()

    supervisor = Supervisor(parts, tell, SOON)
    return supervisor.run(), ended


def test_a_part_that_falls_is_started_again_later_and_later() -> None:
    code, ended = watched([part("kiosk", "raise SystemExit(70)")], stop_after=4)
    assert code == 0
    assert ended == [Ended("kiosk", 70, wait) for wait in (0.0, 0.01, 0.02, 0.02)]


def test_a_lasting_fault_ends_everything_with_its_code() -> None:
    code, ended = watched([part("hub", "raise SystemExit(78)")])
    assert code == 78
    assert [end.wait_s for end in ended] == [0.0, 0.01, 0.02, None]


def test_a_part_may_ask_for_all_to_be_started_anew() -> None:
    told: list[Ended] = []
    terms = Terms(waits_s=(0.0,), all_anew=frozenset({71}))
    other = part("hub", "import time; time.sleep(60)")
    assert Supervisor([other, part("kiosk", "raise SystemExit(71)")], told.append, terms).run() == 71
    assert told == []
    assert not other.running


def test_parts_are_stopped_in_reverse_order(tmp_path: Path) -> None:
    order = tmp_path / "order"
    source = """
import signal, sys, time
from pathlib import Path
p = Path({path!r})
def leave(*_):
    with p.open("a") as f: f.write({name!r} + " ")
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
Path({path!r} + {name!r}).touch()
while True: time.sleep(0.01)"""
    names = ("hub", "kiosk", "display")
    parts = [part(name, source.format(path=str(order), name=name)) for name in names]
    supervisor = Supervisor(parts, lambda end: None)

    def stop_when_all_run() -> None:
        while not all(Path(str(order) + name).exists() for name in names):
            pass
        supervisor.stop()

    watcher = threading.Thread(target=stop_when_all_run)
    watcher.start()
    assert supervisor.run() == 0
    watcher.join()
    assert order.read_text().split() == ["display", "kiosk", "hub"]
