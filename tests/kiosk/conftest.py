"""Kiosks that are closed again, whatever became of the test."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import Beside
from tests.kiosk.rig import TALL, Rig
from tests.ui.hub import Hub

MakeRig = Callable[..., Rig]


@pytest.fixture
def make_rig(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeRig]:
    """Makes kiosks on a hub; without one, on the sample site at ten o'clock. They take touches without delay."""
    monkeypatch.setattr("kiosk.session.TAP_MS", 0)
    rigs: list[Rig] = []

    def make(
        hub: Hub | None = None, size: tuple[int, int] = TALL, training: bool = False, beside: Beside | None = None,
        panel: float | None = None,
    ) -> Rig:  # fmt: skip
        rigs.append(Rig(qtbot, hub or Hub(), size, training, beside, panel))
        return rigs[-1]

    yield make
    for rig in rigs:
        rig.close()


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    return make_rig()
