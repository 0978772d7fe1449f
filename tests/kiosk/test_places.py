"""Where things stand on a page, beyond that all of them can be seen."""

from tests.kiosk.conftest import MakeRig
from tests.ui import scene


def test_the_zero_stands_below_the_eight(make_rig: MakeRig) -> None:
    rig = make_rig()
    rig.kiosk.pages.kiosk.barTouched.emit("staff")
    rig.settle()
    assert scene.middle(scene.find(rig.window, "key-0")).x() == scene.middle(scene.find(rig.window, "key-8")).x()


def test_word_of_the_usher_moves_nothing(make_rig: MakeRig) -> None:
    rig = make_rig()
    rig.touch("start")
    rig.settle()
    before = {button.objectName(): scene.middle(button) for button in scene.buttons(rig.window)}
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: scene.has(rig.window, "help"))
    rig.settle()
    assert {button.objectName(): scene.middle(button) for button in scene.buttons(rig.window)} == before
