"""Devices at the desk: let in by the code on their screen, never instead of one that belongs, and thrown out."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.words import Role
from sync import credential
from sync.enrolling import Enrolling
from sync.wire_enrol import shown
from tests.sync.gate.rig import GatedHub, token_of
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People, prepare
from tests.web.visit import Hub


@pytest.fixture
def gated(tmp_path: Path, people: People) -> Iterator[GatedHub]:
    running = GatedHub(prepare(tmp_path / "gated" / "mall", people))
    yield running
    assert running.stop() == 0


@pytest.fixture
def desk(gated: GatedHub, people: People) -> Iterator[AtDesk]:
    with closing(Hub(gated.folder, gated.home)) as hub:
        yield AtDesk(hub, people)


def test_a_device_is_let_in_and_thrown_out(gated: GatedHub, desk: AtDesk, tmp_path: Path) -> None:
    asks = Enrolling(tmp_path / "d", "layar-2", gated.gate)
    assert asks.ask() is None
    page = desk.get("/desk/devices").text
    assert "layar-2" in page
    assert asks.code not in page  # Whoever approves has to look at the screen itself.
    fields = {"code": shown(asks.code).lower(), "name": "layar-2", "role": "display", "lane": "3", "zone": "Z1"}
    done = desk.post("/desk/devices/approve", fields)
    assert "Perangkat disetujui" in done.text
    told = asks.ask()
    assert told is not None
    assert (told.device, told.role) == ("layar-2", Role.DISPLAY)
    device = desk.browser.hub.state().devices["layar-2"]
    assert (device.role, device.lane, device.zone) == (Role.DISPLAY, None, "Z1")
    kept = credential.read(tmp_path / "d", "layar-2")
    assert kept is not None
    token = token_of(gated.entry(tmp_path / "d", kept))
    assert gated.ask("GET", "/v1/health", token=token)[0] == 200
    assert "Perangkat dicabut" in desk.post("/desk/devices/layar-2/revoke").text
    assert gated.code("GET", "/v1/health", token=token) == (403, "revoked")


@pytest.mark.parametrize(
    "wrong", [{"code": "XXXX-XXXX"}, {"name": SCRIPT}, {"name": ""}, {"role": "king"}, {"lane": "one"}, {"lane": "9"}]
)
def test_what_cannot_be_is_told(gated: GatedHub, desk: AtDesk, tmp_path: Path, wrong: dict[str, str]) -> None:
    asks = Enrolling(tmp_path / "k", "kios-8", gated.gate)
    assert asks.ask() is None
    fields = {"code": asks.code, "name": "kios-8", "role": "kiosk", "lane": "8"} | wrong
    refused = desk.post("/desk/devices/approve", fields)
    assert (refused.status_code, SCRIPT in refused.text) == (422, False)
    assert 'role="alert"' in refused.text
    assert "kios-8" not in desk.browser.hub.state().devices
    assert asks.ask() is None


def test_a_device_that_belongs_keeps_its_place(gated: GatedHub, desk: AtDesk, tmp_path: Path) -> None:
    first = gated.enrol(tmp_path / "k", "kios-8", Role.KIOSK, 8)
    asks = Enrolling(tmp_path / "other", "kios-8", gated.gate)
    assert asks.ask() is None
    refused = desk.post("/desk/devices/approve", {"code": asks.code, "name": "kios-8", "role": "kiosk"})
    assert "sudah terdaftar" in refused.text
    assert asks.ask() is None
    assert token_of(gated.entry(tmp_path / "k", first))
