"""What nobody should have to scroll for: the first answer, the keyboard, the faces at the door."""

import pytest

from kiosk.look import TEXT_PERCENT, Look
from tests.kiosk.conftest import MakeRig
from tests.kiosk.modes import Mode
from tests.kiosk.rig import Rig
from tests.kiosk.situations import SITUATIONS
from tests.ui import scene

SMALL, TALL, WIDE = (1024, 768), (1080, 1920), (1920, 1080)


def led(make_rig: MakeRig, name: str, mode: Mode) -> Rig:
    rig = make_rig()
    SITUATIONS[name](rig)
    mode.put_on(rig)
    rig.settle()
    return rig


def hidden(rig: Rig, *names: str) -> list[str]:
    """Those of which something is scrolled out of sight."""
    found = []
    for name in names:
        button = scene.find(rig.window, name)
        if scene.clipped(button, button.boundingRect()).height() < button.height() - 1:
            found.append(name)
    return found


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("percent", TEXT_PERCENT)
@pytest.mark.parametrize("size", [SMALL, TALL, WIDE])
@pytest.mark.parametrize("name", ["missing", "booking", "many documents"])
def test_the_first_answer_is_in_sight(
    make_rig: MakeRig, name: str, size: tuple[int, int], percent: int, low: bool
) -> None:
    rig = led(make_rig, name, Mode(size, Look(percent, low=low), "id"))
    assert hidden(rig, "take") == []


@pytest.mark.parametrize("size", [SMALL, TALL, WIDE])
@pytest.mark.parametrize("inches", [15, 21.5])
@pytest.mark.parametrize("name", ["search", "search for much"])
def test_the_whole_keyboard_is_in_sight(make_rig: MakeRig, name: str, inches: float, size: tuple[int, int]) -> None:
    rig = make_rig(panel=inches)
    SITUATIONS[name](rig)
    Mode(size, Look(), "id").put_on(rig)
    rig.settle()
    keys = [button.objectName() for button in scene.buttons(rig.window) if button.objectName().startswith("key-")]
    assert len(keys) == 38
    assert hidden(rig, *keys) == []


@pytest.mark.parametrize("percent", TEXT_PERCENT)
@pytest.mark.parametrize("size", [TALL, WIDE, (1366, 768), (3840, 2160)])
def test_the_faces_stand_at_the_door_in_letters_of_every_size(
    make_rig: MakeRig, size: tuple[int, int], percent: int
) -> None:
    rig = led(make_rig, "welcome", Mode(size, Look(percent), "id"))
    faces = [scene.find(rig.window, f"face-{n}") for n in range(1, 5)]
    window = rig.window.contentItem().boundingRect()
    assert all(window.contains(face.mapRectToScene(face.boundingRect())) for face in faces)
    assert len({face.height() for face in faces}) == 1
