"""A printer that cannot print: said before a number is given, and after one; the number is good without paper."""

import subprocess
from pathlib import Path

import msgspec
import pytest

from core.commands import Issue, Reprint
from core.site import Site
from kiosk.flow.where import Screen
from printer.journal import JobState
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub, sample

OUT = PrinterStatus(PrinterState.BLOCKED, Cause.PAPER_OUT)


def blocked(rig: Rig, status: PrinterStatus = OUT) -> Rig:
    rig.paper.status = status
    rig.take()
    return rig


def read_code(rig: Rig, tmp_path: Path) -> str:
    """What a phone reads off the screen."""
    picture = tmp_path / "screen.png"
    assert rig.window.grabWindow().save(str(picture))
    told = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def test_the_visitor_is_told_why_before_a_number_is_given(rig: Rig) -> None:
    blocked(rig)
    assert rig.kiosk.session.flow.screen is Screen.BLOCKED
    said = "\n".join(rig.texts)
    assert "kertas habis" in said
    assert "Atau pakai kios lain." in said
    assert rig.hub.submitted == []


def test_a_number_without_paper_is_large_and_can_be_photographed(rig: Rig, tmp_path: Path) -> None:
    blocked(rig)
    rig.touch("take")
    rig.wait_for("number")
    [command] = rig.hub.submitted
    assert isinstance(command.body, Issue)
    assert command.body.print_at is None
    assert rig.paper.jobs == []
    assert any("Foto layar ini" in text for text in rig.texts)
    assert read_code(rig, tmp_path) == f"http://antre.example/kpg/t/{command.body.ticket}"


def test_without_a_public_address_there_is_no_code(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(without_address(sample())))
    blocked(rig)
    rig.touch("take")
    rig.wait_for("number")
    assert not scene.has(rig.window, "code")


def without_address(site: Site) -> Site:
    return msgspec.structs.replace(site, site=msgspec.structs.replace(site.site, base_url=None))


@pytest.mark.parametrize("state", [PrinterState.READY, PrinterState.LOW_PAPER, PrinterState.UNKNOWN])
def test_a_printer_that_may_print_is_given_the_paper(rig: Rig, state: PrinterState) -> None:
    blocked(rig, PrinterStatus(state))
    rig.wait_for("number")
    assert len(rig.paper.jobs) == 1


def test_when_the_paper_is_back_the_page_offers_it(rig: Rig) -> None:
    blocked(rig)
    rig.paper.status = PrinterStatus(PrinterState.READY)
    rig.hub.clock.ms += 1_000
    rig.bot.waitUntil(lambda: "paper" in rig.kiosk.pages.offered)
    rig.settle()
    rig.touch("paper")
    rig.wait_for("number")
    assert len(rig.paper.jobs) == 1


def test_after_a_failure_the_number_is_printed_once_more_as_a_copy(rig: Rig, tmp_path: Path) -> None:
    rig.take()
    rig.wait_for("number")
    rig.paper.finish(JobState.UNKNOWN)
    rig.settle()
    ticket = rig.paper.jobs[0][0]
    assert read_code(rig, tmp_path).endswith(ticket)
    rig.touch("again")
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 2)
    assert rig.hub.submitted[-1].body == Reprint(ticket, "kiosk-1")
    assert rig.paper.jobs[1][:2] == (ticket, 1)
    assert rig.paper.jobs[1][2].copied_at is not None
    rig.paper.finish(JobState.EXPIRED)
    rig.settle()
    assert not scene.has(rig.window, "again")


def test_a_lane_number_is_printed_again_without_the_hub(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.lane = "A1007"
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("number")
    rig.paper.finish(JobState.EXPIRED)
    rig.settle()
    rig.touch("again")
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 2)
    assert rig.paper.jobs[1][1] == 1
    rig.paper.finish()
    rig.settle()
    assert "Silakan ambil tiket Anda" in rig.texts


def test_a_copy_that_nobody_can_order_fails_on_the_page(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    rig.paper.finish(JobState.EXPIRED)
    rig.settle()
    rig.hub.away = True
    rig.touch("again")
    rig.bot.waitUntil(lambda: any("tidak dapat dicetak" in text for text in rig.texts))
    assert len(rig.paper.jobs) == 1
