"""A device forgets the site, but for what nobody else knows, and for what another process still writes."""

from contextlib import closing
from pathlib import Path

import pytest

from core.commands import Shown
from core.decide import decide
from core.fold import fold
from store.anchor import anchor_path
from store.outbox import Outbox
from store.own_file import open_display, open_kiosk
from store.wipe import wipe
from store.writer import SiteWriter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of a device with a copy, a display's file, keys and something set aside."""
    made = tmp_path / "data"
    SiteWriter.open(made, decide=decide, fold=fold).close()
    open_display(made / "display.db").close()
    (made / "keys").mkdir()
    (made / "keys" / "layar-1.json").write_text("rahasia")
    (tmp_path / "data.aside-1.5-99.ndjson").write_text("{}\n")
    return made


def test_everything_of_the_site_goes(folder: Path) -> None:
    assert anchor_path(folder).exists()
    assert wipe(folder) == []
    left = [path.name for path in folder.parent.rglob("*") if path.is_file() and not path.name.endswith(".lock")]
    assert left == []


def test_what_the_hub_has_not_heard_stays(folder: Path) -> None:
    with closing(open_display(folder / "display.db")) as store:
        Outbox(store, "layar-1").report(Shown(1, 1))
    assert wipe(folder) == [folder / "display.db"]
    assert not (folder / "site.db").exists()
    assert not (folder / "keys").exists()


def test_a_file_that_was_only_just_begun_owes_nothing(folder: Path) -> None:
    (folder / "kiosk.db").touch()
    assert wipe(folder) == []
    assert not (folder / "kiosk.db").exists()


def test_what_is_being_written_is_left_to_its_writer(folder: Path) -> None:
    with closing(open_kiosk(folder / "kiosk.db")):
        assert wipe(folder) == [folder / "kiosk.db"]
    assert wipe(folder) == []
    assert not (folder / "kiosk.db").exists()


def test_where_there_is_nothing_nothing_is_made(tmp_path: Path) -> None:
    assert wipe(tmp_path / "none") == []
    assert list(tmp_path.iterdir()) == []
