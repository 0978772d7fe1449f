"""What a kiosk is given in the worst case: clocks, scanners and site files as they should not be."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.commands import DAY_MS
from core.site import Site
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub, sample

YEAR_MS = 365 * DAY_MS


@pytest.mark.parametrize("off_ms", [YEAR_MS, -YEAR_MS])
def test_a_clock_that_is_a_year_off_gives_no_numbers_and_says_so(rig: Rig, off_ms: int) -> None:
    rig.hub.clock.ms += off_ms
    rig.wait_for("menu")
    assert "Pengambilan nomor sedang tutup" in rig.texts
    rig.hub.clock.ms -= off_ms
    rig.wait_for("welcome")
    rig.take()
    rig.wait_for("number")


@pytest.mark.parametrize("off_ms", [YEAR_MS, -YEAR_MS])
def test_a_clock_that_jumps_beneath_a_visitor_refuses_calmly(rig: Rig, off_ms: int) -> None:
    for name in ("start", "agency", "tile-dukcapil", "tile-A1"):
        rig.touch(name)
    rig.hub.clock.ms += off_ms
    rig.kiosk.pages.kiosk.chosen.emit("take")
    rig.bot.waitUntil(lambda: rig.page != "issuing")
    rig.settle()
    assert scene.has(rig.window, "leave") or scene.has(rig.window, "start")


@pytest.mark.parametrize(
    "typed", ["", "x", "http://evil.example/t/../../etc", "A" * 600, "💥🎫" * 20, "'; DROP TABLE log;--", "\x1b[2J\x07"]
)
def test_what_a_scanner_garbles_leads_nowhere(rig: Rig, typed: str) -> None:
    rig.touch("start")
    before = rig.kiosk.session.flow
    rig.kiosk.session.scanned(typed)
    rig.settle()
    assert rig.kiosk.session.flow == before
    assert rig.hub.submitted == []


def test_a_scanner_that_is_pulled_out_in_mid_code_disturbs_nobody(rig: Rig) -> None:
    for sign in "http":
        QTest.keyClick(rig.window, Qt.Key(ord(sign.upper())))
    rig.bot.wait(600)
    rig.touch("start")
    QTest.keyClick(rig.window, Qt.Key.Key_Tab)
    QTest.keyClick(rig.window, Qt.Key.Key_Return)
    rig.settle()
    assert rig.page != "welcome"


def one_agency(site: Site) -> Site:
    """Samsat alone."""
    kept = tuple(agency for agency in site.agencies if agency.id == "samsat")
    letters = {letter.letter for agency in kept for letter in agency.letters}
    counters = tuple(c for c in site.counters if set(c.letters) <= letters)
    return msgspec.structs.replace(site, agencies=kept, counters=counters, journeys=())


def test_a_site_with_one_agency_and_no_journey_gives_numbers(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(one_agency(sample())))
    rig.touch("start")
    rig.touch("tile-R1")
    rig.touch("take")
    rig.wait_for("number")
    assert "R001" in rig.texts
