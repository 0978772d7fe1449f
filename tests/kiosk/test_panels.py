"""Every page on every panel that a kiosk may have: what is to be touched has 20 mm, and all of it fits."""

from collections.abc import Iterator

import pytest

from kiosk.look import Look
from kiosk.panel import FINGER_MM, SIDE, Panel
from tests.kiosk.conftest import MakeRig
from tests.kiosk.modes import Mode
from tests.kiosk.rig import Rig
from tests.kiosk.situations import SITUATIONS
from tests.ui import scene

INCHES = (15, 15.6, 17, 18.5, 21.5, 24, 27, 32)
SIZES = ((1024, 768), (1080, 1920), (1366, 768), (1920, 1080), (3840, 2160))
ROUNDED = 0.1
"""Of a millimetre: a side is a whole number of pixels."""


def lay_out(rig: Rig, panel: Panel, look: Look, language: str) -> None:
    """As on `panel`, whatever the window was made for."""
    rig.kiosk.fitting.inches = panel.inches
    rig.kiosk.fitting.fit()
    Mode((panel.width, panel.height), look, language).put_on(rig)


def small(rig: Rig, panel: Panel) -> Iterator[str]:
    mm = panel.unit_mm * SIDE / min(panel.width, panel.height)
    for button in scene.buttons(rig.window):
        if min(button.width(), button.height()) * mm < FINGER_MM - ROUNDED:
            yield f"{panel}: {button.objectName()} has {button.width() * mm:.1f} x {button.height() * mm:.1f} mm"


@pytest.mark.parametrize("name", SITUATIONS)
def test_what_is_to_be_touched_has_20_mm_on_every_page_and_panel(make_rig: MakeRig, name: str) -> None:
    """Usual letters, in both languages; with each size of window the smallest panel is walked through for its texts.

    Panels that are laid out alike are laid out once.
    """
    rig = make_rig()
    SITUATIONS[name](rig)
    rig.settle()
    found, laid_out = set(), None
    for n, size in enumerate(SIZES):
        for inches in INCHES:
            panel = Panel(inches, *size)
            if laid_out != (size, panel.finger):
                laid_out = (size, panel.finger)
                lay_out(rig, panel, Look(), ("id", "en")[n % 2])
            found |= set(small(rig, panel))
            if inches == min(INCHES):
                for _ in scene.scrolled(rig.window):
                    found |= {f"{panel}: {fault}" for fault in scene.overflows(rig.window)}
    assert found == set()
