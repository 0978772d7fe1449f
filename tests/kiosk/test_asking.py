"""Nobody decides: the hub is gone, or the kiosk's own disk takes nothing. The visitor is told so calmly."""

import threading
from pathlib import Path

from core.commands import AskHelp, Command, Fact
from core.decider import Answer
from store.faults import DiskFull
from tests.kiosk.conftest import MakeRig
from tests.ui.hub import Hub


class FullDisk(Hub):
    """A hub behind a kiosk whose own file cannot be written."""

    full = True

    def submit(self, command: Command) -> Answer:
        if self.full:
            raise DiskFull(Path("kiosk.db"))
        return super().submit(command)

    def report(self, fact: Fact) -> None:
        if self.full:
            raise DiskFull(Path("kiosk.db"))
        super().report(fact)


class SlowForHelp(Hub):
    """A hub whose answer to a call for the usher does not come until the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.let = threading.Event(), threading.Event()

    def submit(self, command: Command) -> Answer:
        if isinstance(command.body, AskHelp):
            self.asked.set()
            self.let.wait(60)
        return super().submit(command)


def test_whoever_takes_a_number_waits_for_nothing_that_is_only_told(make_rig: MakeRig) -> None:
    hub = SlowForHelp()
    rig = make_rig(hub)
    try:
        rig.touch("bar-usher")
        assert hub.asked.wait(30)
        rig.take()
        rig.wait_for("number")
        assert hub.state.helps == {}
    finally:
        hub.let.set()
    rig.bot.waitUntil(lambda: len(hub.state.helps) == 1)


def test_a_full_disk_is_no_crash_and_the_number_comes_when_there_is_room(make_rig: MakeRig) -> None:
    hub = FullDisk()
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("menu")
    assert "Mohon maaf, nomor belum dapat diberikan" in rig.texts
    hub.full = False
    rig.touch("retry")
    rig.wait_for("number")


def test_a_paper_whose_fact_cannot_be_noted_is_a_paper(make_rig: MakeRig) -> None:
    hub = FullDisk()
    hub.full = False
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("number")
    hub.full = True
    rig.paper.finish()
    rig.bot.waitUntil(lambda: "Silakan ambil tiket Anda" in rig.texts)
    assert hub.reported == []


def test_help_that_nobody_heard_can_be_called_again(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.away = True
    rig = make_rig(hub)
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: any("Panggilan belum terkirim" in text for text in rig.texts))
    hub.clock.ms += 1_000
    rig.bot.waitUntil(lambda: not any("Petugas sudah dipanggil" in text for text in rig.texts))
    hub.away = False
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: len(hub.state.helps) == 1)
