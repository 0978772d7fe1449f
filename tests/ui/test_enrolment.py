"""The page of a device that belongs to no site yet, in its real window: read in full, from afar, by ear, and by nobody
in vain.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from core.words import Text
from tests.ui.picture import Picture
from tests.ui.scene import find, items, overflows, painted, texts
from ui.enrolment import Standing
from ui.enrolment_page import EnrolmentPage

WAIT_MS = 30_000
REVOKED = Text(
    "Izin perangkat ini sudah dicabut dan datanya dihapus.", "This device was revoked, and its data deleted."
)
LONG = Text(
    "Disetujui sebagai layar panggilan, bukan kiosk. Cabut kiosk-lantai-dua, lalu setujui lagi sebagai kiosk.",
    "Approved as display, not as kiosk. Revoke kiosk-lantai-dua, then approve it again as kiosk.",
)
WIDEST = "WWMM-WQMW"
SIZES = [(540, 960), (960, 540), (600, 1024), (1024, 600), (640, 480)]

Open = Callable[..., EnrolmentPage]


class Hub:
    """Says how it stands; `looks`: how often it was asked."""

    def __init__(self, *standings: Standing) -> None:
        self.standings, self.looks = list(standings), 0

    def look(self) -> Standing:
        self.looks += 1
        return self.standings.pop(0) if len(self.standings) > 1 else self.standings[0]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    pages: list[EnrolmentPage] = []

    def open_(
        hub: Hub, program: str = "kiosk", size: tuple[int, int] = (540, 960), done: Callable[[], None] = lambda: None
    ) -> EnrolmentPage:
        page = EnrolmentPage(program, "kiosk-2", hub, done, QSize(*size), look_ms=10)
        pages.append(page)
        qtbot.waitUntil(lambda: hub.looks > 1, timeout=WAIT_MS)
        return page

    yield open_
    for page in pages:
        page.close()


def test_the_code_stands_large_in_both_languages(opened: Open) -> None:
    page = opened(Hub(Standing("FTBB-PGZJ")))
    said = texts(page.screen.window)
    assert "FTBB-PGZJ" in said
    assert "Buka Meja › Perangkat, lalu ketik kode ini:" in said
    assert "Open Desk › Devices, then type this code:" in said
    letters = [item for item in items(page.screen.window.contentItem()) if item.property("text")]
    heights = {item.property("text"): item.property("font").pixelSize() for item in letters}
    assert heights["FTBB-PGZJ"] == max(heights.values())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("program", ["kiosk", "display"])
@pytest.mark.parametrize(
    "standing", [Standing(WIDEST), Standing(WIDEST, REVOKED), Standing(WIDEST, LONG), Standing("", None, LONG)]
)
def test_nothing_is_cut_or_covered(opened: Open, size: tuple[int, int], program: str, standing: Standing) -> None:
    window = opened(Hub(standing), program, size).screen.window
    assert overflows(window) == []
    if standing.code:
        box = painted(find(window, "code"))
        assert box.left() >= 0
        assert box.right() <= window.width()
    staff = find(window, "staff")
    foot = find(window, "visitors").y() if program == "kiosk" else window.height()
    assert staff.y() + staff.height() <= foot


def test_every_text_stands_out_from_its_ground(opened: Open) -> None:
    window = opened(Hub(Standing(WIDEST, REVOKED))).screen.window
    picture = Picture(window)
    for item in items(window.contentItem()):
        if item.inherits("QQuickText") and item.property("text"):
            assert picture.text(painted(item)) >= 4.5, item.property("text")


def test_who_hears_the_page_hears_the_code_letter_by_letter(opened: Open) -> None:
    window = opened(Hub(Standing("FTBB-PGZJ"))).screen.window
    interface = QAccessible.queryAccessibleInterface(find(window, "code"))
    assert interface.text(QAccessible.Text.Name) == "F T B B , P G Z J"


def test_visitors_are_led_on_at_a_kiosk_only(opened: Open) -> None:
    sentence = "Silakan ambil nomor di kiosk lain atau tanya petugas."
    assert sentence in texts(opened(Hub(Standing("FTBB-PGZJ"))).screen.window)
    assert sentence not in texts(opened(Hub(Standing("FTBB-PGZJ")), "display").screen.window)


def test_what_is_in_the_way_is_told_and_passes(opened: Open, qtbot: QtBot) -> None:
    hub = Hub(Standing(trouble=REVOKED))
    window = opened(hub).screen.window
    assert {REVOKED.id, REVOKED.en, "Menghubungi layanan antrean …"} <= set(texts(window))
    hub.standings = [Standing("FTBB-PGZJ")]
    qtbot.waitUntil(lambda: "FTBB-PGZJ" in texts(window), timeout=WAIT_MS)
    assert REVOKED.id not in texts(window)


def test_it_goes_on_once_when_it_was_approved(opened: Open, qtbot: QtBot) -> None:
    told: list[bool] = []
    hub = Hub(Standing("FTBB-PGZJ"), Standing("FTBB-PGZJ"), Standing(belongs=True))
    opened(hub, done=lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    looks = hub.looks
    qtbot.wait(50)
    assert (told, hub.looks) == ([True], looks)
