"""One printer, one kiosk: a second process is told so, and prints nothing."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from core.words import Evidence
from printer.profiles import PROFILES
from printer.spooler import Spooler
from printer.transports.tcp import TcpTransport
from store.own_file import open_kiosk
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import CLONE
from tests.printer.emulator.server import Server
from tests.printer.journals import MemoryJournal
from tests.printer.test_over_tcp import Visitor
from tests.printer.tickets import a_ticket


def besti(*words: str) -> "subprocess.CompletedProcess[str]":
    argv = [sys.executable, "-m", "besti", "--lang", "en", *words]
    return subprocess.run(argv, capture_output=True, text=True, check=False)


def test_a_second_process_cannot_print_on_a_printer_that_is_held() -> None:
    device, visitor = Device(replace(CLONE, mm_s=5000.0, cut_s=0.0)), Visitor()
    with Server(device) as server:
        slip = ("printer", "test", "--printer", f"tcp://127.0.0.1:{server.port}", "--profile", "xp-80")
        spooler = Spooler(MemoryJournal(), TcpTransport("127.0.0.1", server.port), PROFILES["xp-80"], visitor.hear)
        spooler.enqueue("a", 0, a_ticket())
        assert visitor.wait(1)[0].evidence is Evidence.PROCESSED
        refused = besti(*slip)
        assert spooler.close()
        allowed = besti(*slip)
    assert refused.returncode == 69
    assert "Another program on this device holds the printer" in refused.stdout
    assert (allowed.returncode, refused.stderr, allowed.stderr) == (0, "", "")
    assert len([piece for piece in device.paper.pieces if piece.lines]) == 2


def test_a_second_kiosk_in_one_folder_ends_with_a_message(tmp_path: Path) -> None:
    with closing(open_kiosk(tmp_path / "kiosk.db")):
        second = besti("kiosk", "--folder", str(tmp_path), "--hub", "http://127.0.0.1:9", "--window", "540x960")
    assert second.returncode == 75
    assert "Another program already writes" in second.stderr
    assert "Traceback" not in second.stderr
