"""A kiosk that hangs too high for some starts with its buttons low, for every visitor anew."""

import msgspec
import pytest

from core.site import Site
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, Rig
from tests.ui import scene
from tests.ui.hub import Hub, sample


def low_at(device: str) -> Site:
    site = sample()
    kiosks = tuple(msgspec.structs.replace(kiosk, low_reach=kiosk.id == device) for kiosk in site.kiosks)
    return msgspec.structs.replace(site, kiosks=kiosks)


def high(rig: Rig) -> list[str]:
    """The buttons in the upper half; the welcome page is a button as a whole."""
    shown = [button for button in scene.buttons(rig.window) if button.isEnabled() and button.objectName() != "start"]
    assert shown
    return [b.objectName() for b in shown if b.mapToScene(b.boundingRect().topLeft()).y() < TALL[1] / 2 - 1]


@pytest.mark.parametrize("ways", [(), ("start",), ("start", "agency"), ("start", "tile-A1")])
def test_it_starts_low(make_rig: MakeRig, ways: tuple[str, ...]) -> None:
    rig = make_rig(Hub(low_at("kiosk-1")))
    for way in ways:
        rig.touch(way)
    assert high(rig) == []


def test_another_kiosk_of_the_site_does_not(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(low_at("kiosk-2")))
    rig.touch("start")
    assert high(rig)


def test_who_can_reach_higher_raises_them_and_the_next_finds_them_low(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(low_at("kiosk-1")))
    rig.touch("start")
    rig.touch("bar-low")
    assert high(rig)
    rig.kiosk.pages.kiosk.wentHome.emit()
    rig.touch("start")
    assert high(rig) == []
