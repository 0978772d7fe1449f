"""`besti kiosk --shots`: the site of the store, else the sample; what cannot be saved is told."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cli import kiosk_shots
from core.site import Site
from tests.cli.shell import Besti, shell
from tests.ui.hub import sample

CANNOT_CREATE = 73
Taken = tuple[Site, Path, bool, float | None]


@pytest.fixture
def seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[Taken]:
    """What would be taken; the taking itself is tried in tests/kiosk/shots."""
    seen: list[Taken] = []

    def take(folder: Path, quick: bool, panel: float | None, site: Site) -> int:
        seen.append((site, folder, quick, panel))
        return 7

    monkeypatch.setattr(kiosk_shots, "_take", take)
    return seen


@pytest.fixture
def besti(tmp_path: Path) -> Besti:
    return shell(tmp_path / "store")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back afterwards: the command changes it for the rest of its process."""
    for name in ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QT_ENABLE_HIGHDPI_SCALING"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def test_without_a_store_the_sample_site_is_shown(besti: Besti, tmp_path: Path, seen: list[Taken]) -> None:
    result = besti("kiosk", "--shots", str(tmp_path / "new" / "shots"))
    assert (result.exit_code, "7 pictures" in result.stdout, "sample site" in result.stderr) == (0, True, True)
    assert seen == [(sample(), tmp_path / "new" / "shots", False, None)]


def test_a_site_sees_its_own_pages(besti: Besti, tmp_path: Path, seen: list[Taken]) -> None:
    assert besti("site", "load", "assets/sites/mpp-kupang.json").exit_code == 0
    result = besti("kiosk", "--shots", str(tmp_path / "shots"), "--quick", "--panel", "15.6", lang="id")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [(site.site.id, quick, panel) for site, _, quick, panel in seen] == [(sample().site.id, True, 15.6)]


def test_a_folder_that_cannot_be_made_is_told(besti: Besti, tmp_path: Path, seen: list[Taken]) -> None:
    (tmp_path / "file").write_text("")
    result = besti("kiosk", "--shots", str(tmp_path / "file" / "shots"))
    assert (result.exit_code, seen) == (CANNOT_CREATE, [])
    assert "No picture can be saved" in result.stderr


def test_one_quick_round_is_saved(qtbot: QtBot, besti: Besti, tmp_path: Path) -> None:
    result = besti("kiosk", "--shots", str(tmp_path / "shots"), "--quick")
    assert result.exit_code == 0
    assert (tmp_path / "shots" / "tall-id-100-welcome.png").exists()
