"""Whoever types sees all keys at once: none of them lies below the fold, whatever the language and the letters."""

from itertools import product

import pytest

from kiosk.look import TEXT_PERCENT, Look
from tests.kiosk.conftest import MakeRig
from tests.kiosk.modes import Mode
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.kiosk.situations_back import typed
from tests.ui import scene

SIZES = ((1024, 768), WIDE, TALL)
LAST = {"search": "key-delete", "pad": "ok"}


def looks(rig: Rig, low: tuple[bool, ...]) -> list[str]:
    """The ways to look in which the page of `rig` hides keys."""
    hidden = []
    for size, percent, language, is_low in product(SIZES, TEXT_PERCENT, ("id", "en"), low):
        mode = Mode(size, Look(percent, low=is_low), language)
        mode.put_on(rig)
        last = scene.find(rig.window, LAST[rig.page])
        bottom = last.mapToScene(last.boundingRect().bottomLeft()).y()
        moved = any(item.objectName() == "down" for item in scene.items(rig.window.contentItem()))
        if bottom > size[1] or moved:
            hidden.append(f"{mode}: {bottom:.0f} of {size[1]}")
    return hidden


@pytest.mark.parametrize("typed_so_far", ["", "akta", "xyz"])
def test_the_keyboard_is_whole(make_rig: MakeRig, typed_so_far: str) -> None:
    rig = make_rig()
    rig.touch("start")
    rig.touch("search")
    for letter in typed_so_far:
        rig.kiosk.pages.kiosk.chosen.emit(f"key-{letter}")
    assert looks(rig, (False, True)) == []


def test_the_pad_is_whole_also_when_something_is_wrong(make_rig: MakeRig) -> None:
    rig = make_rig()
    typed("find_number", "key-A", "key-9", "ok")(rig)
    assert looks(rig, (False, True)) == []
