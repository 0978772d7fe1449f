"""What lies beside the store goes along with a backup, for its owner alone, and comes back where it is missing."""

import stat
import zipfile
from pathlib import Path

import pytest

from core.decide import decide
from core.fold import fold
from store.backup import backup, restore, scheduled_backup
from store.beside import LIVE_KEY, beside, put_back, take_along
from store.faults import Corrupt
from store.reports import Reports, waiting_letters
from store.totals import FILE, keep, kept
from tests.store.hall import open_hub

KEY = b"k" * 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with everything beside it, the worker running."""
    folder = tmp_path / "hub"
    open_hub(folder).close()
    keep(folder, {"2024-01": 1800})
    (folder / LIVE_KEY).write_bytes(KEY)
    (folder / "released").mkdir()
    (folder / "released" / "picture-2026-11-24.png").write_bytes(b"png")
    reports = Reports(folder / "summary.db")
    reports.note("2026-11-24", 7, 0, mail=True)
    reports.note_archive(2025, 7, 0)
    reports.close()
    return folder


def test_everything_comes_back_on_a_new_machine(folder: Path, tmp_path: Path) -> None:
    copy = backup(folder, tmp_path / "out" / "a.besti.db").path
    assert stat.S_IMODE(beside(copy).stat().st_mode) == 0o600
    new = tmp_path / "new"
    restore(copy, new, decide=decide, fold=fold)
    assert kept(new) == {"2024-01": 1800}
    assert (new / LIVE_KEY).read_bytes() == KEY
    assert (new / "released" / "picture-2026-11-24.png").read_bytes() == b"png"
    waiting = waiting_letters(new)
    assert waiting is not None
    assert (waiting.letters, waiting.since) == (1, "2026-11-24")
    reports = Reports(new / "summary.db")
    assert (reports.rendered(), reports.archived()) == ({"2026-11-24": 7}, {2025: 7})
    reports.close()


def test_what_is_there_already_stays(folder: Path, tmp_path: Path) -> None:
    copy = backup(folder, tmp_path / "a.besti.db").path
    (folder / LIVE_KEY).write_bytes(b"n" * 32)
    (folder / FILE).unlink()
    assert put_back(copy, folder) == ((FILE,), (LIVE_KEY,))
    assert (folder / LIVE_KEY).read_bytes() == b"n" * 32


def test_where_nothing_lies_beside_nothing_is_written(tmp_path: Path) -> None:
    open_hub(tmp_path / "hub").close()
    copy = backup(tmp_path / "hub", tmp_path / "a.besti.db").path
    assert not beside(copy).exists()
    assert put_back(copy, tmp_path / "hub") == ((), ())


def test_old_copies_go_with_what_came_along(folder: Path, tmp_path: Path) -> None:
    for name in ("2026-11-23", "2026-11-24", "2026-11-25"):
        scheduled_backup(folder, tmp_path / "backups", name, keep=2)
    names = sorted(path.name for path in (tmp_path / "backups").iterdir())
    ends = (".besti.db", ".besti.db.beside.zip")
    assert names == [f"2026-11-{day}{end}" for day in (24, 25) for end in ends]


def test_a_strange_archive_leads_nowhere_else_and_a_broken_one_is_told(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.besti.db"
    with zipfile.ZipFile(beside(copy), "w") as made:
        for name in (
            "../escaped", "site.db", "released/../../escaped", "released/x/picture-1.png", "tls/../../escaped",
            "tls/other.key", "/tls/hub.key", "./tls/hub.key", "tls//hub.key", "keys/kiosk-1.json", "tls/hub.key/x",
        ):  # fmt: skip
            made.writestr(name, "x")
    assert put_back(copy, folder) == ((), ())
    assert not (tmp_path / "escaped").exists()
    assert not (folder / "tls").exists()
    assert not (folder / "keys").exists()
    beside(copy).write_bytes(b"no archive")
    with pytest.raises(Corrupt):
        put_back(copy, folder)


def test_a_second_copy_takes_the_place_of_the_first(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.besti.db"
    take_along(folder, copy)
    keep(folder, {"2024-02": 5})
    take_along(folder, copy)
    with zipfile.ZipFile(beside(copy)) as made:
        assert b"2024-02,5" in made.read(FILE)


def keys_in(folder: Path, hub: str, authority: str) -> None:
    (folder / "tls").mkdir()
    for name, said in (("hub", hub), ("ca", authority)):
        (folder / "tls" / f"{name}.key").write_text(said)
        (folder / "tls" / f"{name}.crt").write_text(said)


def test_the_keys_of_a_hub_come_back_for_their_owner_alone(folder: Path, tmp_path: Path) -> None:
    keys_in(folder, "hub", "ca")
    copy = backup(folder, tmp_path / "a.besti.db").path
    new = tmp_path / "new"
    restore(copy, new, decide=decide, fold=fold)
    kept_keys = {path.name: (path.read_text(), stat.S_IMODE(path.stat().st_mode)) for path in (new / "tls").iterdir()}
    assert kept_keys == {f"{name}.{end}": (name, 0o600) for name in ("hub", "ca") for end in ("key", "crt")}
    assert stat.S_IMODE((new / "tls").stat().st_mode) == 0o700


def test_a_key_is_never_put_beside_the_certificate_of_another(folder: Path, tmp_path: Path) -> None:
    keys_in(folder, "hub", "ca")
    copy = backup(folder, tmp_path / "a.besti.db").path
    new = tmp_path / "new"
    new.mkdir()
    keys_in(new, "another hub", "another ca")
    (new / "tls" / "ca.key").unlink()
    put_back(copy, new)
    assert not (new / "tls" / "ca.key").exists()
    assert {path.read_text() for path in (new / "tls").iterdir()} == {"another hub", "another ca"}


def test_a_key_that_is_here_already_stays_and_is_named(folder: Path, tmp_path: Path) -> None:
    keys_in(folder, "hub", "ca")
    copy = backup(folder, tmp_path / "a.besti.db").path
    new = tmp_path / "new"
    new.mkdir()
    keys_in(new, "another hub", "ca")
    (new / "tls" / "ca.key").unlink()
    assert restore(copy, new, decide=decide, fold=fold).stayed == ("tls/ca.key", "tls/hub.crt", "tls/hub.key")
    assert (new / "tls" / "hub.key").read_text() == "another hub"


def test_the_keys_of_the_backup_take_their_place_where_that_is_asked(folder: Path, tmp_path: Path) -> None:
    keys_in(folder, "hub", "ca")
    copy = backup(folder, tmp_path / "a.besti.db").path
    new = tmp_path / "new"
    new.mkdir()
    keys_in(new, "another hub", "another ca")
    assert restore(copy, new, decide=decide, fold=fold, over=True).stayed == ()
    assert {path.name: path.read_text() for path in (new / "tls").iterdir()} == {
        **{f"{name}.{end}": name for name in ("hub", "ca") for end in ("key", "crt")},
        **{f"{name}.{end}.before-restore-1": f"another {name}" for name in ("hub", "ca") for end in ("key", "crt")},
    }
