"""A hub behind its gate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.gate.rig import GatedHub, StartGated
from tests.sync.mall import prepare


@pytest.fixture
def start_gated() -> Iterator[StartGated]:
    """Starts hubs; those that still run at the end must stop cleanly."""
    started: list[GatedHub] = []

    def start(folder: Path, gate_port: int = 0) -> GatedHub:
        started.append(GatedHub(folder, gate_port))
        return started[-1]

    yield start
    assert [hub.stop() for hub in started if hub.process.is_alive()] in ([], [0], [0, 0])


@pytest.fixture
def gated(tmp_path: Path, start_gated: StartGated) -> GatedHub:
    return start_gated(prepare(tmp_path / "mall"))
