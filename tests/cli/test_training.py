"""Training is another store with the same site file, and back again leaves nothing of it behind."""

from pathlib import Path

import pytest

from cli.settings import Settings
from cli.training import Training, as_it_is
from core.fold import fold
from store.reader import SiteReader
from tests.cli.shell import shell

SITE = Path(__file__).parent.parent.parent / "assets" / "sites" / "mpp-kupang.json"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    result = shell(tmp_path)("site", "load", str(SITE))
    assert result.exit_code == 0
    return Settings("box", str(tmp_path), hub={"port": 8930}, kiosk={})


def test_a_device_that_trains_has_a_store_of_its_own(settings: Settings, tmp_path: Path) -> None:
    assert as_it_is(settings) == settings
    Training(tmp_path).switch(True)
    training = as_it_is(settings)
    assert (training.folder, training.training) == (str(tmp_path / "latihan"), True)
    assert all("--training" in words for words in training.commands().values())
    reader = SiteReader.open(tmp_path / "latihan", fold=fold)
    assert reader.identity is not None
    assert reader.identity.training
    assert reader.catalog is not None
    assert reader.catalog.site.site.code == "kpg"
    reader.close()


def test_preparing_again_changes_nothing(settings: Settings, tmp_path: Path) -> None:
    Training(tmp_path).switch(True)
    as_it_is(settings)
    reader = SiteReader.open(tmp_path / "latihan", fold=fold)
    before = reader.state.lsn
    as_it_is(settings)
    reader.poll()
    assert reader.state.lsn == before
    reader.close()


def test_the_kiosk_in_training_finds_its_way_back(tmp_path: Path) -> None:
    Training(tmp_path).switch(True)
    inside = Training.of(tmp_path / "latihan", training=True)
    assert inside.on
    inside.switch(False)
    assert not Training(tmp_path).on
    assert not Training.of(tmp_path, training=False).on
