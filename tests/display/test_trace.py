"""The moments that a bench reads."""

from pathlib import Path

from core.commands import CallNext
from display.app import Options
from tests.display.conftest import MakeRig
from tests.ui.hub import Hub


def test_a_painted_call_leaves_a_line(make_rig: MakeRig, hub: Hub, tmp_path: Path) -> None:
    rig = make_rig(hub, options=Options(size=(320, 180), trace=tmp_path / "trace"))
    hub.do(CallNext(1))
    rig.look()
    rig.bot.waitUntil(lambda: (tmp_path / "trace").read_text() != "")
    at, what, lsn = (tmp_path / "trace").read_text().split()
    assert (at.isdigit(), what, lsn) == (True, "painted", str(hub.log[-1].lsn))
