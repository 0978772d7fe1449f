"""A disk with the list of emergency numbers is copied or set back: a person says where to go on, no row comes twice."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import Result

from store import machine
from tests.cli.shell import Besti, besti

__all__ = ["besti"]


@pytest.fixture
def site(besti: Besti, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Besti:
    """A store with the sample site, on a machine whose id a test may change."""
    (tmp_path / "sys").mkdir()
    monkeypatch.setattr(machine, "SYS", tmp_path / "sys")
    monkeypatch.setattr(machine, "SYSTEM_ID", tmp_path / "id")
    (tmp_path / "id").write_text("box-1")
    assert besti("site", "load", str(files("assets") / "sites" / "mpp-kupang.json")).exit_code == 0
    return besti


def printed(site: Besti, tmp_path: Path, *more: str) -> Result:
    return site("paper-lane", "print", "--letter", "A", "--count", "2", "--out", str(tmp_path / "out"), *more)


def test_a_copied_disk_prints_nothing_until_a_person_says_where(site: Besti, tmp_path: Path) -> None:
    assert printed(site, tmp_path).exit_code == 0
    (tmp_path / "id").write_text("box-2")
    refused = printed(site, tmp_path)
    assert refused.exit_code == 2
    assert "from another machine" in refused.stderr
    assert printed(site, tmp_path, "--from", "501").output == "A9501 to A9502 printed. Next is A9503.\n"
    assert printed(site, tmp_path).output == "A9503 to A9504 printed. Next is A9505.\n"


def test_a_list_that_was_set_back_is_noticed(site: Besti, tmp_path: Path) -> None:
    assert printed(site, tmp_path).exit_code == 0
    path = tmp_path / "store" / "paper_lane.db"
    shutil.copy(path, tmp_path / "backup.db")
    assert printed(site, tmp_path).output == "A9003 to A9004 printed. Next is A9005.\n"
    shutil.copy(tmp_path / "backup.db", path)
    assert printed(site, tmp_path).exit_code == 2
    assert printed(site, tmp_path, "--from", "5").output == "A9005 to A9006 printed. Next is A9007.\n"
