"""One display speaks in each speaker zone."""

import msgspec
import pytest

from core.site import Display, Site
from core.speaker import spoken_zones
from tests.ui.hub import sample


def site(*displays: Display) -> Site:
    return msgspec.structs.replace(sample(), displays=displays)


@pytest.mark.parametrize(
    ("device", "zones"),
    [("tv-utama", set()), ("tv-1", {"Z1", "Z2"}), ("tv-2", {"Z3", "Z4"}), ("display-1", {"Z1", "Z2", "Z3", "Z4"})],
)
def test_the_sample_site(device: str, zones: set[str]) -> None:
    assert spoken_zones(sample(), device) == zones


def test_of_two_in_one_speaker_zone_the_first_speaks_for_both() -> None:
    two = site(Display("left", ("Z1",), "S1"), Display("right", ("Z2",), "S1"))
    assert spoken_zones(two, "left") == {"Z1", "Z2"}
    assert spoken_zones(two, "right") == set()


def test_a_room_without_counters_hears_what_its_display_shows() -> None:
    musala = site(Display("tv-1", ("Z1", "Z2"), "S1"), Display("musala", ("Z1", "Z3"), "S9"))
    assert spoken_zones(musala, "musala") == {"Z1", "Z3"}
    assert spoken_zones(musala, "musala", frozenset({"Z3"})) == {"Z3"}


def test_a_display_that_nobody_planned_speaks_what_it_shows() -> None:
    assert spoken_zones(sample(), "display-1", frozenset({"Z2"})) == {"Z2"}


def test_a_display_that_shows_more_than_its_speaker_zone_leaves_the_rest_to_the_other() -> None:
    wide = site(Display("tv-utama", ("Z1", "Z2", "Z3", "Z4"), "S1"), Display("tv-2", ("Z3", "Z4"), "S2"))
    assert spoken_zones(wide, "tv-utama") == {"Z1", "Z2"}


def test_every_zone_of_the_sample_is_spoken_once() -> None:
    heard = [zone for display in sample().displays for zone in spoken_zones(sample(), display.id)]
    assert sorted(heard) == [zone.id for zone in sample().zones]
