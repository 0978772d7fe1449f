"""A hub that comes back from a backup on another machine is the hub that every device knows."""

from contextlib import closing
from pathlib import Path

from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.words import Role
from store.backup import backup, restore
from sync.direct import ask
from sync.hub_key import HubKey
from sync.site_authority import SiteAuthority
from tests.sync.gate.rig import GatedHub, StartGated
from tests.sync.mall import issue


def test_a_device_goes_on_with_a_restored_hub_as_if_nothing_had_been(
    start_gated: StartGated, gated: GatedHub, tmp_path: Path
) -> None:
    SiteAuthority.made(gated.folder / "tls", "Kupang", ("antre.mpp.local",))
    made = gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)
    copy = backup(gated.folder, tmp_path / "carried" / "monday.db").path
    assert gated.stop() == 0
    new = tmp_path / "another" / "mall"
    restore(copy, new, decide=decide, fold=fold)
    assert HubKey(new).pin == HubKey(gated.folder).pin
    old_authority, new_authority = (SiteAuthority.known(folder / "tls") for folder in (gated.folder, new))
    assert old_authority is not None
    assert new_authority is not None
    assert new_authority.fingerprint == old_authority.fingerprint
    again = start_gated(new)
    with closing(again.link(tmp_path / "k", made)) as link:
        assert isinstance(ask(link, issue(device="kiosk-9"), 30.0), Accepted)
