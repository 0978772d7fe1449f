"""`besti backup` and `besti restore`."""

from pathlib import Path

import msgspec

from core.commands import ChangeDocument
from core.decide import decide
from core.decider import Accepted
from core.devices import DEVICES, DeviceKey, DeviceKeys
from core.fold import fold
from store.writer import SiteWriter
from sync.hub_key import HubKey
from sync.site_authority import SiteAuthority
from tests.cli.shell import shell
from tests.core.sample import PATH
from tests.sync.mall import NINE_O_CLOCK, command


def test_there_and_back(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    copy = tmp_path / "copies" / "monday.db"
    made = besti("backup", str(copy))
    assert made.stdout == f"Backup: {copy} (1.1)\n"
    again = besti("backup", str(copy), lang="id")
    assert (again.exit_code, again.stderr) == (73, f"{copy} sudah ada.\n")
    restored = besti("restore", str(copy))
    assert restored.stdout.startswith("Restored up to 2.2; 0 events from after the backup were saved")
    assert "The old store is at" in restored.stdout
    assert besti("status").exit_code == 0


def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    result = shell(tmp_path / "nothing")("backup", str(tmp_path / "copy.db"))
    assert result.exit_code == 66
    assert not (tmp_path / "copy.db").exists()


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    before = besti("log", "--json").stdout
    wrong = tmp_path / "wrong.db"
    wrong.write_text("not a store, " * 500)
    result = besti("restore", str(wrong))
    assert result.exit_code == 65
    assert besti("log", "--json").stdout == before


def test_a_new_machine_is_told_which_keys_stay_and_how_to_take_the_old_ones(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    old = HubKey(tmp_path / "store").pin
    SiteAuthority.made(tmp_path / "store" / "tls", "Kupang", ("antre.mpp.local",))
    besti("backup", str(tmp_path / "copy.db"))
    new = shell(tmp_path / "new")
    mine = HubKey(tmp_path / "new").pin
    told = new("restore", str(tmp_path / "copy.db"))
    assert told.exit_code == 0
    assert "the hub's key that was here already stays" in told.stderr
    assert "authority" not in told.stderr
    assert HubKey(tmp_path / "new").pin == mine
    taken = new("restore", str(tmp_path / "copy.db"), "--keys-of-backup", lang="id")
    assert taken.stderr == ""
    assert HubKey(tmp_path / "new").pin == old != mine


def test_who_left_the_keys_behind_is_told(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    keys = DeviceKeys((DeviceKey("kiosk-2", "ab" * 32),))
    writer = SiteWriter.open(tmp_path / "store", decide=decide, fold=fold)
    document = ChangeDocument(DEVICES, msgspec.json.encode(keys).decode())
    (answer,) = writer.submit([command(document, "desk")], NINE_O_CLOCK)
    writer.close()
    assert isinstance(answer, Accepted)
    besti("backup", str(tmp_path / "copy.db"))
    assert "beside.zip" in shell(tmp_path / "new")("restore", str(tmp_path / "copy.db")).stderr
    (tmp_path / "with").mkdir()
    HubKey(tmp_path / "with")
    assert shell(tmp_path / "with")("restore", str(tmp_path / "copy.db")).stderr == ""
