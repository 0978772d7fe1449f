"""The spooler against the emulator over a real socket, in real time: a few whole tickets."""

import socket
import subprocess
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from core.words import Evidence
from printer.journal import JobState, PrintOutcome
from printer.profiles import PROFILES
from printer.spooler import Spooler
from printer.states import Cause
from printer.transports.tcp import TcpTransport
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import CLONE, EPSON
from tests.printer.emulator.server import Server
from tests.printer.journals import MemoryJournal
from tests.printer.tickets import URL, a_ticket

FAST = replace(EPSON, mm_s=5000.0, cut_s=0.0)
TM_T82 = PROFILES["tm-t82"]


class Visitor:
    """Hears the outcomes and waits for them."""

    def __init__(self) -> None:
        self.told: list[PrintOutcome] = []
        self._news = threading.Condition()

    def hear(self, outcome: PrintOutcome) -> None:
        with self._news:
            self.told.append(outcome)
            self._news.notify_all()

    def wait(self, count: int) -> list[PrintOutcome]:
        with self._news:
            assert self._news.wait_for(lambda: len(self.told) >= count, 60)
        return self.told


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


def test_tickets_over_a_socket_are_confirmed_and_can_be_scanned(visitor: Visitor, tmp_path: Path) -> None:
    device = Device(FAST)
    with Server(device) as server:
        spooler = Spooler(MemoryJournal(), TcpTransport("127.0.0.1", server.port), TM_T82, visitor.hear)
        for number in range(5):
            spooler.enqueue(f"t{number}", 0, a_ticket())
        told = visitor.wait(5)
        assert spooler.close()
    assert {(outcome.state, outcome.evidence) for outcome in told} == {(JobState.PRINTED, Evidence.CONFIRMED)}
    pieces = [piece for piece in device.paper.pieces if piece.lines]
    assert len(pieces) == 5
    assert pieces[0].lines == pieces[4].lines
    (picture,) = pieces[0].pictures(TM_T82)
    picture.save(tmp_path / "ticket.png")
    done = subprocess.run(["zbarimg", "-q", "--raw", tmp_path / "ticket.png"], capture_output=True, text=True)
    assert done.stdout.strip() == URL


def test_two_spoolers_cannot_print_on_one_printer(visitor: Visitor) -> None:
    device = Device(replace(CLONE, mm_s=5000.0, cut_s=0.0))
    other = Visitor()
    with Server(device) as server:
        first = Spooler(MemoryJournal(), TcpTransport("127.0.0.1", server.port), PROFILES["xp-80"], visitor.hear)
        first.enqueue("a", 0, a_ticket())
        assert visitor.wait(1)[0].evidence is Evidence.PROCESSED
        # Later: a spooler takes hold of the printer as soon as it looks at it.
        second = Spooler(MemoryJournal(), TcpTransport("127.0.0.1", server.port), PROFILES["xp-80"], other.hear)
        second.enqueue("b", 0, a_ticket())
        outcome = other.wait(1)[0]
        assert first.close()
        assert second.close()
    assert (outcome.state, outcome.cause) == (JobState.EXPIRED, Cause.HELD)
    assert len([piece for piece in device.paper.pieces if piece.lines]) == 1


def test_many_tickets_leave_no_handle_no_thread_and_no_folder(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is shown by `besti bench print`."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Server(Device(FAST)) as server:
        spooler = Spooler(MemoryJournal(), TcpTransport("127.0.0.1", server.port), TM_T82, visitor.hear)
        held = set()
        for number in range(1, 61):
            spooler.enqueue(f"t{number}", 0, a_ticket(label=f"A{number:03d}"))
            visitor.wait(number)
            if number % 30 == 0:
                handles = sum(1 for _ in Path("/proc/self/fd").iterdir())
                held.add((handles, threading.active_count(), *sorted(path.name for path in tmp_path.iterdir())))
        assert spooler.close()
    assert len(held) == 1, held


def test_a_printer_that_was_given_another_address(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is asked for anew at each connection."""
    at = [0]
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, *_: [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", at[0]))],
    )
    devices = [Device(FAST), Device(FAST)]
    spooler = None
    for number, device in enumerate(devices, 1):
        with Server(device) as server:
            at[0] = server.port
            spooler = spooler or Spooler(MemoryJournal(), TcpTransport("printer.local"), TM_T82, visitor.hear)
            spooler.enqueue(f"t{number}", 0, a_ticket())
            assert visitor.wait(number)[-1].evidence is Evidence.CONFIRMED
    assert spooler is not None
    assert spooler.close()
    assert [len([piece for piece in device.paper.pieces if piece.lines]) for device in devices] == [1, 1]
