"""Which zones a display shows."""

from display.zones import shown_zones
from tests.ui.hub import Hub

ALL = frozenset({"Z1", "Z2", "Z3", "Z4"})


def zones(*wanted: str, device: str = "") -> frozenset[str]:
    return shown_zones(Hub(opened=False).catalog, frozenset(wanted), device)


def test_those_that_were_asked_for() -> None:
    assert zones("Z1", "Z3", device="tv-2") == {"Z1", "Z3"}


def test_else_those_of_the_site_file() -> None:
    assert zones(device="tv-2") == {"Z3", "Z4"}


def test_else_all() -> None:
    assert zones() == zones(device="display-1") == ALL


def test_a_zone_that_is_gone_leaves_no_dark_screen() -> None:
    assert zones("Z9") == ALL
    assert zones("Z9", "Z2") == {"Z2"}


def test_without_a_site_file_nothing_is_known() -> None:
    assert shown_zones(None, frozenset({"Z1"}), "") == {"Z1"}
