"""The moments that a bench reads: each touch, page, frame and durable number, in the order in which they came."""

from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands import Command, Errand, Issue, OpenCounter
from kiosk.trace import Trace, TracedDecider
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub


def whats(path: Path) -> list[str]:
    return [line.split()[1] for line in path.read_text().splitlines()]


def test_a_touch_leads_to_a_page_and_a_frame(rig: Rig, tmp_path: Path) -> None:
    trace = Trace(tmp_path / "trace")
    rig.window.destroyed.connect(trace.close)
    trace.watch(rig.window, rig.kiosk.session.pageTurned)
    rig.touch("start")
    rig.bot.waitUntil(lambda: "frame" in whats(tmp_path / "trace"))
    told = whats(tmp_path / "trace")
    assert told[0] == "touch"
    assert told.index("touch") < told.index("page") < told.index("frame")


def test_times_only_grow(qtbot: QtBot, tmp_path: Path) -> None:
    with closing(Trace(tmp_path / "trace")) as trace:
        for _ in range(3):
            trace.mark("frame")
    times = [int(line.split()[0]) for line in (tmp_path / "trace").read_text().splitlines()]
    assert times == sorted(times)
    assert len(set(times)) == 3


def test_numbers_are_marked_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    hub = Hub()
    with closing(Trace(tmp_path / "trace")) as trace:
        traced = TracedDecider(hub, trace)
        traced.submit(Command(hub.id(), "counter", OpenCounter(1)))
        assert whats(tmp_path / "trace") == []
        traced.submit(Command(hub.id(), "kiosk-1", Issue(hub.id(), (Errand("A1"),))))
        traced.submit(Command(hub.id(), "kiosk-1", Issue(hub.id(), (Errand("nothing"),))))
    assert whats(tmp_path / "trace") == ["committed"]


def test_a_trace_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Trace(tmp_path / "gone" / "trace")
