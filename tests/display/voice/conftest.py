"""Voice packs, made once: a quick one of tones, and the real one of espeak-ng."""

from pathlib import Path

import pytest

from display.voice.home import ready
from display.voice.pack import Pack
from tests.display.voice.tones import tones
from tests.ui.hub import sample


@pytest.fixture(scope="session")
def tone_pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return tones(tmp_path_factory.mktemp("voice") / "tones")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A device's folder, in which the default voice of the sample site was made."""
    folder = tmp_path_factory.mktemp("store")
    ready(folder, "id", sample())
    return folder


@pytest.fixture(scope="session")
def real_pack(store: Path) -> Pack:
    return ready(store, "id", sample())
