"""The spooler against the emulator as a device file, in real time: what happens to such files."""

from dataclasses import replace
from pathlib import Path

from core.words import Evidence
from printer.journal import JobState
from printer.profiles import PROFILES
from printer.spooler import Spooler
from printer.states import Cause
from printer.transports.usb import UsbTransport
from tests.printer.emulator.cable import Cable
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import CLONE
from tests.printer.journals import MemoryJournal
from tests.printer.test_over_tcp import Visitor
from tests.printer.tickets import a_ticket

FAST = replace(CLONE, mm_s=5000.0, cut_s=0.0)


def test_a_printer_that_comes_back_under_another_number(tmp_path: Path) -> None:
    """lp0 was unplugged and is lp1 now; the name that udev gives it points to the new one."""
    name, visitor = tmp_path / "printer", Visitor()
    with Cable(Device(FAST)) as first:
        name.symlink_to(first.path)
        spooler = Spooler(MemoryJournal(), UsbTransport(str(name)), PROFILES["xp-80"], visitor.hear)
        spooler.enqueue("a", 0, a_ticket())
        assert visitor.wait(1)[-1].evidence is Evidence.PROCESSED
    name.unlink()
    spooler.enqueue("b", 0, a_ticket())
    outcome = visitor.wait(2)[-1]
    assert (outcome.state, outcome.cause) == (JobState.EXPIRED, Cause.ABSENT)
    with Cable(Device(FAST)) as second:
        name.symlink_to(second.path)
        spooler.enqueue("c", 0, a_ticket())
        assert visitor.wait(3)[-1].evidence is Evidence.PROCESSED
        assert spooler.close()
    papers = [[piece for piece in cable.device.paper.pieces if piece.lines] for cable in (first, second)]
    assert [len(pieces) for pieces in papers] == [1, 1]
