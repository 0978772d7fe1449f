"""Whose counter is not open yet may have a number all the same, and is told before."""

from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub


def confirm(rig: Rig) -> None:
    for name in ("start", "agency", "tile-dukcapil", "tile-A1"):
        rig.touch(name)


def test_a_counter_that_is_not_open_yet_is_told_before_the_number(rig: Rig) -> None:
    confirm(rig)
    assert "Belum buka; nomor tetap dapat diambil" in rig.texts
    rig.touch("take")
    rig.wait_for("number")


def test_nothing_is_told_while_one_is_open(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.open(2)
    rig = make_rig(hub)
    confirm(rig)
    assert "Belum buka; nomor tetap dapat diambil" not in rig.texts
