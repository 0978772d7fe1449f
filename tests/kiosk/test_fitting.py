"""What is to be touched is as large as the panel asks for, and a panel that is too small is told of."""

import logging

import pytest

from kiosk.flow.where import Flow, Screen
from kiosk.panel import FINGER_MM, MOST, USUAL, Panel, told_inches
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import WIDE, Rig


def finger(rig: Rig) -> float:
    return float(rig.kiosk.screen.theme.property("finger"))


@pytest.mark.parametrize(
    ("inches", "size", "units"),
    [
        (15, (1024, 768), 94),
        (15.6, (1920, 1080), 111),
        (15.6, (1080, 1920), 111),
        (18.5, (3840, 2160), 94),
        (32, (1920, 1080), USUAL),
        (10.1, (1280, 800), MOST),
    ],
)
def test_a_smaller_panel_has_larger_buttons(inches: float, size: tuple[int, int], units: float) -> None:
    assert Panel(inches, *size).finger == pytest.approx(units, abs=0.7)


@pytest.mark.parametrize("inches", [15, 21.5, 27])
def test_a_finger_has_20_mm(inches: float) -> None:
    panel = Panel(inches, 1920, 1080)
    assert panel.finger * panel.unit_mm == pytest.approx(panel.reached_mm)
    assert panel.reached_mm >= FINGER_MM - 0.05


def test_a_panel_may_be_too_small() -> None:
    assert Panel(13.3, 1920, 1080).reached_mm == pytest.approx(17.8, abs=0.1)
    assert Panel(12.5, 1024, 768).reached_mm == pytest.approx(20, abs=0.1)


@pytest.mark.parametrize(
    ("mm", "pixels", "inches"),
    [
        ((344, 194), (1920, 1080), 15.5),
        ((194, 344), (1920, 1080), 15.5),  # turned in its frame
        ((0, 0), (1920, 1080), None),
        ((160, 90), (1920, 1080), None),  # the shape of the picture in centimetres
        ((1600, 900), (0, 0), None),
        ((344, 344), (1920, 1080), None),
        ((3440, 1940), (1920, 1080), None),
    ],
)
def test_a_screen_is_believed_only_where_it_can_be_true(
    mm: tuple[float, float], pixels: tuple[int, int], inches: float | None
) -> None:
    assert told_inches(*mm, *pixels) == (None if inches is None else pytest.approx(inches, abs=0.1))


def test_a_window_without_a_panel_is_laid_out_for_a_usual_one(make_rig: MakeRig) -> None:
    assert finger(make_rig()) == USUAL


def test_buttons_grow_with_the_panel_that_is_named(make_rig: MakeRig) -> None:
    rig = make_rig(size=WIDE, panel=15.6)
    assert finger(rig) == pytest.approx(Panel(15.6, *WIDE).finger)
    rig.window.resize(1024, 768)
    rig.settle()
    assert finger(rig) == pytest.approx(Panel(15.6, 1024, 768).finger)


def test_a_full_screen_believes_what_the_screen_says(make_rig: MakeRig) -> None:
    rig = make_rig()
    fitting = rig.kiosk.fitting
    fitting.whole = True
    screen = rig.window.screen()
    mm, pixels = screen.physicalSize(), screen.size()
    said = told_inches(mm.width(), mm.height(), pixels.width(), pixels.height())
    assert said is not None
    fitting.fit()
    assert finger(rig) == pytest.approx(Panel(said, rig.window.width(), rig.window.height()).finger)


def test_a_panel_that_is_too_small_is_told_once_and_to_the_staff(
    make_rig: MakeRig, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "kiosk.fitting"):
        rig = make_rig(size=WIDE, panel=13.3)
        rig.kiosk.fitting.fit()
    assert [record.getMessage() for record in caplog.records] == [
        "a panel of 13.3 inches is small: what is to be touched comes out 17.8 mm wide, not 20"
    ]
    session = rig.kiosk.session
    session._flow = Flow(Screen.STAFF)
    session._show()
    rig.settle()
    assert "Layar ini kecil: tombol terkecil 17,8 mm" in rig.texts
    rig.kiosk.fitting.inches = 21.5
    rig.kiosk.fitting.fit()
    rig.settle()
    assert not any("Layar ini kecil" in text for text in rig.texts)
