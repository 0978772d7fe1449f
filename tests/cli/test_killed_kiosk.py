"""A real kiosk is killed by kill -9 in each state of a job and started again: one end, one original, nothing lost."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from cli.demo.driver import HubClock
from cli.demo.processes import Box, hub_of
from core.catalog import Catalog
from core.commands import ChangeDocument, Command, Errand, Issue
from core.decider import Accepted
from core.fold import fold
from core.ids import derived
from core.state import Ticket
from core.words import Evidence
from printer.journal import JobState
from store.faults import Missing
from store.open import open_reader
from store.reader import SiteReader
from store.sitefile import dump, read_site
from sync.direct import DirectDecider
from tests.printer.emulator.cable import Cable
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import CLONE
from tests.printer.emulator.server import Server

SITE = read_site(Path(str(files("assets") / "sites" / "mpp-kupang.json")))
TEN = Catalog(SITE).at(dt.date(2026, 11, 30), "10:00")
FAST = replace(CLONE, mm_s=2000.0, cut_s=0.0)
PATIENCE_S = 60.0


def until(what: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < ends
        time.sleep(0.005)


class Mall:
    """A hub in a process of its own, a kiosk that is killed and started, and one printer."""

    def __init__(self, box: Box, url: str, printer: Server | Cable, address: str, profile: str) -> None:
        self._box = box
        self._url = url
        self.printer = printer
        self._device = ["--printer", address, "--profile", profile, "--window", "540x960", "--demo-speed", "1"]
        self._decider = DirectDecider(url)
        self._numbers = 0
        self._kiosk: subprocess.Popen[bytes] | None = None
        self._do(ChangeDocument("site", dump(SITE)))

    def start(self) -> None:
        words = ["kiosk", "--folder", str(self._box.store), "--hub", self._url, *self._device]
        argv = [sys.executable, "-m", "besti", *words]
        self._kiosk = subprocess.Popen(argv, env=self._box.environment())

    def signal(self, number: signal.Signals) -> None:
        assert self._kiosk is not None
        os.kill(self._kiosk.pid, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        assert self._kiosk is not None
        self._kiosk.wait()

    def close(self) -> None:
        if self._kiosk is not None and self._kiosk.poll() is None:
            self.kill()
        self._decider.close()

    def issue(self) -> str:
        """A ticket that is ordered from elsewhere, whose paper comes out at the kiosk."""
        self._numbers += 1
        ticket = derived("killed", self._numbers)
        self._do(Issue(ticket, (Errand("A1"),), print_at="kiosk-1"))
        return ticket

    def _do(self, body: Issue | ChangeDocument) -> None:
        self._numbers += 1
        answer = self._decider.submit(Command(derived("killed", "command", self._numbers), "test", body))
        assert isinstance(answer, Accepted), answer

    def states(self, ticket: str) -> list[JobState]:
        """The steps of its original, as the kiosk's file has them."""
        query = "SELECT to_state FROM print_step WHERE ticket = ? AND copy_no = 0 ORDER BY n"
        try:
            with open_reader(self._box.store / "kiosk.db") as connection:
                return [JobState(row[0]) for row in connection.exec_driver_sql(query, (ticket,))]
        except Missing:
            return []

    def until(self, ticket: str, state: JobState) -> None:
        until(lambda: self.states(ticket)[-1:] == [state])

    def in_log(self, ticket: str) -> Ticket:
        with closing(SiteReader.open(self._box.store, fold=fold)) as reader:
            return reader.state.tickets[ticket]

    def until_told(self, ticket: str) -> Evidence:
        """What the log says of the paper."""
        until(lambda: self.in_log(ticket).paper is not None)
        paper = self.in_log(ticket).paper
        assert paper is not None
        return paper

    def hurry(self, mm_s: float = FAST.mm_s, room: int = FAST.buffer_bytes) -> None:
        with self.printer.lock:
            self.printer.device.kind = replace(FAST, mm_s=mm_s, buffer_bytes=room)

    def open_cover(self, is_open: bool) -> None:
        with self.printer.lock, self.printer.device.changing() as sensors:
            sensors.cover = is_open

    def originals(self) -> int:
        """How many tickets came out, whole or in part, that are not marked as copies."""
        with self.printer.lock:
            texts = [piece.text for piece in self.printer.device.paper.pieces]
        return sum(text.count("Nomor antrean") for text in texts if "SALINAN" not in text)

    def original(self, ticket: str) -> int:
        """How often the code of this one came out."""
        with self.printer.lock:
            return sum(piece.data.count(ticket.encode()) for piece in self.printer.device.paper.pieces)

    def check(self, ticket: str, state: JobState) -> None:
        """It has come to one end, and stays there."""
        states = self.states(ticket)
        ends = [step for step in states if step in (JobState.PRINTED, JobState.UNKNOWN, JobState.EXPIRED)]
        assert ends == [state] == states[-1:]
        assert self.in_log(ticket).label.startswith("A")


