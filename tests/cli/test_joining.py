"""A screen's way into its site, asked of a real hub behind its gate: the code, what is in the way, and the key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.joining import RENEW_S, DeviceJoining, stands_outside
from cli.place import Place
from cli.revoked import ThrownOut
from core.devices import DeviceKey
from core.words import Role
from sync import credential
from sync.enrolling import waiting_at
from sync.wire_enrol import typed
from tests.sync.gate.conftest import gated, start_gated
from tests.sync.gate.rig import GatedHub
from ui.enrolment import Standing

__all__ = ["gated", "start_gated"]

DEVICE = "kiosk-9"


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


Join = Callable[[], DeviceJoining]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def join(gated: GatedHub, tmp_path: Path, clock: Clock) -> Join:
    place = Place(tmp_path / "k", gated.gate)
    return lambda: DeviceJoining(place, DEVICE, Role.KIOSK, now_s=clock)


def approve(hub: GatedHub, standing: Standing, name: str = DEVICE, role: Role = Role.KIOSK) -> None:
    """As the admin who reads the code on the screen."""
    (found,) = [one for one in waiting_at(hub.home) if one.code == typed(standing.code)]
    hub.approve(DeviceKey(name, found.key, found.pin), role, 7 if role is Role.KIOSK else None)


def test_the_code_on_the_screen_is_the_one_that_the_hub_knows(gated: GatedHub, join: Join, tmp_path: Path) -> None:
    joining = join()
    shown = joining.look()
    assert [(one.wish, one.code) for one in waiting_at(gated.home)] == [(DEVICE, typed(shown.code))]
    assert joining.look() == shown
    approve(gated, shown)
    joining.look()
    assert joining.look() == Standing(belongs=True)
    assert not stands_outside(Place(tmp_path / "k", gated.gate), DEVICE)


def test_a_code_is_made_anew_before_the_hub_forgets_it(gated: GatedHub, join: Join, clock: Clock) -> None:
    joining = join()
    first = joining.look().code
    clock.now_s = RENEW_S - 1
    assert joining.look().code == first
    clock.now_s = RENEW_S
    second = joining.look()
    assert second.code != first
    approve(gated, second)
    joining.look()
    assert joining.look().belongs


def test_a_hub_that_is_away_is_asked_until_it_is_there(
    gated: GatedHub, start_gated: Callable[..., GatedHub], join: Join
) -> None:
    joining = join()
    before = joining.look()
    assert gated.stop() == 0
    away = joining.look()
    assert away.code == before.code
    assert away.trouble is not None
    assert "tidak menjawab" in away.trouble.id
    again = start_gated(gated.folder, gated.port)
    assert joining.look() == before
    approve(again, before)
    joining.look()
    assert joining.look().belongs


def test_nobody_is_met_where_no_hub_is(tmp_path: Path) -> None:
    standing = DeviceJoining(Place(tmp_path, "https://127.0.0.1:9"), DEVICE, Role.KIOSK).look()
    assert (standing.code, standing.belongs) == ("", False)
    assert standing.trouble is not None


def test_a_kiosk_that_was_approved_as_a_display_says_so_and_asks_again(gated: GatedHub, join: Join) -> None:
    joining = join()
    first = joining.look()
    approve(gated, first, role=Role.DISPLAY)
    joining.look()
    second = joining.look()
    assert second.code != first.code
    assert second.notice is not None
    assert "layar panggilan" in second.notice.id
    assert DEVICE in second.notice.en
    gated.revoke(DEVICE)
    approve(gated, second)
    joining.look()
    assert joining.look().belongs


def test_another_name_than_its_own_is_told(gated: GatedHub, join: Join) -> None:
    joining = join()
    approve(gated, joining.look(), name="kiosk-4")
    joining.look()
    second = joining.look()
    assert second.notice is not None
    assert "kiosk-4" in second.notice.id
    gated.revoke("kiosk-4")
    approve(gated, second)
    joining.look()
    assert joining.look().belongs


def test_a_device_that_was_thrown_out_says_so_until_it_belongs_again(
    gated: GatedHub, join: Join, tmp_path: Path
) -> None:
    ThrownOut(tmp_path / "k").note()
    (tmp_path / "k").mkdir()
    ThrownOut(tmp_path / "k").note()
    joining = join()
    standing = joining.look()
    assert standing.notice is not None
    assert "dicabut" in standing.notice.id
    approve(gated, standing)
    joining.look()
    assert joining.look().belongs
    assert not ThrownOut(tmp_path / "k")


def test_a_folder_that_takes_no_key_is_told(gated: GatedHub, join: Join, tmp_path: Path) -> None:
    joining = join()
    standing = joining.look()
    (tmp_path / "k").write_text("no folder")
    approve(gated, standing)
    told = joining.look()
    assert told.trouble is not None
    assert str(tmp_path / "k") in told.trouble.id


def test_two_screens_of_one_device_need_one_approval(gated: GatedHub, join: Join) -> None:
    kiosk, other = join(), join()
    approve(gated, kiosk.look())
    other.look()
    kiosk.look()
    assert other.look().belongs


def test_the_hubs_own_machine_needs_no_key(tmp_path: Path) -> None:
    assert not stands_outside(Place(tmp_path, "http://127.0.0.1:8930"), DEVICE)
    assert stands_outside(Place(tmp_path, "mdns"), DEVICE)


def test_a_key_that_is_broken_is_told(tmp_path: Path) -> None:
    path = credential.path_of(tmp_path, DEVICE)
    path.parent.mkdir()
    path.write_text("{}")
    standing = DeviceJoining(Place(tmp_path, "https://127.0.0.1:9"), DEVICE, Role.KIOSK).look()
    assert standing.trouble is not None
    assert str(path) in standing.trouble.en
