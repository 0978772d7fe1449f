"""How far a number can be read."""

import pytest

from display.legible import Room, pixel_mm, reach_m


def test_a_55_inch_television_needs_158_pixels_for_ten_metres() -> None:
    pixel = pixel_mm(Room(panel_inches=55), 1920, 1080, 0)
    assert pixel is not None
    assert reach_m(158, pixel) == pytest.approx(10, rel=0.01)


def test_the_screen_is_asked_where_nobody_told() -> None:
    assert pixel_mm(Room(), 1920, 1080, 540) == 0.5
    assert pixel_mm(Room(), 1920, 1080, 0) is None