@contextmanager
def mall(out: Path, printer: Server | Cable, address: str, profile: str) -> Iterator[Mall]:
    box = Box(out, 1.0, headless=True)
    with ExitStack() as stack:
        stack.enter_context(printer)
        url = stack.enter_context(hub_of(box))
        clock = stack.enter_context(closing(HubClock(url)))
        clock.set(TEN - 1)
        here = stack.enter_context(closing(Mall(box, url, printer, address, profile)))
        clock.set(TEN)  # the day opens once there is a site
        yield here


def before_the_journal_knows(here: Mall) -> str:
    here.signal(signal.SIGSTOP)
    ticket = here.issue()
    here.kill()
    assert here.states(ticket) == []
    here.start()
    assert here.until_told(ticket) is Evidence.PROCESSED
    return ticket


def before_a_byte_left(here: Mall) -> str:
    here.open_cover(True)
    ticket = here.issue()
    here.until(ticket, JobState.QUEUED)
    here.kill()
    assert here.states(ticket) == [JobState.QUEUED]
    here.open_cover(False)
    here.start()
    assert here.until_told(ticket) is Evidence.PROCESSED
    return ticket


def before_the_printer_is_done(here: Mall) -> str:
    here.hurry(mm_s=2.0)
    ticket = here.issue()
    here.until(ticket, JobState.SENT)
    here.kill()
    here.hurry()
    here.start()
    assert here.until_told(ticket) is Evidence.UNKNOWN
    return ticket


def before_somebody_is_told(here: Mall) -> str:
    ticket = here.issue()
    here.until(ticket, JobState.PRINTED)
    here.kill()
    here.start()
    assert here.until_told(ticket) is Evidence.PROCESSED
    return ticket


def test_killed_before_and_after_the_bytes(tmp_path: Path) -> None:
    server = Server(Device(FAST))
    with mall(tmp_path, server, f"tcp://127.0.0.1:{server.port}", "xp-80") as here:
        here.start()
        first = here.issue()
        assert here.until_told(first) is Evidence.PROCESSED
        printed = [first, before_the_journal_knows(here), before_a_byte_left(here)]
        sent = before_the_printer_is_done(here)
        printed.append(before_somebody_is_told(here))
        for ticket in printed:
            here.check(ticket, JobState.PRINTED)
        here.check(sent, JobState.UNKNOWN)
        assert [here.original(ticket) for ticket in (*printed, sent)] == [1] * 5
        assert here.originals() == 5


def test_killed_while_the_bytes_leave(tmp_path: Path) -> None:
    """A socket would swallow the whole job at once; a cable does not."""
    cable = Cable(Device(FAST))
    with mall(tmp_path, cable, f"usb://{cable.path}", "generic-80") as here:
        here.start()
        first = here.issue()
        assert here.until_told(first) is Evidence.PROCESSED
        here.hurry(mm_s=2.0, room=512)
        with cable.lock:
            before = cable.device.received
        sending = here.issue()
        until(lambda: cable.device.received > before + 500)
        here.kill()
        assert here.states(sending)[-1] is JobState.SENDING
        here.hurry()
        here.start()
        assert here.until_told(sending) is Evidence.UNKNOWN
        last = here.issue()
        assert here.until_told(last) is Evidence.PROCESSED
        for ticket in (first, last):
            here.check(ticket, JobState.PRINTED)
        here.check(sending, JobState.UNKNOWN)
        assert 2 <= here.originals() <= 3
