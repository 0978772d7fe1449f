"""No text is cut, covered or outside the window: in any layout, size and language, in any moment of a day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from core.commands import CallNext
from core.site import Site
from core.words import Text
from display.app import Beside, Display, Options
from display.layout import Layout
from display.moment import Look
from display.shots.album import SIZES
from display.shots.rehearsal import Rehearsal
from display.shots.scenes import SCENES, rehearsal, tickets
from display.span import parse_span
from tests.ui import scene
from tests.ui.hub import sample

NIGHT = parse_span("18:00-07:00")
LONGEST = "Dinas Kependudukan dan Sipilan"
assert len(LONGEST) == 30

Show = Callable[[Site, Layout, tuple[int, int], str], tuple[Rehearsal, Display]]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[Display] = []

    def make(site: Site, layout: Layout, size: tuple[int, int], language: str) -> tuple[Rehearsal, Display]:
        hall = rehearsal(site)
        look = Look(layout, night=NIGHT, language=language, training=True, apology=True)
        zones = frozenset({site.zones[0].id}) if layout is Layout.ZONE else frozenset[str]()
        options = Options(zones=zones, size=size, look=look)
        shown.append(Display(hall, hall, hall, hall, options, Beside(real=hall, kept=hall.kept)))
        return hall, shown[-1]

    yield make
    for display in shown:
        display.close()


def hard_site() -> Site:
    """Two hundred counters, and names as long as a site file may have them."""
    site = sample()
    counters = [
        msgspec.structs.replace(site.counters[n % len(site.counters)], no=n + 1, label=f"Loket {n + 1}")
        for n in range(200)
    ]
    agencies = [msgspec.structs.replace(agency, short=LONGEST) for agency in site.agencies]
    zones = [msgspec.structs.replace(z, name=Text(f"Zona 1: {LONGEST}", f"Zone 1: {LONGEST}")) for z in site.zones]
    about = msgspec.structs.replace(site.site, name=Text(*[f"Mal Pelayanan Publik {LONGEST} Utara"] * 2))
    return msgspec.structs.replace(
        site, site=about, counters=tuple(counters), agencies=tuple(agencies), zones=tuple(zones)
    )


def faults(hall: Rehearsal, display: Display, bot: QtBot) -> dict[str, list[str]]:
    """What is wrong in each scene of the day."""
    found = {}
    for name, play in SCENES.items():
        for _ in play(hall):
            display.session.look()
        display.slides.turn()
        bot.wait(60)
        found[name] = scene.overflows(display.screen.window)
    return {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.parametrize(("layout", "size"), [*product(Layout, SIZES)])
def test_every_text_has_its_room(show: Show, qtbot: QtBot, layout: Layout, size: tuple[int, int]) -> None:
    hall, display = show(sample(), layout, size, "id")
    assert faults(hall, display, qtbot) == {}


@pytest.mark.parametrize("layout", list(Layout))
def test_in_english_too(show: Show, qtbot: QtBot, layout: Layout) -> None:
    hall, display = show(sample(), layout, (1280, 720), "en")
    assert faults(hall, display, qtbot) == {}


@pytest.mark.parametrize(("layout", "size"), [*product(Layout, [(1280, 720), (1080, 1920)])])
def test_long_names_and_many_counters(show: Show, qtbot: QtBot, layout: Layout, size: tuple[int, int]) -> None:
    hall, display = show(hard_site(), layout, size, "id")
    assert faults(hall, display, qtbot) == {}


@pytest.mark.parametrize(("calls", "size"), [*product([1, 2, 3, 4, 7, 12, 20], [(1280, 720), (1080, 1920)])])
def test_any_number_of_calls(show: Show, qtbot: QtBot, calls: int, size: tuple[int, int]) -> None:
    hall, display = show(hard_site(), Layout.CALLS, size, "id")
    for _ in SCENES["empty"](hall):
        tickets(hall, 120)
    called = 0
    for no in range(1, 201):
        called += called < calls and hall.do(CallNext(no))
    assert called == calls
    hall.alive_ms = hall.now
    display.session.look()
    qtbot.wait(60)
    assert scene.overflows(display.screen.window) == []


def test_other_shapes_of_screens(show: Show, qtbot: QtBot) -> None:
    hall, display = show(sample(), Layout.CALLS, (1280, 1024), "id")
    assert faults(hall, display, qtbot) == {}
    assert replace(display.session.moment().look, night=None).body.upright is False
