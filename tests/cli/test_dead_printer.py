"""While the printer keeps its thread for ever, and the disk is busy, the thread that draws goes on."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cli.kiosk_printer import KioskPrinter
from core.catalog import Catalog
from core.commands import Errand, LaneIssued
from core.ids import derived
from kiosk.printing import Papers
from printer.desk import Desk
from printer.journal import PrintOutcome
from printer.profiles import PROFILES
from printer.spooler import Spooler
from store.own_file import open_kiosk
from store.print_journal import PrintJournal
from store.roll import PaperRoll
from tests.printer.stuck import Stuck, busy
from tests.ui.hub import TEN, sample

XP = PROFILES["xp-80"]


def test_a_ticket_is_handed_over_and_the_next_event_comes(qtbot: QtBot, tmp_path: Path) -> None:
    stuck, catalog = Stuck(), Catalog(sample())
    spoolers: list[Spooler] = []
    with closing(open_kiosk(tmp_path / "kiosk.db")) as own:

        def make(on_printed: Callable[[PrintOutcome], None]) -> KioskPrinter:
            desk = Desk(on_printed, XP, "tcp://printer")
            spoolers.append(Spooler(PrintJournal(own), stuck, XP, desk.on_printed, roll=PaperRoll(own)))
            desk.bind(spoolers[0])
            return KioskPrinter(desk, XP, None)

        papers, turns = Papers(make), 0
        outs: list[object] = []
        papers.out.connect(outs.append)

        def turn() -> None:
            """One round of the event loop: a number is given, and its paper handed over."""
            nonlocal turns
            turns += 1
            ticket = LaneIssued(derived("dead", turns), f"A1{turns:03d}", (Errand("A1"),))
            papers.print_lane(ticket, catalog, TEN)
            assert not papers.status.printable
            if turns < 20:
                QTimer.singleShot(0, turn)

        qtbot.waitUntil(stuck.held.is_set)
        with busy(own) as gave_up:
            turn()
            qtbot.waitUntil(lambda: turns == 20)
        assert not stuck.go.is_set()
        assert not gave_up.is_set()
        assert outs == []
        stuck.go.set()
        assert spoolers[0].close(60)
        qtbot.waitUntil(lambda: len(outs) == 20)
