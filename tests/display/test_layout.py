"""The parts of the screen cover all of it, and never each other."""

from dataclasses import astuple
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.layout import Grid, Layout, Place, Places, Size, arrange, body_of, cells, grid

EVERY = [*product(Layout, (False, True), (False, True))]


def shown(places: Places) -> list[Place]:
    return [place for row in astuple(places) if (place := Place(*row)).width]


@pytest.mark.parametrize(("layout", "upright", "calling"), EVERY)
def test_places_tile_the_body(layout: Layout, upright: bool, calling: bool) -> None:
    places = shown(arrange(layout, upright, calling))
    assert sum(p.width * p.height for p in places) == pytest.approx(1)
    assert all(p.x + p.width <= 1 + 1e-9 and p.y + p.height <= 1 + 1e-9 for p in places)
    for a, b in combinations(places, 2):
        wide = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
        high = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
        assert wide <= 1e-9 or high <= 1e-9, (a, b)


@pytest.mark.parametrize(("layout", "upright", "calling"), EVERY)
def test_the_calls_are_on_every_screen(layout: Layout, upright: bool, calling: bool) -> None:
    assert arrange(layout, upright, calling).stage.width >= 0.4


@pytest.mark.parametrize("upright", [False, True])
def test_calls_take_the_place_of_pictures(upright: bool) -> None:
    calm, busy = (arrange(Layout.MEDIA, upright, calling) for calling in (False, True))
    assert calm.media.width > 0
    assert busy.media == Place()
    assert busy.stage.width * busy.stage.height > calm.stage.width * calm.stage.height


@given(st.integers(1, 40), st.floats(50, 4000), st.floats(50, 4000))
def test_a_grid_has_room_for_all_and_no_empty_row(count: int, width: float, height: float) -> None:
    found = grid(count, width, height, 1.7)
    assert found.columns * found.rows >= count
    assert found.columns * (found.rows - 1) < count


def test_four_calls_stand_two_by_two() -> None:
    assert grid(4, 1200, 600, 1.7) == Grid(2, 2)
    assert grid(2, 1200, 600, 1.7) == Grid(2, 1)
    assert grid(2, 1000, 900, 1.7) == Grid(1, 2)


def test_a_place_holds_at_least_one_cell() -> None:
    assert cells(Size(0, 0), 330, 84, 56) == Grid(1, 1)
    assert cells(Size(1000, 500), 330, 84, 56) == Grid(3, 5)


def test_the_body_is_measured_in_units() -> None:
    assert body_of(1920, 1080) == body_of(3840, 2160) == Size(1860, 828)
    assert body_of(1080, 1920).upright
    assert not body_of(0, 0).upright
