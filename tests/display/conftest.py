"""Displays that are closed again, whatever became of the test."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.display.rig import Rig
from tests.ui.hub import Hub

MakeRig = Callable[..., Rig]


@pytest.fixture
def make_rig(qtbot: QtBot) -> Iterator[MakeRig]:
    rigs: list[Rig] = []

    def make(hub: Hub, **more: object) -> Rig:
        rigs.append(Rig(qtbot, hub, **more))  # type: ignore[arg-type]
        return rigs[-1]

    yield make
    for rig in rigs:
        rig.close()


@pytest.fixture
def hub() -> Hub:
    """The sample site with six open counters and people who wait."""
    hub = Hub()
    hub.open(1, 2, 3, 7, 13, 20)
    for service in ("A1", "A2", "A3", "A4", "U1", "K1", "S1"):
        hub.issue(service)
    return hub
