import pytest

from core.words import Evidence, Text
from printer.answers import JobPrinted, PaperByte, RealTime
from printer.faults import BrokenOff
from printer.link import Link
from printer.monitor import Monitor
from printer.profiles import PROFILES
from printer.protocol import real_time
from printer.states import PrinterState
from tests.printer.emulator.device import Device
from tests.printer.emulator.wire import FakeClock, Wire


class Script:
    """A transport that says what stands in the script, one line a read; None: the connection ends."""

    evidence = Evidence.UNVERIFIED
    answers = True
    bytes_per_s: float | None = None

    def __init__(self, clock: FakeClock, *says: bytes | None) -> None:
        self.epoch = 0
        self.written = b""
        self._clock = clock
        self._says = list(says)
        self._opened = 0

    def open(self, within_s: float) -> None:
        self._opened += 1
        self.epoch = self._opened

    def write(self, data: bytes, within_s: float) -> int:
        self.written += data
        return len(data)

    def read(self, within_s: float) -> bytes:
        self._clock.pause(within_s)
        said = self._says.pop(0) if self._says else b""
        if said is None:
            raise BrokenOff(Text("putus", "broken"))
        return said

    def drop(self) -> None:
        self.epoch = 0

    def close(self) -> None:
        self.drop()


def opened(*says: bytes | None) -> tuple[Link, Script]:
    clock = FakeClock()
    script = Script(clock, *says)
    link = Link(script, clock)
    link.connect(1.0)
    return link, script


def test_a_question_is_answered_by_what_comes_after_it() -> None:
    link, _ = opened(b"\x1a", b"\x12")
    assert link.ask(real_time(1), 0.3) == RealTime(0x12)
    assert link.take() == [(1, RealTime(0x1A))]


def test_after_a_question_without_an_answer_no_other_is_asked_on_that_connection() -> None:
    link, script = opened(b"", b"")
    assert link.ask(real_time(1), 0.3) is None
    asked = script.written
    assert link.ask(real_time(2), 0.3) is None
    assert script.written == asked
    link.connect(1.0)
    script._says = [b"", b"\x12"]
    assert link.ask(real_time(1), 0.3) == RealTime(0x12)


def test_what_was_said_before_a_connection_ended_is_not_lost() -> None:
    link, _ = opened(b"\x37\x220A7Z\x00", None)
    link.wait(1.0)
    with pytest.raises(BrokenOff):
        link.wait(1.0)
    assert link.epoch == 0
    assert link.take() == [(1, JobPrinted(b"0A7Z"))]


def test_half_an_answer_is_not_finished_by_the_next_connection() -> None:
    link, _ = opened(b"\x37\x220A", b"\x00")
    link.wait(1.0)
    link.connect(1.0)
    link.wait(1.0)
    assert link.take() == [(2, PaperByte(0))]


def test_a_fault_is_believed_at_once_and_health_at_the_second_look() -> None:
    clock, device = FakeClock(), Device()
    monitor = Monitor(Link(Wire(device, clock), clock), PROFILES["tm-t82"], clock)
    found = []
    for cover in (False, True, False, False):
        with device.changing() as sensors:
            sensors.cover = cover
        monitor.poll()
        found.append(monitor.status.state)
    assert found == [PrinterState.READY, PrinterState.BLOCKED, PrinterState.BLOCKED, PrinterState.READY]


def test_one_silence_is_not_believed() -> None:
    clock, device = FakeClock(), Device()
    monitor = Monitor(Link(Wire(device, clock), clock), PROFILES["tm-t82"], clock)
    monitor.poll()
    device.back.lost = True
    monitor.poll()
    assert monitor.status.state is PrinterState.READY
    monitor.poll()
    assert not monitor.status.printable
